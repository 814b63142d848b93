dnl hw_packages.m4: find libraries, and say which Debian packages carry those that are missing.
dnl bootstrap reads the packages from configure.ac, so each of these stands there on one line.
dnl Nothing stops at the first one: HW_REPORT_MISSING names them all with one apt-get line.

m4_ifndef([PKG_CHECK_MODULES],
  [m4_fatal([pkg.m4 is missing: install pkgconf (apt-get install pkgconf)])])

dnl HW_NEED_MODULE(PREFIX, PKG-CONFIG MODULE, DEBIAN PACKAGE)
AC_DEFUN([HW_NEED_MODULE],
  [PKG_CHECK_MODULES([$1], [$2], [], [hw_missing="$hw_missing $3"])])

dnl HW_TEST_MODULE(PREFIX, PKG-CONFIG MODULE, DEBIAN PACKAGE): automake conditional HAVE_PREFIX.
AC_DEFUN([HW_TEST_MODULE], [
  PKG_CHECK_MODULES([$1], [$2], [hw_have_$1=yes],
    [hw_have_$1=no; hw_missing_for_tests="$hw_missing_for_tests $3"])
  AM_CONDITIONAL([HAVE_$1], [test "$hw_have_$1" = yes])
])

dnl HW_WANT_MODULE(PREFIX, PKG-CONFIG MODULES, WHAT IS LEFT OUT WITHOUT IT, DEBIAN PACKAGE): automake
dnl conditional HAVE_PREFIX.
AC_DEFUN([HW_WANT_MODULE], [
  PKG_CHECK_MODULES([$1], [$2], [hw_have_$1=yes],
    [hw_have_$1=no; hw_left_out="$hw_left_out
    without $4: $3"; hw_missing_for_all="$hw_missing_for_all $4"])
  AM_CONDITIONAL([HAVE_$1], [test "$hw_have_$1" = yes])
])

dnl HW_FIND_SONAME(NAME, LIBS, STEM): defines NAME as the file of the library STEM, for a program that loads
dnl it when it is first needed instead of at every start.
AC_DEFUN([HW_FIND_SONAME], [
  AC_MSG_CHECKING([for the file name of lib$3])
  hw_save_libs=$LIBS
  LIBS="-Wl,--no-as-needed $2 $LIBS"
  hw_soname=
  AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
    [hw_soname=`$OBJDUMP -p conftest$EXEEXT | sed -n 's/^ *NEEDED *\(lib$3\.so[[^ ]]*\)$/\1/p'`])
  LIBS=$hw_save_libs
  AC_MSG_RESULT([${hw_soname:-none}])
  AC_DEFINE_UNQUOTED([$1], ["${hw_soname:-lib$3.so}"], [File of lib$3.])
])

dnl HW_WANT_PROGRAM(VARIABLE, PROGRAM, WHAT IS LEFT OUT WITHOUT IT, DEBIAN PACKAGE)
AC_DEFUN([HW_WANT_PROGRAM], [
  AC_PATH_PROG([$1], [$2])
  AS_IF([test -z "$$1"], [hw_left_out="$hw_left_out
    without $4: $3"; hw_missing_for_all="$hw_missing_for_all $4"])
])

dnl HW_NEED_PROGRAM(VARIABLE, PROGRAM, DEBIAN PACKAGE)
AC_DEFUN([HW_NEED_PROGRAM], [
  AC_PATH_PROG([$1], [$2])
  AS_IF([test -z "$$1"], [hw_missing="$hw_missing $3"])
])

dnl HW_TEST_PROGRAM(VARIABLE, PROGRAM, DEBIAN PACKAGE)
AC_DEFUN([HW_TEST_PROGRAM], [
  AC_PATH_PROG([$1], [$2])
  AS_IF([test -z "$$1"], [hw_missing_for_tests="$hw_missing_for_tests $3"])
])

dnl HW_NEED_INIPARSER(DEBIAN PACKAGE): no .pc file; Debian has <iniparser/iniparser.h>, others <iniparser.h>.
AC_DEFUN([HW_NEED_INIPARSER], [
  AC_SUBST([INIPARSER_LIBS])
  hw_iniparser=no
  AC_CHECK_HEADERS([iniparser/iniparser.h iniparser.h], [hw_iniparser=yes; break])
  AC_CHECK_LIB([iniparser], [iniparser_load], [INIPARSER_LIBS=-liniparser], [hw_iniparser=no])
  AS_IF([test "$hw_iniparser" = no], [hw_missing="$hw_missing $1"])
])

AC_DEFUN([HW_REPORT_MISSING], [
  AC_SUBST([MISSING_FOR_TESTS], [$hw_missing_for_tests])
  AS_IF([test -n "$hw_missing"], [
    hw_missing=`echo $hw_missing $hw_missing_for_tests | tr ' ' '\n' | sort -u | tr '\n' ' '`
    AC_MSG_ERROR([missing Debian packages: install them with
    apt-get install --no-install-recommends $hw_missing])])
  AS_IF([test -n "$hw_missing_for_tests"], [
    AC_MSG_WARN([make check will need:$hw_missing_for_tests (apt-get install$hw_missing_for_tests)])])
  AS_IF([test -n "$hw_left_out"], [
    AC_MSG_NOTICE([left out:$hw_left_out
    (apt-get install --no-install-recommends$hw_missing_for_all)])])
])

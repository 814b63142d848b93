dnl hw_flags.m4: compiler flags, each tried before it is used, and the sanitizers.

dnl HW_CFLAGS(VARIABLE, FLAGS): append to VARIABLE those FLAGS the compiler takes without a word.
AC_DEFUN([HW_CFLAGS], [
  AC_SUBST([$1])
  for hw_flag in m4_normalize([$2]); do
    AC_MSG_CHECKING([whether $CC takes $hw_flag])
    hw_save_cflags=$CFLAGS
    CFLAGS="$hw_save_cflags -Werror $hw_flag"
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])],
      [AC_MSG_RESULT([yes]); $1="${$1:+$$1 }$hw_flag"],
      [AC_MSG_RESULT([no])])
    CFLAGS=$hw_save_cflags
  done
])

dnl HW_SANITIZERS: SANITIZER_CFLAGS for --enable-asan, --enable-ubsan, --enable-fuzzing.
dnl The three combine; what they find stops the program, so that a test cannot pass over it.
AC_DEFUN([HW_SANITIZERS], [
  AC_SUBST([SANITIZER_CFLAGS])
  hw_sanitize=
  AS_IF([test "x$enable_asan" != xno], [hw_sanitize=address])
  AS_IF([test "x$enable_ubsan" != xno], [hw_sanitize=${hw_sanitize:+$hw_sanitize,}undefined])
  AS_IF([test "x$enable_fuzzing" != xno], [
    AC_COMPILE_IFELSE([AC_LANG_SOURCE([[
#ifndef __clang__
#error not clang
#endif
]])], [], [AC_MSG_ERROR([--enable-fuzzing needs clang: configure with CC=clang])])
    hw_sanitize=${hw_sanitize:+$hw_sanitize,}fuzzer-no-link])
  AS_IF([test -n "$hw_sanitize"], [
    SANITIZER_CFLAGS="-fsanitize=$hw_sanitize -fno-sanitize-recover=all -fno-omit-frame-pointer"
    AC_MSG_CHECKING([whether $CC links with -fsanitize=$hw_sanitize])
    hw_save_cflags=$CFLAGS
    CFLAGS="$CFLAGS $SANITIZER_CFLAGS"
    AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [AC_MSG_RESULT([yes])],
      [AC_MSG_RESULT([no])
       AC_MSG_ERROR([$CC has no sanitizer runtime for $hw_sanitize: install libgcc-12-dev or libclang-rt-14-dev])])
    CFLAGS=$hw_save_cflags])
  AM_CONDITIONAL([SANITIZED], [test -n "$hw_sanitize"])
  AM_CONDITIONAL([FUZZING], [test "x$enable_fuzzing" != xno])
])

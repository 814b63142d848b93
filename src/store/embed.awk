# Turns the numbered migrations into C: an array of lines each (ISO C bounds one string literal, not
# the number of them), and the list of all. Usage: awk -f embed.awk 001.sql 002.sql …
FNR == 1 {
    number++
    name = FILENAME
    sub(/^.*\//, "", name)
    if (name != sprintf("%03d.sql", number)) {
        printf "%s: the migrations are 001.sql, 002.sql, … without gaps\n", FILENAME > "/dev/stderr"
        failed = 1
        exit 1
    }
    if (number == 1)
        print "#include \"config.h\"\n\n#include <stddef.h>\n\n#include \"store/migrate.h\"\n"
    else
        print "    NULL,\n};\n"
    printf "static const char *const migration_%03d[] = {\n", number
}
{
    line = $0
    gsub(/\\/, "\\\\", line)
    gsub(/"/, "\\\"", line)
    printf "    \"%s\",\n", line
}
END {
    if (failed)
        exit 1
    print "    NULL,\n};\n\nconst char *const *const migration_texts[] = {"
    for (i = 1; i <= number; i++)
        printf "    migration_%03d,\n", i
    printf "};\nconst int migration_count = %d;\n", number
}

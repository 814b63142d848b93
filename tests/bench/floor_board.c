/* floor_board.c: what a board costs at least: FILE CLASS DAY opens the database, runs one prepared
 * statement over the indexes that the program uses, and prints each row as a line. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include <sqlite3.h>

#define COLUMNS                                                                                    \
    "id, subject, text, minutes, kind, place, tier, optional, spread, assigned, due, state"

int main(int argc, char **argv)
{
    static const char sql[] =
        "SELECT " COLUMNS " FROM assignment WHERE school_id = 1 AND class_id = ?1"
        " AND assigned >= ?2 - 7 AND assigned <= ?2 AND (due > ?2 OR assigned >= ?2) AND state <> 8"
        " UNION ALL"
        " SELECT " COLUMNS " FROM assignment WHERE school_id = 1 AND class_id = ?1"
        " AND due - assigned > 7 AND due > ?2 AND due <= ?2 + 92 AND assigned < ?2 - 7"
        " AND state <> 8";
    sqlite3 *db;
    sqlite3_stmt *stmt;
    int code;

    if (argc != 4 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
        return EXIT_FAILURE;
    sqlite3_bind_int(stmt, 1, atoi(argv[2]));
    sqlite3_bind_int(stmt, 2, atoi(argv[3]));
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        int columns = sqlite3_column_count(stmt);

        for (int i = 0; i < columns; i++)
            printf("%s%c", sqlite3_column_text(stmt, i), i + 1 < columns ? '\t' : '\n');
    }
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return code == SQLITE_DONE ? EXIT_SUCCESS : EXIT_FAILURE;
}

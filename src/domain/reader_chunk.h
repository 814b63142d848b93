/* What becomes one assignment: clauses of a part that belong together (reader_part.c, reader_group.c), its text
 * (reader_text.c), its fields (reader_item.c). */
#ifndef DOMAIN_READER_CHUNK_H
#define DOMAIN_READER_CHUNK_H

#include "domain/reader_parts.h"

/* Clauses that become one assignment. */
struct chunk
{
    size_t first_clause, last_clause;
    size_t first_unit; /* of the part */
    bool notice;
    bool has_time, own_time; /* own_time: the numbering goes */
    struct time_field time;
    const struct clause *timed; /* the clause whose time it is; NULL: of the subject's line */
    bool split;                 /* its time stands in another sentence than some of its work */
    bool unsure;                /* could be the time of less, or of more */
    bool has_content;
    struct fields heading;
    bool own_line;
    struct range number; /* of the only item it has */
    int units;
};

struct grouping
{
    struct reader *reader;
    struct part *part;
    struct chunk *chunks; /* no more than clauses */
    int count;
};

/* A time that can be of an assignment: at the end of its clause, at its beginning, or alone in it. */
static inline bool is_timed(const struct clause *clause)
{
    return clause->has_time && !clause->time.limit &&
           (clause->at_end || clause->whole || clause->leads);
}

/* A line of its own that sets nothing: （课代表：小林）. */
bool is_talk(const struct part *part, const struct piece *unit);
/* Takes from the part what it says of none, before it is grouped (reader_none.c). */
void part_none(struct reader *reader, struct part *part);

/* An assignment, or notice, that begins with the clause of the unit; its index. */
int new_chunk(struct grouping *grouping, const struct piece *unit, size_t clause, bool notice);
/* The clause becomes a part of the chunk. */
void join_clause(struct grouping *grouping, int chunk, size_t clause);
void give_time(struct chunk *chunk, const struct clause *clause);

/* What an item has before it is grouped. */
struct unit_view
{
    const struct piece *unit;
    size_t timed; /* how many of its clauses have a time that can be an assignment's */
    const struct clause *last_timed;
    bool content; /* something that is no notice */
    bool notice;
};

struct unit_view view_unit(const struct part *part, const struct piece *unit);
/* All clauses of the unit that are nothing yet become a part of the assignment, a new one where chunk is -1. */
int gather_into(struct grouping *grouping, const struct piece *unit, int chunk);
int gather(struct grouping *grouping, const struct piece *units, size_t count);
/* Where no time ends anything: one that stands inside, or that limits a drill. */
void serve_inner_time(struct grouping *grouping, int chunk);
/* The clauses of an item, each time ending an assignment: 抄写10分钟，朗读5分钟. own: its numbering goes. */
void split_unit(struct grouping *grouping, const struct piece *unit, bool own);

/* Splits off what is to be brought, and what is to be known where no work stands beside it. */
void split_notices(struct grouping *grouping, const struct piece *unit);
/* The clauses of items under one heading into chunks. */
void group_units(struct grouping *grouping, const struct piece *units, size_t count);

/* The text of a chunk without the words that fields took; its words become the item's. */
char *chunk_text(struct reader *reader, const struct part *part, const struct chunk *chunk,
                 int index, int item);
/* A line that only remarks on the work above belongs to it. */
void attach_remarks(const struct reader *reader, struct part *part);
/* 没交的：3、15号 names pupils and sets nothing. */
void set_lists_aside(struct reader *reader, struct part *part);
/* 练习册不做了，改为…: what was called off is no item. */
void leave_called_off_out(struct reader *reader, struct part *part);
/* 作文纸自己带 behind timed work is set aside; behind what is brought it is brought as well. */
void set_own_things_aside(struct reader *reader, struct part *part);
/* 要点： before numbered items: a title of theirs. */
void set_titles_aside(struct reader *reader, struct part *part);
/* Units that say only when, where or how: of all that the part sets. */
void spread_fields(struct reader *reader, struct part *part);
/* 1.P100；2.选做P101。25分钟: one time, said apart, is of all the items. */
void join_openers(struct reader *reader, struct part *part);
/* Whether ; or 。 stands behind the clause. */
bool ends_sentence(const struct reader *reader, const struct clause *clause);
/* A due day or place behind several assignments of one line is of all of them. */
void share_last_fields(struct grouping *grouping);
/* 周一组长检查背诵: what is done with the work then, and no work of its own. */
bool is_inspection(const struct reader *reader, const struct clause *clause);
/* Makes the assignment of chunk `index` of the grouping. */
void make_item(struct grouping *grouping, int index);

#endif

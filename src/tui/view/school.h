/* The school in the terminal: sections, each a list whose rows are added, changed and removed in forms.
 * A section is a value in one of the files school_*.c; school.c has their order. */
#ifndef TUI_VIEW_SCHOOL_H
#define TUI_VIEW_SCHOOL_H

#include "tui/app.h"
#include "tui/widget/fields.h"
#include "tui/widget/table.h"

#define SCHOOL_TEXTS 7
#define SCHOOL_CELLS 5

/* What a form edits: the record itself, and what is typed or picked beside its fields. */
struct school_edit
{
    union
    {
        struct school school;
        struct class class;
        struct subject subject;
        struct teacher teacher;
        struct calendar_row calendar;
        struct term term;
        struct school_event event;
    };
    char *text[SCHOOL_TEXTS];
    int64_t picked[SCHOOL_TEXTS]; /* what text[i] stands for, where it is picked */
};

enum school_pick
{
    PICK_NOTHING, /* it is typed */
    PICK_PERSON,
    PICK_ROLE,
    PICK_ANY_ROLE, /* or none */
};

/* A row of a form: a field of the section's record, or a text. */
struct school_field
{
    const char *field; /* its name; NULL: text[text] */
    unsigned text;
    enum school_pick pick;
    const char *label; /* N_(); NULL: the field's */
    const char *help;  /* N_(): what belongs there, an example; may be NULL */
};
#define SCHOOL_FIELDS_MAX 8

/* A row of a list. */
struct school_row
{
    const char *cells[SCHOOL_CELLS];
    const char *key;    /* stays the same while its record is there */
    const char *name;   /* how a question calls it */
    const char *search; /* what it is found by beside its cells; may be NULL */
    const void *record; /* borrowed from the school's data until the next load */
    bool dim;
    bool fixed; /* the actor may not change this one */
};
struct school_rows
{
    struct school_row *items;
    size_t count;
    const char *summary; /* a few words for the list of sections; NULL: how many there are */
};

struct school_section
{
    const char *title;  /* N_(): 班级 */
    const char *adding; /* N_(): the title of the form that adds; NULL: nothing is added */
    const char *changing;
    enum entity entity; /* ENTITY_COUNT: its forms are of texts alone */
    enum right right;   /* to change anything of it */
    const struct table_spec *spec;
    const char *empty;
    const char *note; /* N_(): stands at the right of the title; may be NULL */
    const char *(*note_of)(struct app *app, struct arena *arena); /* in its place; NULL: none */
    void (*read)(struct app *app, struct arena *arena, struct school_rows *rows);
    const struct school_field *add, *edit; /* up to a row without field and label */
    /* From a row's record into the form, after its fields were copied; NULL: nothing beside them. */
    void (*fill)(struct app *app, const struct school_row *row, struct school_edit *edit,
                 struct arena *arena);
    /* row NULL: a new one. *wrong: the form's row that the fault is of, where it is known. */
    bool (*save)(struct app *app, const struct school_row *row, struct school_edit *edit,
                 struct arena *arena, size_t *wrong, struct err *err);
    /* NULL: what is added is a record of the entity, and removed as one. */
    bool (*remove)(struct app *app, const struct school_row *row, struct err *err);
};

extern const struct school_section school_classes, school_people, school_teaching, school_roles,
    school_subjects, school_calendar, school_terms, school_itself, school_timetables,
    school_service, school_shares, school_events, school_policy;

/* What opens view_school_list. */
struct school_list_argument
{
    const struct school_section *section;
};
/* What opens view_school_form. */
struct school_form_argument
{
    const struct school_section *section;
    const struct school_row *row; /* NULL: to add */
};

/* The cell of a list of struct school_row. */
void school_cell(const void *rows, size_t row, size_t column, struct table_cell *cell);
/* The session of what the school view does: the school is as of today, whatever day the board shows. */
struct session school_session(const struct app *app);
/* Whether the actor may change anything of a section. */
bool school_may(const struct app *app, const struct school_section *section);

const struct teacher *school_person(const struct app *app, int64_t id);

/* ---- drafts of a form (school_draft.c) ---- */

#define SCHOOL_DRAFT_NAME 16
/* The name that drafts of a section's form go by: of the row with that key, or (NULL) of a new one. */
void school_draft_name(const struct school_section *section, const char *key,
                       char name[SCHOOL_DRAFT_NAME]);
/* Whether a crash left something in one of the forms. */
bool school_draft_left(const struct app *app);
/* The rows that differ from how the form was opened; "" where none does. */
char *school_draft_write(const struct fields *fields, const struct school_edit *edit,
                         const struct school_edit *opened, struct arena *arena);
enum school_draft
{
    DRAFT_NOTHING,
    DRAFT_FOUND,
    DRAFT_OLDER, /* what it changes is no longer as it was then */
};
/* Puts what a draft says into a form that was just opened; texts are the arena's. */
enum school_draft school_draft_read(const char *text, const struct fields *fields,
                                    struct school_edit *edit, struct arena *arena);

/* Puts back what was typed and is no value of its row; after the form's record was opened. */
bool school_draft_retype(const char *text, struct fields *fields, struct arena *arena);

/* The rows of a form, as view_begin has them, too. */
void school_draw_rows(struct fields *fields, struct canvas *canvas, const char *const *helps,
                      int row, int end);
/* A request of a form's rows; EFFECT_NONE: it is another's. */
unsigned school_row_request(struct fields *fields, int request);

#endif

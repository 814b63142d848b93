/* What the contract says of the states of homework, reckoned a second time. */
#include "config.h"

#include "model/states.h"

#include <string.h>

#define SPAN_MAX 100
#define PART_MAX 600

/* ---- rules of the day ---- */

static int next_school_day(int day)
{
    int weekday = ((day + 1) % 7 + 7) % 7;

    return day + 1 + (weekday == 5 ? 2 : weekday == 6 ? 1 : 0);
}

static bool is_valid(const struct model_values *v)
{
    if (v->due <= v->day || v->due - v->day > SPAN_MAX)
        return false;
    return v->kind == NOTICE ? v->minutes == 0 : v->minutes >= 1 && v->minutes <= PART_MAX;
}

static bool same_values(const struct model_values *a, const struct model_values *b)
{
    return a->subject == b->subject && a->day == b->day && a->due == b->due &&
           a->minutes == b->minutes && a->text == b->text && a->kind == b->kind &&
           a->optional == b->optional && a->each == b->each;
}

static int part_on(const struct model_values *v, int day)
{
    if (day < v->day || day >= v->due)
        return 0;
    return v->each || day == v->day ? v->minutes : 0;
}

static int counted_on(const struct model_values *v, int day)
{
    return v->kind == WRITTEN && !v->optional ? part_on(v, day) : 0;
}

static bool is_posted(const struct model_item *item)
{
    return item->there && item->state == POSTED;
}

int model_load(const struct model *model, int class, int day)
{
    int load = 0;

    for (int id = 1; id < model->next; id++)
        if (is_posted(&model->items[id]) && model->items[id].class == class)
            load += counted_on(&model->items[id].values, day);
    return load;
}

int model_waiting(const struct model *model, int class, int day, int *minutes)
{
    int count = 0;

    *minutes = 0;
    for (int id = 1; id < model->next; id++) {
        const struct model_item *item = &model->items[id];
        if (!item->there || item->state != PENDING || item->class != class ||
            day < item->values.day || day >= item->values.due)
            continue;
        count++;
        *minutes += part_on(&item->values, day);
    }
    return count;
}

/* Whether some evening has more than before, and then more than the limit. */
static bool fills_over(const struct model *model, const struct model_item *base, int class,
                       const struct model_values *to)
{
    for (int day = to->day; day < to->due; day++) {
        int before = model_load(model, class, day), after = before + counted_on(to, day);

        if (base && is_posted(base))
            after -= counted_on(&base->values, day);
        if (after > before && after > MODEL_LIMIT)
            return true;
    }
    return false;
}

/* ---- who may ---- */

static bool may(int person, int right, int class, int subject, bool confirmed)
{
    switch (person) {
    case OFFICE:
        return true;
    case TEACHER:
        return right != MAY_REVIEW && subject == MATH;
    case HOMEROOM:
        return class == 0;
    case PUPIL:
        return right == MAY_SET && class == 0 && subject == MATH && !confirmed;
    default:
        return false;
    }
}

/* ---- writing ---- */

static bool same_item(const struct model_item *a, const struct model_item *b)
{
    if (!a->there || !b->there)
        return a->there == b->there;
    return a->class == b->class && same_values(&a->values, &b->values) && a->state == b->state &&
           a->by == b->by && a->confirmed == b->confirmed && a->was_posted == b->was_posted &&
           (!a->was_posted || same_values(&a->first, &b->first)) &&
           a->changed_at == b->changed_at && a->held_change == b->held_change && a->why == b->why &&
           a->reason == b->reason && a->replaces == b->replaces;
}

static void put(struct model *model, int id, const struct model_item *after)
{
    struct model_change *open = &model->open;

    if (same_item(&model->items[id], after))
        return;
    open->rows[open->count++] = (struct model_row){id, model->items[id], *after};
    model->items[id] = *after;
}

static bool is_change(const struct model_item *item)
{
    return item->there && item->replaces != 0 && (item->state == DRAFT || item->state == PENDING);
}

/* The change that stands beside a posted item; 0: none. */
static int beside(const struct model *model, int posted)
{
    for (int id = 1; id < model->next; id++)
        if (is_change(&model->items[id]) && model->items[id].replaces == posted)
            return id;
    return 0;
}

static void take_different(struct model_values *to, const struct model_values *from,
                           const struct model_values *now)
{
#define TAKE(member)                                                                               \
    if (from->member != now->member)                                                               \
    to->member = now->member
    TAKE(subject);
    TAKE(day);
    TAKE(due);
    TAKE(minutes);
    TAKE(text);
    TAKE(kind);
    TAKE(optional);
    TAKE(each);
#undef TAKE
}

/* What is asked for: an item as it is to be. */
struct wish
{
    int actor, right, id; /* id 0: new */
    struct model_item wanted;
    bool may_hold, answers;
    int why; /* -1: what the item says itself */
    long number, now;
};

static void drop(struct model *model, int id)
{
    struct model_item gone = model->items[id];

    gone.state = REMOVED;
    gone.held_change = 0;
    put(model, id, &gone);
}

/* The row that waits beside what is posted. What was given back is no such row: a new one takes its place. */
static void hold_beside(struct model *model, const struct wish *wish, int posted, int waiting,
                        bool itself, const struct model_item *next)
{
    struct model_item row = *next;
    int given_back = waiting && !itself && model->items[waiting].state == DRAFT ? waiting : 0;
    int id;

    waiting = given_back ? 0 : waiting;
    id = waiting ? waiting : model->next++;

    row.by = waiting ? model->items[waiting].by : wish->actor;
    row.why = waiting ? model->items[waiting].why : 0;
    row.confirmed = waiting ? model->items[waiting].confirmed : model->items[posted].confirmed;
    if (waiting && !itself) {
        struct model_values both = model->items[waiting].values;

        take_different(&both, &model->items[posted].values, &next->values);
        if (is_valid(&both))
            row.values = both;
    }
    row.replaces = posted;
    row.was_posted = false;
    memset(&row.first, 0, sizeof row.first);
    row.changed_at = 0;
    row.state = PENDING;
    row.reason = 0;
    row.stood = 0;
    row.why = wish->why > 0 ? wish->why : row.why;
    row.held_change = wish->number;
    put(model, id, &row);
    if (given_back)
        drop(model, given_back);
}

static void correct(const struct model_item *base, struct model_item *next, int why, long now)
{
    if (!base || !base->was_posted || same_values(&base->values, &next->values))
        return;
    bool differs = !same_values(&next->first, &next->values);
    next->why = differs ? why : 0;
    next->changed_at = differs ? now : 0;
}

static bool asks(const struct wish *wish, int class, int subject, bool confirmed)
{
    return may(wish->actor, wish->right, class, subject, confirmed);
}

/* What waits in place; what it stood as before, where that was on the board. */
static void hold_in_place(struct model *model, const struct wish *wish,
                          const struct model_item *base, struct model_item *next)
{
    next->state = PENDING;
    next->held_change = wish->number;
    if (base && base->state == WITHDRAWN && base->was_posted) {
        model->stood[++model->stood_count] = *base;
        next->stood = model->stood_count;
    } else if (!base || base->state != PENDING) {
        next->stood = 0;
    }
}

static enum model_answer become(struct model *model, const struct wish *wish)
{
    const struct model_item *current = wish->id ? &model->items[wish->id] : NULL;
    bool itself = current && is_change(current) && wish->wanted.state == POSTED;
    int base_id = itself ? current->replaces : wish->id;
    struct model_item base = model->items[base_id], next = wish->wanted;
    int waiting = itself ? wish->id : base_id && is_posted(&base) ? beside(model, base_id) : 0;
    int why = wish->why >= 0 ? wish->why : current->why;
    bool same, held, gone;

    if (itself) {
        next = base;
        next.values = wish->wanted.values;
        next.reason = wish->answers ? wish->wanted.reason : next.reason;
        why = wish->why > 0 ? wish->why : current->why;
    }
    if (!asks(wish, next.class, base_id ? base.values.subject : next.values.subject,
              base_id && base.confirmed) ||
        !asks(wish, next.class, next.values.subject, base_id && base.confirmed) ||
        (itself && !asks(wish, next.class, current->values.subject, current->confirmed)))
        return REFUSED;
    same = base_id && same_values(&base.values, &next.values);
    gone = next.state == REMOVED || next.state == WITHDRAWN;
    if (!(gone && same) && !is_valid(&next.values))
        return REFUSED;
    held = wish->may_hold && next.state == POSTED &&
           (model->approval == HOLD_ALL ||
            (model->approval == HOLD_OVER_LIMIT &&
             fills_over(model, base_id ? &base : NULL, next.class, &next.values)));
    if (held && base_id && is_posted(&base)) {
        struct wish now = *wish;

        now.why = why;
        hold_beside(model, &now, base_id, waiting, itself, &next);
        return HELD;
    }
    correct(base_id ? &base : NULL, &next, why, wish->now);
    if (base_id && !wish->answers && next.state != DRAFT && (base.state == DRAFT || !same))
        next.reason = 0;
    next.held_change = 0;
    if (held)
        hold_in_place(model, wish, base_id ? &base : NULL, &next);
    else
        next.stood = 0;
    if (next.state == POSTED && !next.was_posted) {
        next.was_posted = true;
        next.first = next.values;
    }
    put(model, base_id ? base_id : model->next++, &next);
    if (waiting && (itself || next.state != POSTED || !same))
        drop(model, waiting);
    return held ? HELD : DONE;
}

/* ---- the commands ---- */

static enum model_answer add(struct model *model, const struct model_command *command,
                             struct wish *wish, int class, const struct model_values *values)
{
    wish->wanted = (struct model_item){
        .there = true,
        .class = class,
        .values = *values,
        .state = command->draft ? DRAFT : POSTED,
        .by = command->actor,
        .confirmed = may(command->actor, MAY_CONFIRM, class, values->subject, false),
    };
    if (values->due == NO_DAY)
        wish->wanted.values.due = next_school_day(values->day);
    wish->may_hold = !command->draft;
    return become(model, wish);
}

static void edit_values(struct model_values *to, const struct model_command *command)
{
    const struct model_values *from = &command->values;

    to->subject = command->fields & OF_SUBJECT ? from->subject : to->subject;
    to->minutes = command->fields & OF_MINUTES ? from->minutes : to->minutes;
    to->text = command->fields & OF_TEXT ? from->text : to->text;
    to->kind = command->fields & OF_KIND ? from->kind : to->kind;
    to->optional = command->fields & OF_OPTIONAL ? from->optional : to->optional;
    to->due = command->fields & OF_DUE ? from->due : to->due;
    to->each = command->fields & OF_EACH ? from->each : to->each;
}

static enum model_answer change_values(struct model *model, struct wish *wish)
{
    if (wish->wanted.state == PENDING)
        wish->wanted.state = POSTED;
    wish->may_hold = true;
    return become(model, wish);
}

static enum model_answer edit(struct model *model, const struct model_command *command,
                              struct wish *wish)
{
    edit_values(&wish->wanted.values, command);
    wish->why = command->why;
    if (same_values(&wish->wanted.values, &model->items[command->id].values))
        return DONE;
    return change_values(model, wish);
}

static enum model_answer move(struct model *model, const struct model_command *command,
                              struct wish *wish)
{
    struct model_values *values = &wish->wanted.values;
    int due = values->due;

    if (values->day == command->to)
        return REFUSED;
    values->day = command->to;
    if (due <= command->to || due > command->to + SPAN_MAX)
        values->due = next_school_day(command->to);
    return change_values(model, wish);
}

static enum model_answer act(struct model *model, const struct model_command *command,
                             struct wish *wish)
{
    struct model_item *wanted = &wish->wanted;
    bool change = is_change(wanted);

    switch (command->verb) {
    case WITHDRAW:
        if (wanted->state != POSTED && wanted->state != PENDING)
            return REFUSED;
        wanted->state = change ? REMOVED : WITHDRAWN;
        break;
    case PUBLISH:
        if (wanted->state == POSTED || wanted->state == PENDING)
            return REFUSED;
        wanted->state = POSTED;
        wish->may_hold = true;
        break;
    case CONFIRM:
        if (wanted->confirmed || change)
            return REFUSED;
        wanted->confirmed = true;
        wish->right = MAY_CONFIRM;
        break;
    default:
        wanted->state = REMOVED;
        break;
    }
    return become(model, wish);
}

/* Nobody answers what is their own where the other reviewer may, whose own it is not: of the first class
 * office and homeroom teacher review, of the second the office alone. Own is what one entered, changed last,
 * or would have changed. */
static bool is_own(const struct model *model, const struct model_item *item, int actor)
{
    bool owner[PERSON_COUNT] = {false};

    owner[item->by] = true;
    if (item->replaces)
        owner[model->items[item->replaces].by] = true;
    for (int i = 0; i < model->change_count; i++)
        if (model->changes[i].number == item->held_change)
            owner[model->changes[i].actor] = true;
    return owner[actor] && item->class == 0 && !owner[actor == OFFICE ? HOMEROOM : OFFICE];
}

static enum model_answer approve(struct model *model, const struct model_command *command,
                                 struct wish *wish)
{
    struct model_item *wanted = &wish->wanted;
    const struct model_item old = *wanted;

    if (command->minutes >= 0) {
        if (command->minutes < 1 || command->minutes > wanted->values.minutes)
            return REFUSED;
        wanted->values.minutes = command->minutes;
    }
    if (wanted->values.due - 1 < command->day) {
        if (command->due == NO_DAY)
            return REFUSED;
        wanted->values.day = command->day;
    }
    if (command->due != NO_DAY)
        wanted->values.due = command->due;
    wanted->state = POSTED;
    wanted->reason = command->why;
    wish->why = -1;
    if (old.was_posted && !same_values(&old.first, &old.values) &&
        same_values(&old.values, &wanted->values))
        wanted->changed_at = wish->now;
    return become(model, wish);
}

static enum model_answer give_back(struct model *model, const struct model_command *command,
                                   struct wish *wish)
{
    struct model_item next = wish->wanted;

    if (!asks(wish, next.class, next.values.subject, next.confirmed))
        return REFUSED;
    if (next.stood)
        next = model->stood[next.stood];
    else
        next.state = DRAFT;
    next.reason = command->why;
    next.held_change = 0;
    next.stood = 0;
    put(model, command->id, &next);
    return DONE;
}

/* ---- undo ---- */

static const struct model_change *change_of(const struct model *model, long number)
{
    for (int i = 0; i < model->change_count; i++)
        if (model->changes[i].number == number)
            return &model->changes[i];
    return NULL;
}

static bool holds(const struct model *model, long number)
{
    for (int i = model->change_count - 1; i >= 0; i--)
        if (model->changes[i].ref == number)
            return !holds(model, model->changes[i].number);
    return true;
}

long model_last(const struct model *model, int actor)
{
    for (int i = model->change_count - 1; i >= 0; i--)
        if (model->changes[i].actor == actor && model->changes[i].ref == 0 &&
            holds(model, model->changes[i].number))
            return model->changes[i].number;
    return 0;
}

static bool may_undo(const struct model_change *change, const struct model_row *row, int actor)
{
    const struct model_item *left = row->after.there ? &row->after : &row->before;
    bool both = row->before.there && row->after.there;

    return may(actor, change->right, left->class, left->values.subject, left->confirmed) &&
           (!both ||
            may(actor, change->right, left->class, row->before.values.subject, left->confirmed)) &&
           (change->actor == actor ||
            may(actor, MAY_REVIEW, left->class, left->values.subject, left->confirmed));
}

/* What waits stands beside something posted, one an item. */
static bool all_stand(const struct model *model)
{
    for (int id = 1; id < model->next; id++) {
        const struct model_item *item = &model->items[id];
        if (is_change(item) &&
            (!is_posted(&model->items[item->replaces]) || beside(model, item->replaces) != id))
            return false;
        for (int other = id + 1; other < model->next; other++)
            if (is_change(item) && is_change(&model->items[other]) &&
                model->items[other].replaces == item->replaces)
                return false;
    }
    return true;
}

static enum model_answer undo(struct model *model, const struct model_command *command)
{
    const struct model_change *target = change_of(model, command->target);

    if (!target)
        return REFUSED;
    for (int i = 0; i < target->count; i++)
        if (!may_undo(target, &target->rows[i], command->actor) ||
            !same_item(&model->items[target->rows[i].id], &target->rows[i].after))
            return REFUSED;
    for (int i = target->count; i-- > 0;)
        put(model, target->rows[i].id, &target->rows[i].before);
    model->open.ref = command->target;
    model->open.right = target->right;
    if (all_stand(model))
        return DONE;
    for (int i = 0; i < model->open.count; i++)
        model->items[model->open.rows[i].id] = model->open.rows[i].before;
    return REFUSED;
}

/* ---- all ---- */

static enum model_answer run(struct model *model, const struct model_command *command,
                             struct wish *wish)
{
    const struct model_item *item = &model->items[command->id];
    struct model_values copied;

    if (command->verb == UNDO)
        return undo(model, command);
    if (command->verb == ADD)
        return add(model, command, wish, command->class, &command->values);
    if (!item->there || item->state == REMOVED)
        return REFUSED;
    wish->id = command->id;
    wish->wanted = *item;
    switch (command->verb) {
    case EDIT:
        return edit(model, command, wish);
    case MOVE:
        return move(model, command, wish);
    case COPY:
        /* what is not posted is copied by who may see it */
        if (item->state != POSTED && !(item->state == WITHDRAWN && item->was_posted) &&
            item->by != command->actor &&
            !may(command->actor, MAY_SET, item->class, item->values.subject, item->confirmed) &&
            !may(command->actor, MAY_REVIEW, item->class, item->values.subject, item->confirmed))
            return REFUSED;
        copied = item->values;
        copied.day = command->day;
        copied.due = NO_DAY;
        wish->id = 0;
        return add(model, command, wish, command->class, &copied);
    case APPROVE:
    case RETURN:
        wish->right = MAY_REVIEW;
        wish->answers = true;
        if ((command->actor != OFFICE && command->actor != HOMEROOM) || item->state != PENDING ||
            is_own(model, item, command->actor))
            return REFUSED;
        return command->verb == APPROVE ? approve(model, command, wish)
                                        : give_back(model, command, wish);
    default:
        return act(model, command, wish);
    }
}

enum model_answer model_do(struct model *model, const struct model_command *command, long number,
                           long now)
{
    struct wish wish = {.actor = command->actor, .right = MAY_SET, .number = number, .now = now};
    enum model_answer answer;

    model->open = (struct model_change){.number = number, .actor = command->actor};
    answer = run(model, command, &wish);
    if (command->verb != UNDO)
        model->open.right = wish.right;
    if (answer != REFUSED && model->open.count > 0)
        model->changes[model->change_count++] = model->open;
    return answer;
}

/* The one runner of commands: asks for the right, opens the transaction (or, for a dry run, a snapshot),
 * writes the head of the history row, knows a retry of a request, and commits or aborts. */
#include "config.h"

#include "service/internal.h"

void service_listen(struct service *service, outcome_listener *listener, void *context)
{
    service->listener = listener;
    service->listener_context = context;
}

static bool run_dry(struct run *run, run_body *body, void *context)
{
    struct store *store = run->session->service->store;
    bool ok;

    if (!store_begin_read(store, run->err))
        return false;
    ok = body(run, context);
    store_end_read(store);
    return ok;
}

static bool note_policy(const struct run *run)
{
    const struct session *session = run->session;

    return change_note_policy(run->change,
                              policy_fingerprint(&session->service->data.policy, run->arena),
                              session->moment.today, run->err);
}

static bool end_run(struct run *run, bool ok)
{
    const struct session *session = run->session;
    int64_t number = change_is_empty(run->change) ? 0 : change_number(run->change);

    if (!ok || !note_policy(run)) {
        store_abort(run->change);
        return false;
    }
    if (!store_commit(run->change, run->err))
        return false;
    run->outcome->change = number;
    if (number && session->service->listener)
        session->service->listener(session->service->listener_context, session, run->outcome);
    /* what the office alone may change is what the school is: it is read anew */
    return run->right != RIGHT_MANAGE || number == 0 ||
           service_refresh(run->session->service, run->err);
}

static bool run_written(struct run *run, const struct command *command, run_body *body,
                        void *context)
{
    const struct session *session = run->session;
    char request[REQUEST_BYTES];
    struct change_head head = {
        .request = session->request,
        .at = session->moment.now,
        .actor = session->actor->login,
        .action = vocab_code(&vocab_action, (int)command->action),
        .why = command->why,
    };
    int64_t repeated = 0;

    if (!head.request) { /* only who may try again brings a key of their own */
        request_new(request);
        head.request = request;
    }
    if (!store_begin_change(session->service->store, &head, &run->change, &repeated, run->err))
        return false;
    if (!run->change) {
        run->outcome->repeated = true;
        run->outcome->change = repeated;
        return true;
    }
    return end_run(run, body(run, context));
}

bool run_change(const struct session *session, const struct command *command, run_body *body,
                void *context, struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct arena *scratch = arena ? NULL : arena_new();
    struct outcome unseen;
    struct run run = {
        .session = session,
        .right = action_right(command->action),
        .arena = arena ? arena : scratch,
        .outcome = outcome ? outcome : &unseen,
        .err = err,
    };
    bool ok;

    *run.outcome = (struct outcome){0};
    ok = session_may(session, run.right, NULL, err) &&
         (command->dry_run ? run_dry(&run, body, context)
                           : run_written(&run, command, body, context));
    arena_free(scratch);
    return ok;
}

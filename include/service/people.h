/* Teachers and others of the school: who they are, what they teach and the roles they hold. */
#ifndef SERVICE_PEOPLE_H
#define SERVICE_PEOPLE_H

#include "service/session.h"

/* What a person is given and loses in the same change; teacher_ids are not looked at. */
struct person_change
{
    /* lessons from moment.from on, else from the day acted on, in place of who had them; the first teacher of
     * a lesson had it before as well */
    const struct teaching *taught;
    size_t taught_count;
    const struct grant *given; /* what is held there already takes the new days */
    size_t given_count;
    unsigned ended; /* 1 << role: all that is held of it, before anything is given */
};
/* As service_put. what: may be NULL; who is removed loses all roles. Where the first role besides an
 * office's is given and there is no office, whoever acts becomes it in the same change. ERR_INPUT: the last
 * office while others have roles. */
bool service_put_teacher(const struct session *session, const struct teacher *before,
                         struct teacher *after, const struct person_change *what, struct err *err);
/* Who can give roles, today and for good; NULL where nobody can. Borrowed. */
const struct teacher *service_office(const struct session *session);
/* Makes a login the office, whoever asks; ERR_INPUT names the office where there is one. */
bool service_name_office(const struct session *session, const char *login, struct err *err);
/* From moment.from on, else as above. Teacher 0 takes the teaching away. */
bool service_put_teaching(const struct session *session, const struct class *class,
                          const char *subject, int64_t teacher_id, struct err *err);

#endif

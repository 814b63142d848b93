/* Links that let who has one read a class's page where others may not. */
#ifndef SERVICE_LINK_H
#define SERVICE_LINK_H

#include "service/session.h"

/* Who serves them reads all of them in struct school_data. The key of a class's link, for who may change what is of the class; NULL: it has none. */
bool service_class_link(const struct session *session, const struct class *class, const char **key,
                        struct err *err);
/* Makes one, which nobody can guess; ERR_INPUT where there is one. Or revokes it. The
 * school data is read anew. */
bool service_make_class_link(const struct session *session, const struct class *class,
                             struct err *err);
bool service_revoke_class_link(const struct session *session, const struct class *class,
                               struct err *err);

#endif

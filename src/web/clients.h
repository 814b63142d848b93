/* Who is connected: how many from one address, how long each takes, and who listens for changes. */
#ifndef WEB_CLIENTS_H
#define WEB_CLIENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <time.h>

#include <microhttpd.h>

struct client;
struct clients;

/* A clock that nobody sets. */
time_t clients_seconds(void);

struct clients *clients_new(void);
void clients_free(struct clients *clients);

/* For MHD_OPTION_NOTIFY_CONNECTION and the accept policy; the context is the clients. */
void clients_notify(void *context, struct MHD_Connection *connection, void **socket_context,
                    enum MHD_ConnectionNotificationCode code);
enum MHD_Result clients_accept(void *context, const struct sockaddr *address, socklen_t size);
/* A request of the connection is done: its time begins anew. */
void clients_completed(struct MHD_Connection *connection);

/* Answers with a stream that tells each change; false: there are too many. */
bool clients_stream(struct clients *clients, struct MHD_Connection *connection,
                    enum MHD_Result *result);
/* What takes long is made one at a time. Whether it is the turn of this connection; else clients_wait() lets it
 * sleep until it is. clients_sleep(): until it is woken. Its request then comes anew. False: the server is to
 * end. */
bool clients_has_turn(struct MHD_Connection *connection);
bool clients_wait(struct clients *clients, struct MHD_Connection *connection);
bool clients_sleep(struct clients *clients, struct MHD_Connection *connection);
void clients_wake(struct MHD_Connection *connection);
/* It is the turn of who has waited longest; false: nobody waits. */
bool clients_next_turn(struct clients *clients);

/* Wakes every stream: the version is told to those that have not heard of it; lost: the store is away. */
void clients_tell(struct clients *clients, unsigned version, bool lost);
/* Once in a while: a sign of life on streams, an end to who takes too long. */
void clients_tend(struct clients *clients);
/* The stop dance: no stream may sleep when the server stops. */
void clients_end_streams(struct clients *clients);

#endif

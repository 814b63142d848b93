/* See clients.h. The library's own time limit is one of silence; who sends a byte now and then, or reads one,
 * is ended here. A stream sleeps (suspended) until there is something to tell. */
#include "config.h"

#include "web/clients.h"

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/err.h"
#include "web/reply.h"

#define FROM_ONE_ADDRESS 64 /* a school may stand behind one, but phones hold few */
#define REQUEST_SECONDS 30
#define STREAM_SECONDS 30 /* to take what it was told */
#define HEARTBEAT_SECONDS 15
#define STREAMS_MAX 1500
#define BLOCK_BYTES 256
#define ADDRESS_BYTES 16

struct client
{
    struct client *next, **place;
    struct MHD_Connection *connection;
    int fd;
    unsigned char address[ADDRESS_BYTES];
    bool counted; /* not of this machine, behind which a proxy may be */
    time_t since; /* the request began, or its stream was woken */
    bool streams;
    bool sleeps;         /* suspended */
    bool gone;           /* the other side has closed its stream */
    unsigned long waits; /* suspended, until it is its turn: the number it drew; 0: it does not */
    bool turn;
    bool rests;    /* suspended, until what it waits for is made */
    unsigned told; /* the version it knows */
    bool told_lost;
    time_t beat; /* when it was last told something */
    struct clients *all;
};
struct clients
{
    struct client *first;
    size_t streams;
    unsigned version;
    bool lost, ending;
    unsigned long drawn;
};

time_t clients_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

struct clients *clients_new(void)
{
    struct clients *clients = calloc(1, sizeof *clients);

    return clients ? clients : (die("memory"), NULL);
}

void clients_free(struct clients *clients)
{
    while (clients->first) {
        struct client *client = clients->first;
        clients->first = client->next;
        free(client);
    }
    free(clients);
}

/* ---- who comes ---- */

static bool is_loopback(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return (ntohl(((const struct sockaddr_in *)(const void *)address)->sin_addr.s_addr) >>
                24) == 127;
    return address->sa_family == AF_INET6 &&
           IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)(const void *)address)->sin6_addr);
}

/* Of IPv6 the network, for a phone has many addresses in it. */
static void address_bytes(const struct sockaddr *address, unsigned char out[ADDRESS_BYTES])
{
    memset(out, 0, ADDRESS_BYTES);
    if (address->sa_family == AF_INET)
        memcpy(out, &((const struct sockaddr_in *)(const void *)address)->sin_addr, 4);
    else if (address->sa_family == AF_INET6)
        memcpy(out, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, 8);
}

enum MHD_Result clients_accept(void *context, const struct sockaddr *address, socklen_t size)
{
    const struct clients *clients = context;
    unsigned char bytes[ADDRESS_BYTES];
    size_t count = 0;

    (void)size;
    if (is_loopback(address))
        return MHD_YES;
    address_bytes(address, bytes);
    for (const struct client *client = clients->first; client; client = client->next)
        count += client->counted && memcmp(client->address, bytes, ADDRESS_BYTES) == 0;
    return count < FROM_ONE_ADDRESS ? MHD_YES : MHD_NO;
}

static void client_came(struct clients *clients, struct MHD_Connection *connection,
                        void **socket_context)
{
    struct client *client = calloc(1, sizeof *client);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

    if (!client)
        die("memory");
    client->connection = connection;
    client->fd = info ? info->connect_fd : -1;
    client->since = clients_seconds();
    client->all = clients;
    info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info && info->client_addr) {
        client->counted = !is_loopback(info->client_addr);
        address_bytes(info->client_addr, client->address);
    }
    client->place = &clients->first;
    client->next = clients->first;
    if (client->next)
        client->next->place = &client->next;
    clients->first = client;
    *socket_context = client;
}

static void stream_ended(struct client *client)
{
    if (client->streams)
        client->all->streams--;
    client->streams = client->sleeps = false;
}

void clients_notify(void *context, struct MHD_Connection *connection, void **socket_context,
                    enum MHD_ConnectionNotificationCode code)
{
    struct client *client = *socket_context;

    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        client_came(context, connection, socket_context);
        return;
    }
    if (!client)
        return;
    stream_ended(client);
    *client->place = client->next;
    if (client->next)
        client->next->place = client->place;
    free(client);
    *socket_context = NULL;
}

static struct client *client_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info ? info->socket_context : NULL;
}

void clients_completed(struct MHD_Connection *connection)
{
    struct client *client = client_of(connection);

    if (!client)
        return;
    stream_ended(client);
    client->turn = false;
    client->since = clients_seconds();
}

/* ---- turns ---- */

bool clients_has_turn(struct MHD_Connection *connection)
{
    const struct client *client = client_of(connection);

    return client && client->turn;
}

bool clients_wait(struct clients *clients, struct MHD_Connection *connection)
{
    struct client *client = client_of(connection);

    if (!client || clients->ending)
        return false;
    client->waits = ++clients->drawn;
    MHD_suspend_connection(connection);
    return true;
}

bool clients_sleep(struct clients *clients, struct MHD_Connection *connection)
{
    struct client *client = client_of(connection);

    if (!client || clients->ending)
        return false;
    client->rests = true;
    MHD_suspend_connection(connection);
    return true;
}

static void let_go(struct client *client, bool turn)
{
    client->waits = 0;
    client->rests = false;
    client->turn = turn;
    client->since = clients_seconds();
    MHD_resume_connection(client->connection);
}

void clients_wake(struct MHD_Connection *connection)
{
    struct client *client = client_of(connection);

    if (client && client->rests)
        let_go(client, false);
}

bool clients_next_turn(struct clients *clients)
{
    struct client *next = NULL;

    for (struct client *client = clients->first; client; client = client->next)
        if (client->waits > 0 && (!next || client->waits < next->waits))
            next = client;
    if (next)
        let_go(next, true);
    return next != NULL;
}

/* ---- streams ---- */

static ssize_t tell(char *out, size_t size, const char *text)
{
    size_t length = strlen(text);

    if (length > size)
        return 0;
    memcpy(out, text, length);
    return (ssize_t)length;
}

static ssize_t read_stream(void *context, uint64_t position, char *out, size_t size)
{
    struct client *client = context;
    const struct clients *clients = client->all;
    time_t now = clients_seconds();
    char text[BLOCK_BYTES];

    (void)position;
    client->since = now;
    if (clients->ending || client->gone)
        return MHD_CONTENT_READER_END_OF_STREAM;
    if (client->told != clients->version || client->told_lost != clients->lost) {
        snprintf(text, sizeof text, "event: %s\ndata: %u\n\n", clients->lost ? "lost" : "change",
                 clients->version);
        client->told = clients->version;
        client->told_lost = clients->lost;
        client->beat = now;
        return tell(out, size, text);
    }
    if (now - client->beat >= HEARTBEAT_SECONDS) {
        client->beat = now;
        return tell(out, size, ":\n\n");
    }
    client->sleeps = true;
    MHD_suspend_connection(client->connection);
    return 0;
}

bool clients_stream(struct clients *clients, struct MHD_Connection *connection,
                    enum MHD_Result *result)
{
    struct client *client = client_of(connection);
    struct MHD_Response *response;

    if (!client || clients->streams >= STREAMS_MAX || clients->ending)
        return false;
    response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK_BYTES, read_stream, client, NULL);
    if (!response)
        die("memory");
    reply_add_headers(response);
    MHD_add_response_header(response, "Content-Type", "text/event-stream");
    MHD_add_response_header(response, "X-Accel-Buffering",
                            "no"); /* a proxy must not hold it back */
    MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, 0u);
    client->streams = true;
    client->gone = false;
    /* who comes back is told that there may be something new: the page asks with its tag */
    client->told = 0;
    client->told_lost = false;
    client->beat = clients_seconds();
    clients->streams++;
    *result = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return true;
}

static void wake(struct client *client)
{
    client->sleeps = false;
    client->since = clients_seconds();
    MHD_resume_connection(client->connection);
}

void clients_tell(struct clients *clients, unsigned version, bool lost)
{
    if (version == clients->version && lost == clients->lost)
        return;
    clients->version = version;
    clients->lost = lost;
    for (struct client *client = clients->first; client; client = client->next)
        if (client->sleeps)
            wake(client);
}

/* Nothing is read of who sleeps: that he went away would be noticed at the next sign of life only. */
static bool has_gone(const struct client *client)
{
    char byte;

    return recv(client->fd, &byte, sizeof byte, MSG_PEEK | MSG_DONTWAIT) == 0;
}

void clients_tend(struct clients *clients)
{
    time_t now = clients_seconds();

    for (struct client *client = clients->first; client; client = client->next) {
        if (client->waits > 0 || client->rests)
            continue;
        if (client->sleeps) {
            client->gone = has_gone(client);
            if (client->gone || now - client->beat >= HEARTBEAT_SECONDS)
                wake(client);
        } else if (now - client->since > (client->streams ? STREAM_SECONDS : REQUEST_SECONDS)) {
            shutdown(client->fd, SHUT_RDWR); /* the library then closes it */
            client->since = now;
        }
    }
}

void clients_end_streams(struct clients *clients)
{
    clients->ending = true;
    for (struct client *client = clients->first; client; client = client->next)
        if (client->sleeps)
            wake(client);
        else if (client->waits > 0 || client->rests)
            let_go(client, false);
}

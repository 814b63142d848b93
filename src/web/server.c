/* See server.h. One thread does it all: the library's descriptors are waited for here, and between two waits
 * the store is asked whether somebody changed something. */
#include "config.h"

#include "web/server.h"

#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "web/assets.h"
#include "web/clients.h"
#include "web/reply.h"
#include "web/sheets.h"

#define LOOK_MS 200 /* how often the store is looked at */
#define CONNECTIONS_MAX 2000
#define DESCRIPTORS_SPARE 64 /* for all but connections */
#define SILENCE_SECONDS 15
#define REQUEST_BYTES_MAX 16384 /* of a connection: the line and headers of a request must fit */
#define KEY_BYTES_MAX 1024

struct server
{
    struct site *site;
    struct replies *replies;
    struct clients *clients;
    struct MHD_Daemon *daemon;
    struct sheets *sheets;
    int64_t looked; /* milliseconds */
};

static volatile sig_atomic_t stopping;

static void on_stop(int number)
{
    (void)number;
    stopping = 1;
}

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void look(struct server *server)
{
    server->looked = milliseconds();
    if (site_look(server->site))
        replies_forget(server->replies);
    clients_tell(server->clients, server->site->version, server->site->lost != 0);
}

/* ---- answers ---- */

static enum MHD_Result send_page(struct MHD_Connection *connection, const struct page *page,
                                 unsigned status, const char *header, const char *value)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(page->size, page->bytes, MHD_RESPMEM_MUST_COPY);
    enum MHD_Result result;

    if (!response)
        return MHD_NO;
    reply_add_headers(response);
    MHD_add_response_header(response, "Content-Type", page->type);
    if (header)
        MHD_add_response_header(response, header, value);
    result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result send_once(struct MHD_Connection *connection, struct page *page)
{
    enum MHD_Result result = send_page(connection, page, page->status, NULL, NULL);

    free(page->bytes);
    return result;
}

static enum MHD_Result send_words(struct MHD_Connection *connection, unsigned status,
                                  const char *text, const char *header, const char *value)
{
    const struct page page = {
        .type = "text/plain; charset=utf-8", .bytes = (char *)text, .size = strlen(text)};

    return send_page(connection, &page, status, header, value);
}

static enum MHD_Result send_fault(struct server *server, struct MHD_Connection *connection,
                                  const struct address *address, enum page_status status)
{
    struct page page = page_of_fault(server->site, address, status);
    enum MHD_Result result =
        send_page(connection, &page, status, status == PAGE_FAILED ? "Retry-After" : NULL, "10");

    free(page.bytes);
    return result;
}

static enum MHD_Result answer_page(struct server *server, struct MHD_Connection *connection,
                                   const char *key, const struct address *address, const char *date)
{
    enum sheet_state state = SHEET_MADE;
    struct page page;

    if (address->view == VIEW_ASSET)
        return assets_find(address->name, &page)
                   ? reply_send(replies_keep(server->replies, key, &page, true), connection)
                   : send_fault(server, connection, address, PAGE_UNKNOWN);
    if (press_is_binary(address->format))
        state = sheets_ask(server->sheets, connection, address, date, &page);
    else
        page = making_end(page_begin(server->site, address, date));
    if (state == SHEET_WAITS)
        return MHD_YES;
    if (state == SHEET_REFUSED)
        return send_fault(server, connection, address, PAGE_FAILED);
    if (page.status != PAGE_GOOD)
        return send_fault(server, connection, address, page.status);
    if (state == SHEET_MADE)
        return reply_send(replies_keep(server->replies, key, &page, false), connection);
    return send_once(connection, &page);
}

static enum MHD_Result answer_new(struct server *server, struct MHD_Connection *connection,
                                  const char *key, const char *path, const char *date)
{
    struct arena *arena = arena_new();
    struct address address;
    enum MHD_Result result;

    if (!address_read(path, arena, &address))
        result = send_fault(server, connection, &address, PAGE_UNKNOWN);
    else if (address.view != VIEW_EVENTS)
        result = answer_page(server, connection, key, &address, date);
    else if (!clients_stream(server->clients, connection, &result))
        result = send_fault(server, connection, &address, PAGE_FAILED);
    arena_free(arena);
    return result;
}

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *path,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **request)
{
    static int begun;
    struct server *server = context;
    char key[KEY_BYTES_MAX];
    struct reply *reply;

    (void)version, (void)upload;
    if (strcmp(method, MHD_HTTP_METHOD_GET) != 0 && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0)
        return send_words(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "only GET and HEAD\n", "Allow",
                          "GET, HEAD");
    if (!*request) {
        *request = &begun;
        return MHD_YES;
    }
    if (*upload_size > 0) { /* nobody reads what is sent along */
        *upload_size = 0;
        return MHD_YES;
    }
    const char *date = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "date");
    if (snprintf(key, sizeof key, "%s?%s", path, date ? date : "") >= (int)sizeof key)
        return send_words(connection, MHD_HTTP_URI_TOO_LONG, "too long\n", NULL, NULL);
    look(server);
    reply = replies_find(server->replies, key);
    return reply ? reply_send(reply, connection) : answer_new(server, connection, key, path, date);
}

static void completed(void *context, struct MHD_Connection *connection, void **request,
                      enum MHD_RequestTerminationCode code)
{
    struct server *server = context;

    (void)request, (void)code;
    sheets_completed(server->sheets, connection);
    clients_completed(connection);
}

/* The library's own complaints about what others send are not ours. */
static void silent(void *context, const char *format, va_list arguments)
{
    (void)context, (void)format, (void)arguments;
}

/* ---- where it listens ---- */

static bool bad_listen(const char *text, struct err *err)
{
    return err_set(err, ERR_INPUT,
                   _("--listen “%s” is no address and port: write 127.0.0.1:8600, [::1]:8600, or "
                     "0.0.0.0:8600 for all of this computer's addresses"),
                   text);
}

static bool resolve(const char *text, struct arena *arena, struct addrinfo **found, struct err *err)
{
    const struct addrinfo hints = {.ai_family = AF_UNSPEC,
                                   .ai_socktype = SOCK_STREAM,
                                   .ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV};
    char *host = arena_strdup(arena, text), *colon = strrchr(host, ':');
    uint32_t port;

    if (!colon || !text_parse_uint(colon + 1, 65535, &port))
        return bad_listen(text, err);
    *colon = '\0';
    if (*host == '[' && colon > host + 1 && colon[-1] == ']') {
        colon[-1] = '\0';
        host++;
    }
    if (strcmp(host, "localhost") == 0)
        host = arena_strdup(arena, "127.0.0.1");
    if (*host == '\0' || getaddrinfo(host, colon + 1, &hints, found) != 0)
        return bad_listen(text, err);
    return true;
}

/* As many connections as there may be descriptors. */
static unsigned connections(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return DESCRIPTORS_SPARE;
    if (limit.rlim_cur < CONNECTIONS_MAX + DESCRIPTORS_SPARE) {
        limit.rlim_cur = limit.rlim_max < CONNECTIONS_MAX + DESCRIPTORS_SPARE
                             ? limit.rlim_max
                             : CONNECTIONS_MAX + DESCRIPTORS_SPARE;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur < 2 * DESCRIPTORS_SPARE)
        return DESCRIPTORS_SPARE;
    return limit.rlim_cur > CONNECTIONS_MAX + DESCRIPTORS_SPARE
               ? CONNECTIONS_MAX
               : (unsigned)limit.rlim_cur - DESCRIPTORS_SPARE;
}

struct server *server_start(struct site *site, struct err *err)
{
    struct server *server = ARENA_NEW(site->arena, struct server);
    struct addrinfo *found;

    *server = (struct server){.site = site};
    if (!resolve(site->options->listen, site->arena, &found, err))
        return NULL;
    server->replies = replies_new();
    server->clients = clients_new();
    server->sheets = sheets_new(site, server->clients);
    errno = 0;
    server->daemon = MHD_start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG |
            (found->ai_family == AF_INET6 ? MHD_USE_IPv6 : 0),
        0, clients_accept, server->clients, answer, server, MHD_OPTION_EXTERNAL_LOGGER, silent,
        NULL, MHD_OPTION_SOCK_ADDR, found->ai_addr, MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u,
        MHD_OPTION_NOTIFY_CONNECTION, clients_notify, server->clients, MHD_OPTION_NOTIFY_COMPLETED,
        completed, server, MHD_OPTION_CONNECTION_LIMIT, connections(),
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SILENCE_SECONDS,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_BYTES_MAX, MHD_OPTION_STRICT_FOR_CLIENT,
        1, MHD_OPTION_END);
    freeaddrinfo(found);
    if (!server->daemon) {
        err_set(err, ERR_INPUT,
                _("cannot listen at %s (%s): name a free one with --listen 127.0.0.1:8601"),
                site->options->listen, err_reason(errno));
        return NULL;
    }
    return server;
}

int server_port(const struct server *server)
{
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);

    return info ? info->port : 0;
}

/* ---- the loop ---- */

static void wait_and_answer(struct server *server, int descriptor, const sigset_t *mask)
{
    struct pollfd wanted[] = {{.fd = descriptor, .events = POLLIN},
                              {.fd = sheets_descriptor(server->sheets), .events = POLLIN}};
    MHD_UNSIGNED_LONG_LONG least;
    long wait = LOOK_MS;

    if (MHD_get_timeout(server->daemon, &least) == MHD_YES && (long)least < wait)
        wait = (long)least;
    if (sheets_go_on(server->sheets))
        wait = 0;
    ppoll(wanted, sizeof wanted / sizeof *wanted, &(struct timespec){.tv_nsec = wait * 1000000},
          mask);
    MHD_run(server->daemon);
}

void server_run(struct server *server)
{
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    const struct sigaction action = {.sa_handler = on_stop};
    static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t blocked, usual;
    time_t tended = 0;

    sigemptyset(&blocked);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        sigaddset(&blocked, stops[i]);
        sigaction(stops[i], &action, NULL);
    }
    sigprocmask(SIG_BLOCK, &blocked, &usual); /* heard while it waits, and only then */
    while (!stopping) {
        wait_and_answer(server, info->epoll_fd, &usual);
        if (milliseconds() - server->looked >= LOOK_MS) /* each request has looked too */
            look(server);
        if (time(NULL) != tended) {
            tended = time(NULL);
            clients_tend(server->clients);
        }
    }
    sigprocmask(SIG_SETMASK, &usual, NULL);
}

void server_stop(struct server *server)
{
    int socket = MHD_quiesce_daemon(server->daemon);

    if (socket >= 0)
        close(socket);
    sheets_stop(server->sheets);
    clients_end_streams(server->clients);
    MHD_run(server->daemon);
    MHD_run(server->daemon);
    MHD_stop_daemon(server->daemon);
    replies_free(server->replies);
    sheets_free(server->sheets);
    clients_free(server->clients);
}

/* floor_web.c: a bare server on libmicrohttpd that answers everything with the bytes of a file, and its port
 * on standard output; it ends with its standard input. */
#include "config.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <microhttpd.h>

#define FILE_MAX_BYTES 1000000

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *path,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **request)
{
    static int begun;

    (void)path, (void)method, (void)version, (void)upload, (void)upload_size;
    if (!*request) {
        *request = &begun;
        return MHD_YES;
    }
    return MHD_queue_response(connection, MHD_HTTP_OK, context);
}

int main(int argc, char **argv)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    char *bytes = malloc(FILE_MAX_BYTES), end;
    FILE *file = argc == 2 ? fopen(argv[1], "re") : NULL;
    struct MHD_Response *response;
    struct MHD_Daemon *daemon;

    if (!file || !bytes)
        return EXIT_FAILURE;
    response = MHD_create_response_from_buffer(fread(bytes, 1, FILE_MAX_BYTES, file), bytes,
                                               MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(response, "Content-Type", "text/html; charset=utf-8");
    daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, response,
                              MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_END);
    if (!daemon)
        return EXIT_FAILURE;
    printf(":%d/\n", MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
    fflush(stdout);
    while (read(STDIN_FILENO, &end, 1) > 0)
        continue;
    MHD_stop_daemon(daemon);
    return EXIT_SUCCESS;
}

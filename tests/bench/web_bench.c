/* web_bench.c: how many pages a second hwboard-web gives, against floor_web.c, which sends the same bytes:
 * connections that stay, a request on each, then the answers. */
#include "config.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/measure.h"

#define PAIRS 21
#define CONNECTIONS 8
#define ROUNDS 250
#define GOAL 2.0 /* at least half as many a second */
#define ANSWER_BYTES 200000
#define DAY "2026-11-17"
#define REQUEST "GET /class/3-2 HTTP/1.1\r\nHost: x\r\n\r\n"

struct served
{
    pid_t pid;
    int input; /* the floor ends with it */
    int sockets[CONNECTIONS];
};

static int port_of(FILE *said)
{
    char line[512];
    int port = 0;

    while (port == 0 && fgets(line, sizeof line, said))
        for (char *colon = strchr(line, ':'); colon && port == 0; colon = strchr(colon + 1, ':'))
            port = atoi(colon + 1);
    return port;
}

static int connected(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (descriptor < 0 ||
        connect(descriptor, (const struct sockaddr *)(const void *)&address, sizeof address) != 0)
        bench_fail("port %d cannot be reached", port);
    return descriptor;
}

static void start(struct served *served, const char *const *argv)
{
    int said[2], input[2], port;
    FILE *stream;

    if (pipe2(said, O_CLOEXEC) != 0 || pipe2(input, O_CLOEXEC) != 0)
        bench_fail("no pipe");
    served->pid = fork();
    if (served->pid == 0) {
        dup2(input[0], STDIN_FILENO);
        dup2(said[1], STDOUT_FILENO);
        execv(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    close(said[1]);
    close(input[0]);
    served->input = input[1];
    stream = fdopen(said[0], "r");
    port = stream ? port_of(stream) : 0;
    if (port == 0)
        bench_fail("%s does not serve", argv[0]);
    for (int i = 0; i < CONNECTIONS; i++)
        served->sockets[i] = connected(port);
}

/* One answer, whole; its bytes, behind its headers. */
static size_t read_answer(int descriptor, char *answer, const char **body)
{
    size_t count = 0, length = 0;

    *body = NULL;
    while (!*body || count < (size_t)(*body - answer) + length) {
        ssize_t got = read(descriptor, answer + count, ANSWER_BYTES - count);
        if (got <= 0)
            bench_fail("an answer breaks off");
        count += (size_t)got;
        answer[count] = '\0';
        const char *end = *body ? NULL : strstr(answer, "\r\n\r\n");
        if (end) {
            *body = end + 4;
            length = (size_t)atoi(strstr(answer, "Content-Length: ") + strlen("Content-Length: "));
        }
    }
    return length;
}

static void ask(int descriptor)
{
    if (write(descriptor, REQUEST, strlen(REQUEST)) != (ssize_t)strlen(REQUEST))
        bench_fail("a request breaks off");
}

static double cost_of_pages(void *context)
{
    static char answer[ANSWER_BYTES + 1];
    const struct served *served = context;
    const char *body;
    double begin = clock_seconds();

    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < CONNECTIONS; i++)
            ask(served->sockets[i]);
        for (int i = 0; i < CONNECTIONS; i++)
            read_answer(served->sockets[i], answer, &body);
    }
    return (clock_seconds() - begin) / (ROUNDS * CONNECTIONS);
}

static void stop(struct served *served)
{
    close(served->input);
    kill(served->pid, SIGTERM);
    waitpid(served->pid, NULL, 0);
}

int main(void)
{
    static char answer[ANSWER_BYTES + 1];
    char *db = bench_path("web.db"), *page = bench_path("web.html"), bare[4096];
    struct served web, least;
    const char *program = environment_path("HWBOARD"), *body;
    FILE *file;

    unlink(db);
    run_program(
        (const char *const[]){program, "--db", db, "-q", "--date", DAY, "init", "--demo", NULL},
        NULL);
    start(&web, (const char *const[]){program, "--db", db, "--date", DAY, "serve", "--listen",
                                      "127.0.0.1:0", NULL});
    ask(web.sockets[0]);
    size_t length = read_answer(web.sockets[0], answer, &body);
    file = fopen(page, "we");
    if (!file || fwrite(body, 1, length, file) != length || fclose(file) != 0)
        bench_fail("%s cannot be written", page);
    snprintf(bare, sizeof bare, "%s/tests/bench/floor_web", environment_path("HWBOARD_BUILDDIR"));
    start(&least, (const char *const[]){bare, page, NULL});
    struct ratio ratio = measure_ratio(cost_of_pages, &web, cost_of_pages, &least, PAIRS);
    print_ratio("GET /class/3-2 : bare libmicrohttpd", &ratio, GOAL);
    stop(&web);
    stop(&least);
    free(db);
    free(page);
    return EXIT_SUCCESS;
}

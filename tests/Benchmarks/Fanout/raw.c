/*
 * The physical limit of sending every frame to every viewer: nothing but a loop of non-blocking sends.
 *
 *   raw PORT SIZES
 *
 * SIZES  a file with the length of one frame per line, sent in turn, 25 per second. Ends with its standard input.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

struct viewer { int fd; size_t at, left; };

static struct viewer viewers[4096];
static int count, poller;
static unsigned char *frame;

static void push(struct viewer *v)
{
    ssize_t n = send(v->fd, frame + v->at, v->left, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n > 0) { v->at += n; v->left -= n; }
    struct epoll_event event = { .events = v->left ? EPOLLOUT : 0, .data.ptr = v };
    if (v->left) epoll_ctl(poller, EPOLL_CTL_MOD, v->fd, &event);
}

int main(int argc, char **argv)
{
    static size_t sizes[1 << 16];
    size_t size_count = 0, most = 0, turn = 0;
    if (argc != 3) return 2;
    FILE *file = fopen(argv[2], "r");
    while (file && size_count < sizeof sizes / sizeof *sizes && fscanf(file, "%zu", &sizes[size_count]) == 1) {
        if (sizes[size_count] > most) most = sizes[size_count];
        size_count++;
    }
    if (!size_count) { fprintf(stderr, "raw: no sizes in %s\n", argv[2]); return 2; }
    frame = calloc(1, most);
    int listener = socket(AF_INET, SOCK_STREAM, 0), one = 1, clock = timerfd_create(CLOCK_MONOTONIC, 0);
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 1024)) { perror("raw"); return 1; }
    struct itimerspec pace = { { 0, 40000000 }, { 0, 40000000 } };
    timerfd_settime(clock, 0, &pace, NULL);
    poller = epoll_create1(0);
    int fixed[] = { 0, listener, clock };
    for (int i = 0; i < 3; i++) {
        struct epoll_event event = { .events = EPOLLIN, .data.ptr = &fixed[i] };
        epoll_ctl(poller, EPOLL_CTL_ADD, fixed[i], &event);
    }
    printf("ready\n");
    fflush(stdout);
    for (;;) {
        struct epoll_event events[64];
        int n = epoll_wait(poller, events, 64, -1);
        for (int i = 0; i < n; i++) {
            void *who = events[i].data.ptr;
            char waste[64];
            uint64_t ticks;
            if (who == &fixed[0]) {
                if (read(0, waste, sizeof waste) <= 0) return 0;
            } else if (who == &fixed[1] && count < 4096) {
                struct viewer *v = &viewers[count++];
                struct epoll_event event = { .events = 0, .data.ptr = v };
                int buffer = 256 * 1024;
                v->fd = accept(listener, NULL, NULL);
                setsockopt(v->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                setsockopt(v->fd, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
                epoll_ctl(poller, EPOLL_CTL_ADD, v->fd, &event);
            } else if (who == &fixed[2] && read(clock, &ticks, 8) == 8) {
                size_t size = sizes[turn++ % size_count];
                for (int each = 0; each < count; each++) {
                    if (viewers[each].left) continue;
                    viewers[each].at = 0;
                    viewers[each].left = size;
                    push(&viewers[each]);
                }
            } else if (who != &fixed[1] && who != &fixed[2]) {
                push(who);
            }
        }
    }
}

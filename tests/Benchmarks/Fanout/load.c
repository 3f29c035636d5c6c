/*
 * The viewers of the fan-out bench: connects COUNT of them, reads and discards, and samples how old pictures are when they are whole.
 *
 *   load KIND PORT COUNT RATE
 *
 * KIND  ws (asks for a picture in its first message), flv (a WebSocket at a path), rtmp, or raw (only reads)
 * RATE  bytes per second and viewer; -1 as fast as it comes, 0 stops reading after the first picture
 *
 * Standard input: lines of what the kind needs, tab-separated (ws: cookie, origin, ask; flv: path; rtmp: app, stream), then an empty
 * line; after that each line "mark" prints what came since the last one. Ends with its input.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { HTTP_ANSWER, RTMP_HELLO, RUNNING, GONE };
struct viewer { int fd, phase, have, seen; uint64_t skip; int64_t arrived; unsigned char head[160]; int paced; };

static char *lines[256];
static int line_count, count, port, ready_count, closed, ready_said;
static long rate;
static const char *kind;
static struct viewer *viewers;
static uint64_t bytes, frames;
static unsigned char buffer[1 << 18];
static uint32_t *samples;
static size_t sample_count;
enum { MOST_SAMPLES = 4 << 20 };
static int poller;

static int64_t now_us(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void die(const char *what) { fprintf(stderr, "load: %s: %s\n", what, strerror(errno)); exit(1); }

static void say(struct viewer *v, const void *data, size_t length)
{
    if (send(v->fd, data, length, MSG_NOSIGNAL) != (ssize_t)length) v->phase = GONE;
}

static char *part(char *line, int which)
{
    static char copy[4096];
    snprintf(copy, sizeof copy, "%s", line);
    char *rest = copy, *one = strsep(&rest, "\t");
    while (which-- > 0 && one) one = strsep(&rest, "\t");
    return one ? one : "";
}

static void amf_text(unsigned char **at, const char *text)
{
    size_t n = strlen(text);
    *(*at)++ = 2; *(*at)++ = n >> 8; *(*at)++ = n; memcpy(*at, text, n); *at += n;
}

static void amf_number(unsigned char **at, double number)
{
    unsigned char raw[8];
    memcpy(raw, &number, 8);
    *(*at)++ = 0;
    for (int i = 7; i >= 0; i--) *(*at)++ = raw[i];
}

static void amf_name(unsigned char **at, const char *name)
{
    size_t n = strlen(name);
    *(*at)++ = n >> 8; *(*at)++ = n; memcpy(*at, name, n); *at += n;
}

static void rtmp_command(struct viewer *v, int stream, unsigned char *body, size_t length)
{
    unsigned char message[256] = { 3, 0, 0, 0, length >> 16, length >> 8, length, 20, stream, 0, 0, 0 };
    memcpy(message + 12, body, length);
    say(v, message, 12 + length);
}

static void rtmp_play(struct viewer *v, char *line)
{
    unsigned char zeros[1536] = { 0 }, body[200], *at = body;
    say(v, zeros, sizeof zeros);
    amf_text(&at, "connect"); amf_number(&at, 1); *at++ = 3;
    amf_name(&at, "app"); amf_text(&at, part(line, 0));
    amf_name(&at, "tcUrl"); amf_text(&at, "rtmp://127.0.0.1/live");
    *at++ = 0; *at++ = 0; *at++ = 9;
    rtmp_command(v, 0, body, at - body);
    at = body; amf_text(&at, "createStream"); amf_number(&at, 2); *at++ = 5;
    rtmp_command(v, 0, body, at - body);
    at = body; amf_text(&at, "play"); amf_number(&at, 3); *at++ = 5; amf_text(&at, part(line, 1));
    rtmp_command(v, 1, body, at - body);
}

static void ws_send(struct viewer *v, int opcode, const void *data, size_t length)
{
    unsigned char frame[4200];
    size_t head = 2;
    frame[0] = 0x80 | opcode;
    if (length < 126) frame[1] = 0x80 | length;
    else { frame[1] = 0x80 | 126; frame[2] = length >> 8; frame[3] = length; head = 4; }
    memset(frame + head, 0, 4); /* a mask of zeros masks nothing, and is allowed */
    memcpy(frame + head + 4, data, length);
    say(v, frame, head + 4 + length);
}

static void begin(struct viewer *v, int index)
{
    char request[4096], *line = lines[index % line_count];
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int one = 1, small = 65536;
    v->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (v->fd < 0) die("socket");
    if (rate >= 0) setsockopt(v->fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    if (connect(v->fd, (struct sockaddr *)&address, sizeof address)) die("connect");
    setsockopt(v->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (!strcmp(kind, "ws") || !strcmp(kind, "flv")) {
        int asks = kind[0] == 'w', n;
        n = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n", asks ? "/v1/pictures" : part(line, 0), port);
        if (asks) n += snprintf(request + n, sizeof request - n, "Cookie: %s\r\n", part(line, 0));
        if (asks) n += snprintf(request + n, sizeof request - n, "Origin: %s\r\n", part(line, 1));
        n += snprintf(request + n, sizeof request - n,
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        v->phase = HTTP_ANSWER;
        say(v, request, n);
    } else if (!strcmp(kind, "rtmp")) {
        unsigned char hello[1537] = { 3 };
        v->phase = RTMP_HELLO;
        say(v, hello, sizeof hello);
    } else {
        v->phase = RUNNING;
    }
    struct epoll_event event = { .events = EPOLLIN, .data.ptr = v };
    if (epoll_ctl(poller, EPOLL_CTL_ADD, v->fd, &event)) die("epoll_ctl");
}

static void seen(struct viewer *v)
{
    frames++;
    if (v->seen) return;
    v->seen = 1;
    ready_count++;
    if (rate >= 0) {
        v->paced = 1;
        epoll_ctl(poller, EPOLL_CTL_DEL, v->fd, NULL);
    }
}

static void whole(struct viewer *v)
{
    int opcode = v->head[0] & 15, size = v->head[1] & 127, at = size < 126 ? 2 : size == 126 ? 4 : 10;
    if (opcode == 2) {
        if (v->arrived && sample_count < MOST_SAMPLES) samples[sample_count++] = now_us(CLOCK_REALTIME) - v->arrived;
        if (kind[0] == 'f' || v->head[at] == 2) seen(v);
    } else if (opcode == 9) {
        ws_send(v, 10, v->head + at, size < 125 ? size : 125);
    } else if (opcode == 8) {
        fprintf(stderr, "load: closed with %d %.*s\n", v->head[at] << 8 | v->head[at + 1], size > 2 ? size - 2 : 0, v->head + at + 2);
    }
    v->have = 0;
    v->arrived = 0;
}

/* Walks over WebSocket messages: keeps the beginning of each, skips the rest. */
static void walk(struct viewer *v, unsigned char *data, size_t length)
{
    while (length) {
        if (v->skip) {
            size_t n = v->skip < length ? v->skip : length;
            v->skip -= n; data += n; length -= n;
            if (!v->skip) whole(v);
            continue;
        }
        v->head[v->have++] = *data++; length--;
        int size = v->head[1] & 127, at = size < 126 ? 2 : size == 126 ? 4 : 10;
        if (v->have < 2 || v->have < at) continue;
        uint64_t body = size;
        if (at > 2) { body = 0; for (int i = 2; i < at; i++) body = body << 8 | v->head[i]; }
        uint64_t keep = (v->head[0] & 15) == 2 ? 24 : 125;
        if (keep > body) keep = body;
        if ((uint64_t)(v->have - at) < keep) continue;
        if (kind[0] == 'w' && (v->head[0] & 15) == 2 && keep == 24 && v->head[at] == 2 && !(v->head[at + 1] & 2))
            memcpy(&v->arrived, v->head + at + 16, 8);
        v->skip = body - keep;
        if (!v->skip) whole(v);
    }
}

static void gone(struct viewer *v)
{
    if (v->phase == GONE && v->fd < 0) return;
    closed++;
    close(v->fd);
    v->fd = -1;
    v->phase = GONE;
}

static void take(struct viewer *v, unsigned char *data, size_t length)
{
    bytes += length;
    if (v->phase == HTTP_ANSWER) {
        static const char end[] = "\r\n\r\n";
        while (length && v->phase == HTTP_ANSWER) {
            if (v->skip < 12) v->head[v->skip] = *data;
            v->skip++;
            v->have = *data == end[v->have] ? v->have + 1 : *data == '\r';
            data++; length--;
            if (v->have == 4) {
                if (memcmp(v->head + 9, "101", 3)) { fprintf(stderr, "load: refused: %.3s\n", v->head + 9); gone(v); return; }
                v->phase = RUNNING; v->have = 0; v->skip = 0;
                if (kind[0] == 'w') { char *ask = part(lines[(v - viewers) % line_count], 2); ws_send(v, 1, ask, strlen(ask)); }
            }
        }
    } else if (v->phase == RTMP_HELLO) {
        v->skip += length;
        if (v->skip >= 3073) { v->phase = RUNNING; v->skip = 0; rtmp_play(v, lines[(v - viewers) % line_count]); }
        return;
    }
    if (!length || v->phase != RUNNING) return;
    if (kind[0] == 'w' || kind[0] == 'f') walk(v, data, length);
    else { v->skip += length; if (v->skip > 4096) seen(v); }
}

static void receive(struct viewer *v, size_t most)
{
    ssize_t n = recv(v->fd, buffer, most, MSG_DONTWAIT);
    if (n > 0) take(v, buffer, n);
    else if (n == 0 || errno != EAGAIN) gone(v);
}

static int by_size(const void *a, const void *b) { uint32_t x = *(uint32_t *)a, y = *(uint32_t *)b; return (x > y) - (x < y); }

static void mark(void)
{
    qsort(samples, sample_count, sizeof *samples, by_size);
    #define AT(share) (sample_count ? samples[(size_t)((sample_count - 1) * (share))] : 0)
    printf("marked %lld %llu %llu %d %zu %u %u %u\n", (long long)now_us(CLOCK_MONOTONIC), (unsigned long long)bytes,
        (unsigned long long)frames, closed, sample_count, AT(0.5), AT(0.99), AT(1));
    fflush(stdout);
    sample_count = 0;
}

int main(int argc, char **argv)
{
    if (argc != 5) { fprintf(stderr, "usage: load KIND PORT COUNT RATE\n"); return 2; }
    kind = argv[1]; port = atoi(argv[2]); count = atoi(argv[3]); rate = atol(argv[4]);
    char line[4096];
    while (fgets(line, sizeof line, stdin) && line[0] != '\n' && line_count < 256) {
        line[strcspn(line, "\n")] = 0;
        lines[line_count++] = strdup(line);
    }
    if (!line_count) lines[line_count++] = "";
    viewers = calloc(count, sizeof *viewers);
    samples = malloc(MOST_SAMPLES * sizeof *samples);
    poller = epoll_create1(0);
    struct epoll_event events[256], input = { .events = EPOLLIN, .data.ptr = NULL };
    epoll_ctl(poller, EPOLL_CTL_ADD, 0, &input);
    int begun = 0;
    int64_t next_begin = now_us(CLOCK_MONOTONIC), next_read = next_begin;
    for (;;) {
        int64_t now = now_us(CLOCK_MONOTONIC);
        if (begun < count && now >= next_begin) { begin(&viewers[begun], begun); begun++; next_begin = now + 5000; }
        if (rate > 0 && now >= next_read) {
            for (int i = 0; i < begun; i++)
                if (viewers[i].paced && viewers[i].phase != GONE) receive(&viewers[i], rate / 10 < (long)sizeof buffer ? rate / 10 : (long)sizeof buffer);
            next_read = now + 100000;
        }
        if (!ready_said && ready_count == count) { ready_said = 1; printf("ready %d\n", count); fflush(stdout); }
        int n = epoll_wait(poller, events, 256, begun < count ? 2 : rate > 0 ? 20 : 200);
        for (int i = 0; i < n; i++) {
            if (events[i].data.ptr) { receive(events[i].data.ptr, sizeof buffer); continue; }
            ssize_t got = read(0, line, sizeof line);
            if (got <= 0) return 0;
            for (ssize_t at = 0; at < got; at++) if (line[at] == '\n') mark();
        }
    }
}

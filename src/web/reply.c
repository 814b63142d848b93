/* See reply.h. A page is written once however many read it, until the data or the minute is another. The
 * strong tag is of the bytes themselves, so that it outlives what is kept. */
#include "config.h"

#include "web/reply.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

#include "base/err.h"
#include "base/hash.h"

#define BUCKETS 256
#define KEPT_MAX 1024
#define KEPT_MAX_BYTES (32 << 20)
#define PACK_LEAST_BYTES 300
#define TAG_CHARS 32
#define GZIP_WINDOW (15 + 16)
#define GZIP_MEMORY 8

/* The two tags of a page differ, for so do their bytes. */
enum
{
    PLAIN,
    PACKED,
    WAYS,
};

struct reply
{
    struct reply *next;
    char *key;
    unsigned status;
    bool lasting;
    size_t size;
    char tag[WAYS][TAG_CHARS + 8];
    struct MHD_Response *whole[WAYS]; /* PACKED may be NULL */
    struct MHD_Response *known[WAYS]; /* 304 */
};
struct replies
{
    struct reply *buckets[BUCKETS];
    size_t count, bytes;
};

struct replies *replies_new(void)
{
    struct replies *replies = calloc(1, sizeof *replies);

    return replies ? replies : (die("memory"), NULL);
}

static void destroy(struct MHD_Response *response)
{
    if (response)
        MHD_destroy_response(response);
}

static void reply_free(struct reply *reply)
{
    for (int way = 0; way < WAYS; way++) {
        destroy(reply->whole[way]);
        destroy(reply->known[way]);
    }
    free(reply->key);
    free(reply);
}

static void forget(struct replies *replies, bool lasting_too)
{
    for (size_t i = 0; i < BUCKETS; i++) {
        struct reply **place = &replies->buckets[i];
        while (*place) {
            struct reply *reply = *place;
            if (reply->lasting && !lasting_too) {
                place = &reply->next;
                continue;
            }
            *place = reply->next;
            reply_free(reply);
        }
    }
    replies->count = replies->bytes = 0;
}

void replies_forget(struct replies *replies)
{
    if (replies->count > 0)
        forget(replies, false);
}

void replies_free(struct replies *replies)
{
    forget(replies, true);
    free(replies);
}

static size_t bucket_of(const char *key)
{
    size_t hash = 5381;

    for (; *key; key++)
        hash = hash * 33 + (unsigned char)*key;
    return hash % BUCKETS;
}

struct reply *replies_find(struct replies *replies, const char *key)
{
    struct reply *reply = replies->buckets[bucket_of(key)];

    while (reply && strcmp(reply->key, key) != 0)
        reply = reply->next;
    return reply;
}

/* ---- making ---- */

static bool is_picture(const char *type)
{
    return strncmp(type, "image/png", 9) == 0 || strcmp(type, "application/pdf") == 0;
}

/* NULL: it is not worth it. */
static char *pack(const struct page *page, size_t *size)
{
    z_stream stream = {0};
    char *bytes = NULL;

    if (page->size < PACK_LEAST_BYTES || is_picture(page->type) ||
        deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, GZIP_MEMORY,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return NULL;
    *size = deflateBound(&stream, page->size);
    bytes = malloc(*size);
    stream.next_in = (unsigned char *)page->bytes;
    stream.avail_in = (uInt)page->size;
    stream.next_out = (unsigned char *)bytes;
    stream.avail_out = (uInt)*size;
    if (bytes && deflate(&stream, Z_FINISH) != Z_STREAM_END) {
        free(bytes);
        bytes = NULL;
    }
    *size = stream.total_out;
    deflateEnd(&stream);
    return bytes;
}

void reply_add_headers(struct MHD_Response *response)
{
    static const char *const headers[][2] = {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
         "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Robots-Tag", "noindex"},
        {"Cache-Control", "no-cache"},
    };

    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
}

static struct MHD_Response *response_of(const char *type, const char *tag, bool packed, char *bytes,
                                        size_t size)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        size, bytes, bytes ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);

    if (!response)
        die("memory");
    reply_add_headers(response);
    if (type)
        MHD_add_response_header(response, "Content-Type", type);
    if (packed && type)
        MHD_add_response_header(response, "Content-Encoding", "gzip");
    MHD_add_response_header(response, "Vary", "Accept-Encoding");
    MHD_add_response_header(response, "ETag", tag);
    return response;
}

static void make_tags(struct reply *reply, const struct page *page)
{
    const struct hash_part parts[] = {{page->type, strlen(page->type)}, {page->bytes, page->size}};
    char hex[HASH_HEX_BYTES];

    hash_parts(parts, sizeof parts / sizeof *parts, hex);
    snprintf(reply->tag[PLAIN], sizeof reply->tag[PLAIN], "\"%.*s\"", TAG_CHARS, hex);
    snprintf(reply->tag[PACKED], sizeof reply->tag[PACKED], "\"%.*s-gz\"", TAG_CHARS, hex);
}

struct reply *replies_keep(struct replies *replies, const char *key, const struct page *page,
                           bool lasting)
{
    struct reply *reply = calloc(1, sizeof *reply);
    size_t bucket = bucket_of(key), packed_size = 0;
    char *packed = pack(page, &packed_size);

    if (!reply || !(reply->key = strdup(key)))
        die("memory");
    if (!lasting && (replies->count >= KEPT_MAX || replies->bytes >= KEPT_MAX_BYTES))
        replies_forget(replies);
    reply->status = page->status;
    reply->lasting = lasting;
    make_tags(reply, page);
    reply->whole[PLAIN] =
        response_of(page->type, reply->tag[PLAIN], false, page->bytes, page->size);
    reply->known[PLAIN] = response_of(NULL, reply->tag[PLAIN], false, NULL, 0);
    if (packed) {
        reply->whole[PACKED] =
            response_of(page->type, reply->tag[PACKED], true, packed, packed_size);
        reply->known[PACKED] = response_of(NULL, reply->tag[PACKED], true, NULL, 0);
    }
    reply->next = replies->buckets[bucket];
    replies->buckets[bucket] = reply;
    if (!lasting) {
        replies->count++;
        replies->bytes += page->size + packed_size;
    }
    return reply;
}

/* ---- sending ---- */

/* Whether a header with a list has a word; one that says q=0 is refused. */
static bool accepts_gzip(const char *list)
{
    const char *place = list ? strcasestr(list, "gzip") : NULL;
    const char *quality;

    if (!place)
        return false;
    quality = place + strlen("gzip");
    quality += strspn(quality, " ");
    if (*quality != ';')
        return true;
    quality += strspn(quality, "; ");
    return !(strncmp(quality, "q=0", 3) == 0 &&
             strspn(quality + 3, ".0") == strcspn(quality + 3, ", "));
}

/* Whether If-None-Match names the tag. */
static bool names_tag(const char *list, const char *tag)
{
    const char *place;

    if (!list)
        return false;
    if (strcmp(list, "*") == 0)
        return true;
    place = strstr(list, tag); /* a tag is quoted, so that none is the end of another */
    return place != NULL;
}

enum MHD_Result reply_send(struct reply *reply, struct MHD_Connection *connection)
{
    int way = PLAIN;

    if (reply->whole[PACKED] &&
        accepts_gzip(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Accept-Encoding")))
        way = PACKED;
    if (reply->status == MHD_HTTP_OK &&
        names_tag(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "If-None-Match"),
                  reply->tag[way]))
        return MHD_queue_response(connection, MHD_HTTP_NOT_MODIFIED, reply->known[way]);
    return MHD_queue_response(connection, reply->status, reply->whole[way]);
}

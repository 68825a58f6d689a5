/* The floor of benchmarks/reuse.py: what finding candidates costs at least, in native code on one core.

   Reads files of passages (document, tab, text), hashes every sixteen characters of the texts, keeps one
   hash of eight, sorts them with the number of their passage, and counts the pairs that share one.
   It makes no letters, verifies nothing and writes nothing. Prints passages, rows, pairs and seconds. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { GRAM = 16, ID_BITS = 24, MOST = 32 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

/* Radix sort, eleven bits at a time; digits that all rows share are passed over. */
static uint64_t *sort(uint64_t *rows, uint64_t *spare, size_t count) {
    static size_t counts[6][2048];
    memset(counts, 0, sizeof counts);
    for (size_t k = 0; k < count; k++)
        for (int digit = 0; digit < 6; digit++) counts[digit][rows[k] >> 11 * digit & 2047]++;
    for (int digit = 0; digit < 6; digit++) {
        size_t place = 0;
        for (int value = 0; value < 2048; value++) {
            size_t here = counts[digit][value];
            counts[digit][value] = place;
            place += here;
        }
        for (size_t k = 0; k < count; k++) spare[counts[digit][rows[k] >> 11 * digit & 2047]++] = rows[k];
        uint64_t *other = rows;
        rows = spare;
        spare = other;
    }
    return rows;
}

int main(int argc, char **argv) {
    const uint64_t factor = 0x9E3779B97F4A7C15u, mixer = 0xC2B2AE3D27D4EB4Fu;
    uint64_t power = 1;
    for (int k = 0; k < GRAM; k++) power *= factor;
    double begin = now();
    size_t room = 0;
    for (int k = 1; k < argc; k++) {
        struct stat facts;
        if (stat(argv[k], &facts)) return 1;
        room += facts.st_size;
    }
    size_t count = 0, limit = room / 6 + 1024; /* one of eight, and some to spare */
    uint64_t *rows = malloc(8 * limit), *spare = malloc(8 * limit), passage = 0;
    for (int k = 1; k < argc; k++) {
        struct stat facts;
        int file = open(argv[k], O_RDONLY);
        if (file < 0 || fstat(file, &facts)) return 1;
        unsigned char *data = malloc(facts.st_size + 1);
        for (size_t got = 0; got < (size_t)facts.st_size;) {
            ssize_t more = read(file, data + got, facts.st_size - got);
            if (more <= 0) return 1;
            got += more;
        }
        for (unsigned char *at = data, *end = data + facts.st_size; at < end; passage++) {
            unsigned char *stop = memchr(at, '\n', end - at);
            if (!stop) stop = end;
            unsigned char *text = memchr(at, '\t', stop - at);
            text = text ? text + 1 : at;
            uint64_t hash = 0;
            for (unsigned char *c = text; c < stop; c++) {
                hash = hash * factor + *c;
                if (c - text >= GRAM) hash -= power * c[-GRAM];
                if (c - text < GRAM - 1) continue;
                uint64_t mixed = hash * mixer;
                if (mixed >> 61) continue;
                if (count == limit) return 2;
                rows[count++] = (mixed >> 21 & 0xFFFFFFFFFFu) << ID_BITS | passage;
            }
            at = stop + 1;
        }
        free(data);
        close(file);
    }
    double hashed = now();
    rows = sort(rows, spare, count);
    double sorted = now();
    uint64_t pairs = 0;
    for (size_t k = 0; k < count;) {
        size_t end = k + 1;
        while (end < count && rows[end] >> ID_BITS == rows[k] >> ID_BITS) end++;
        if (end - k > 1 && end - k <= MOST) pairs += (end - k) * (end - k - 1) / 2;
        k = end;
    }
    double done = now();
    printf("%llu %zu %llu %.3f %.3f %.3f\n", (unsigned long long)passage, count, (unsigned long long)pairs,
           hashed - begin, sorted - hashed, done - sorted);
    return 0;
}

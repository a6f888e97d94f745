#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <zlib.h>

/* The names that zlib gives these are macros, which Swift cannot call. */
static inline int czlib_begin(z_stream *stream, int window_bits) { return inflateInit2(stream, window_bits); }
static inline int czlib_begin_deflating(z_stream *stream, int window_bits) {
    return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}

#endif

#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <zlib.h>

/* The names that zlib gives these are macros, which Swift cannot call. */
static inline int czlib_begin(z_stream *stream, int window_bits) { return inflateInit2(stream, window_bits); }

#endif

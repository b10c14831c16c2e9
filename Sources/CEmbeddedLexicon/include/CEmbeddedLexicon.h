// The compiled lexicon and the dictionary texts it was made from. The plugin EmbedLexicon
// generates the definitions.
#ifndef EMEND_EMBEDDED_LEXICON_H
#define EMEND_EMBEDDED_LEXICON_H

#include <stddef.h>

extern const unsigned char emend_lexicon[];
static inline const void *emend_lexicon_start(void) { return emend_lexicon; }
extern const size_t emend_lexicon_size;

#endif

// Prefixed inline shims over Debian's ICU. ICU's headers rename every function by macro
// (ubrk_open is ubrk_open_72), which Swift cannot see through; these keep one name for every version.
#ifndef EMEND_CICU_SHIM_H
#define EMEND_CICU_SHIM_H

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>

static inline const char *icu_error_name(UErrorCode code) { return u_errorName(code); }
static inline const char *icu_version(void) { return U_ICU_VERSION; }

// Break iterators over UTF-8. The UText lives on the heap because ICU keeps its address.
static inline UBreakIterator *icu_ubrk_open(UBreakIteratorType type, const char *locale, UErrorCode *status) {
  return ubrk_open(type, locale, NULL, 0, status);
}
static inline void icu_ubrk_close(UBreakIterator *iterator) { ubrk_close(iterator); }
static inline UText *icu_utext_allocate(void) {
  UText *text = (UText *)malloc(sizeof(UText));
  UText initial = UTEXT_INITIALIZER;
  if (text) *text = initial;
  return text;
}
static inline void icu_utext_free(UText *text) {
  utext_close(text);
  free(text);
}
static inline void icu_utext_open_utf8(UText *text, const char *bytes, int64_t length, UErrorCode *status) {
  utext_openUTF8(text, bytes, length, status);
}
static inline void icu_ubrk_set_utext(UBreakIterator *iterator, UText *text, UErrorCode *status) {
  ubrk_setUText(iterator, text, status);
}
static inline int32_t icu_ubrk_first(UBreakIterator *iterator) { return ubrk_first(iterator); }
static inline int32_t icu_ubrk_next(UBreakIterator *iterator) { return ubrk_next(iterator); }
static inline int32_t icu_ubrk_rule_status(UBreakIterator *iterator) { return ubrk_getRuleStatus(iterator); }

// Character properties.
static inline int32_t icu_word_break_class(UChar32 c) { return u_getIntPropertyValue(c, UCHAR_WORD_BREAK); }
static inline int32_t icu_line_break_class(UChar32 c) { return u_getIntPropertyValue(c, UCHAR_LINE_BREAK); }
static inline int32_t icu_script(UChar32 c) { return u_getIntPropertyValue(c, UCHAR_SCRIPT); }
static inline UChar32 icu_to_lower(UChar32 c) { return u_tolower(c); }
static inline UChar32 icu_to_upper(UChar32 c) { return u_toupper(c); }
static inline int8_t icu_char_type(UChar32 c) { return u_charType(c); }

// Normalization.
static inline const UNormalizer2 *icu_nfc(UErrorCode *status) { return unorm2_getNFCInstance(status); }
static inline const UNormalizer2 *icu_nfd(UErrorCode *status) { return unorm2_getNFDInstance(status); }
static inline const UNormalizer2 *icu_nfkc(UErrorCode *status) { return unorm2_getNFKCInstance(status); }
static inline int32_t icu_normalize(const UNormalizer2 *form, const UChar *source, int32_t length, UChar *target,
                                    int32_t capacity, UErrorCode *status) {
  return unorm2_normalize(form, source, length, target, capacity, status);
}

// Transliterators.
static inline UTransliterator *icu_utrans_open(const UChar *id, int32_t length, UErrorCode *status) {
  return utrans_openU(id, length, UTRANS_FORWARD, NULL, 0, NULL, status);
}
static inline void icu_utrans_close(UTransliterator *transliterator) { utrans_close(transliterator); }
static inline void icu_utrans_uchars(const UTransliterator *transliterator, UChar *text, int32_t *length,
                                     int32_t capacity, int32_t *limit, UErrorCode *status) {
  utrans_transUChars(transliterator, text, length, capacity, 0, limit, status);
}

// Confusables (UTS #39).
static inline USpoofChecker *icu_uspoof_open(UErrorCode *status) { return uspoof_open(status); }
static inline void icu_uspoof_close(USpoofChecker *checker) { uspoof_close(checker); }
static inline int32_t icu_uspoof_skeleton(const USpoofChecker *checker, const char *text, int32_t length, char *target,
                                          int32_t capacity, UErrorCode *status) {
  return uspoof_getSkeletonUTF8(checker, 0, text, length, target, capacity, status);
}

// Charset detection and conversion.
static inline UCharsetDetector *icu_ucsdet_open(UErrorCode *status) { return ucsdet_open(status); }
static inline void icu_ucsdet_close(UCharsetDetector *detector) { ucsdet_close(detector); }
static inline void icu_ucsdet_set_text(UCharsetDetector *detector, const char *bytes, int32_t length,
                                       UErrorCode *status) {
  ucsdet_setText(detector, bytes, length, status);
}
static inline const UCharsetMatch **icu_ucsdet_detect_all(UCharsetDetector *detector, int32_t *count,
                                                          UErrorCode *status) {
  return ucsdet_detectAll(detector, count, status);
}
static inline const char *icu_ucsdet_name(const UCharsetMatch *match, UErrorCode *status) {
  return ucsdet_getName(match, status);
}
static inline int32_t icu_ucsdet_confidence(const UCharsetMatch *match, UErrorCode *status) {
  return ucsdet_getConfidence(match, status);
}
static inline UConverter *icu_ucnv_open(const char *name, UErrorCode *status) {
  UConverter *converter = ucnv_open(name, status);
  if (U_SUCCESS(*status)) {
    // Stop at what cannot be converted: a lossy conversion must never pass for a good one.
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, status);
    ucnv_setFallback(converter, 0);
  }
  return converter;
}
static inline void icu_ucnv_close(UConverter *converter) { ucnv_close(converter); }
static inline int32_t icu_ucnv_to_uchars(UConverter *converter, UChar *target, int32_t capacity, const char *source,
                                         int32_t length, UErrorCode *status) {
  return ucnv_toUChars(converter, target, capacity, source, length, status);
}
static inline int32_t icu_ucnv_from_uchars(UConverter *converter, char *target, int32_t capacity, const UChar *source,
                                           int32_t length, UErrorCode *status) {
  return ucnv_fromUChars(converter, target, capacity, source, length, status);
}

#endif

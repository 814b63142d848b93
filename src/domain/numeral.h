/* Small numbers as people write them. */
#ifndef DOMAIN_NUMERAL_H
#define DOMAIN_NUMERAL_H

/* One or two digits, or a Chinese numeral of 1..99 (三, 十, 十二, 二十三), at the beginning of a folded text: what
 * stands behind it; NULL where there is none, or text is NULL. */
const char *numeral_read(const char *text, int *value);

#endif

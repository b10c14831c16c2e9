#!/usr/bin/env python3
"""Makes language-model.bin from the trigram model in Debian's package pocketsphinx-en-us (see ../../SOURCES.md).

usage: apt-get install pocketsphinx-en-us && pip install numpy && python3 language_model.py

Kept are the words that the dictionaries know, and of the pairs and triples those that say something: whose probability
differs from what the shorter history gives by more than THRESHOLD (in decimal logarithms), or on which a kept triple
stands. What is dropped goes to the shorter history, whose weight is left as it is.

The file (little-endian): magic "EMNDLM01"; counts of words, pairs, triples and of the bytes of the words (u32 each); the
words, each ended by a line feed, in byte order; then arrays, each padded to four bytes:
  words: probability u8, back-off u8, two bytes of zero; pairs' starts u32 (words + 1)
  pairs, by first word then second: second word << 15 | probability << 7 | back-off; triples' starts u32 (pairs + 1)
  triples, by third word: third word << 8 | probability
A probability p is round(-25 log10 p), at most 255; a back-off weight is round(25 log10 w) + 100, from 0 to 127.
Word 0 is the sentence's start, written "<s>".
"""
import math
import os
import re
import struct
import sys

import numpy as np

MODEL = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/pocketsphinx/model/en-us/en-us.lm.bin"
FOLDER = os.path.dirname(os.path.abspath(__file__))
DICTIONARIES = os.path.join(FOLDER, "..", "..")
THRESHOLD = 0.25


def read(path):
    """The trie of sphinxbase (lm_trie.c, lm_trie_quant.c): a word, then the words before it."""
    raw = open(path, "rb").read()
    magic = b"Trie Language Model"
    assert raw.startswith(magic) and raw[len(magic)] == 3, "not a trigram model of sphinxbase"
    at = len(magic) + 1
    counts = struct.unpack_from("<3I", raw, at)
    at += 16
    tables = [np.frombuffer(raw, "<f4", 65536, at + i * 262144) * math.log10(1.0001) for i in range(3)]
    at += 3 * 262144
    unigrams = np.frombuffer(raw, [("p", "<f4"), ("b", "<f4"), ("n", "<u4")], counts[0] + 1, at)
    at += 12 * (counts[0] + 1)
    word_bits = counts[0].bit_length()
    next_bits = counts[2].bit_length()

    def fields(count, total, *parts):
        nonlocal at
        size = ((1 + count) * total + 7) // 8 + 8
        block = np.concatenate([np.frombuffer(raw, np.uint8, size, at), np.zeros(8, np.uint8)])
        at += size
        for offset, width, n in parts:
            bits = np.arange(n, dtype=np.int64) * total + offset
            value = np.zeros(n, np.uint64)
            for byte in range(8):
                value |= block[(bits >> 3) + byte].astype(np.uint64) << np.uint64(8 * byte)
            yield ((value >> (bits & 7).astype(np.uint64)) & np.uint64((1 << width) - 1)).astype(np.int64)

    # The counts in the head are those before a few entries were dropped; the words' ranges are right.
    n = int(unigrams["n"][-1])
    pair_word, pair_backoff, pair_p, pair_next = fields(
        counts[1], word_bits + 32 + next_bits,
        (0, word_bits, n), (word_bits, 16, n), (word_bits + 16, 16, n), (word_bits + 32, next_bits, n + 1))
    triple_word, triple_p = fields(
        counts[2], word_bits + 16, (0, word_bits, counts[2]), (word_bits, 16, counts[2]))
    length = struct.unpack_from("<I", raw, at)[0]
    words = raw[at + 4:at + 4 + length].split(b"\0")[:-1]
    second = np.repeat(np.arange(counts[0]), np.diff(unigrams["n"].astype(np.int64)))
    pairs = (pair_word, second, tables[0][pair_p], tables[1][pair_backoff])
    middle = np.repeat(np.arange(n), np.diff(pair_next))
    triples = (triple_word, pair_word[middle], second[middle], tables[2][triple_p])
    scale = math.log10(1.0001)
    return [w.decode("latin1") for w in words], unigrams["p"][:-1] * scale, unigrams["b"][:-1] * scale, pairs, triples


def known_words():
    known = {"<s>"}
    for folder, _, names in os.walk(DICTIONARIES):
        for name in names:
            if name == "words.tsv" or name.endswith(".txt"):
                with open(os.path.join(folder, name), encoding="utf-8") as lines:
                    known.update(re.findall(r"[a-z]+(?:'[a-z]+)?", lines.read().lower()))
    return known


def main():
    words, word_p, word_backoff, pairs, triples = read(MODEL)
    known = known_words()
    kept = sorted(i for i, w in enumerate(words) if w in known or w.endswith("s") and w[:-1] in known)
    kept = [words.index("<s>")] + [i for i in kept if words[i] != "<s>"]
    kept = kept[:1] + sorted(kept[1:], key=lambda i: words[i].encode())
    number = np.full(len(words), -1, np.int64)
    number[kept] = np.arange(len(kept))

    first, second, pair_p, pair_backoff = pairs
    keep = (number[first] >= 0) & (number[second] >= 0)
    first, second, pair_p, pair_backoff = first[keep], second[keep], pair_p[keep], pair_backoff[keep]
    says = np.abs(pair_p - word_backoff[first] - word_p[second]) > THRESHOLD

    one, two, three, triple_p = triples
    keep = (number[one] >= 0) & (number[two] >= 0) & (number[three] >= 0)
    one, two, three, triple_p = one[keep], two[keep], three[keep], triple_p[keep]
    key = np.int64(len(words))
    pair_key = first.astype(np.int64) * key + second
    order = np.argsort(pair_key)
    first, second, pair_p, pair_backoff, says, pair_key = (
        a[order] for a in (first, second, pair_p, pair_backoff, says, pair_key))

    def pair(a, b):
        k = a.astype(np.int64) * key + b
        at = np.minimum(np.searchsorted(pair_key, k), len(pair_key) - 1)
        return at, pair_key[at] == k

    history, has_history = pair(one, two)
    tail, has_tail = pair(two, three)
    shorter = np.where(has_tail, pair_p[tail], word_backoff[two] + word_p[three])
    keep = has_history & (np.abs(triple_p - pair_backoff[history] - shorter) > THRESHOLD)
    history, three, triple_p = history[keep], three[keep], triple_p[keep]
    says[history] = True

    place = np.cumsum(says) - 1
    first, second = number[first[says]], number[second[says]]
    pair_p, pair_backoff = pair_p[says], pair_backoff[says]
    history, three = place[history], number[three]
    order = np.lexsort((second, first))
    new_place = np.empty_like(order)
    new_place[order] = np.arange(len(order))
    first, second, pair_p, pair_backoff = (a[order] for a in (first, second, pair_p, pair_backoff))
    history = new_place[history]
    order = np.lexsort((three, history))
    history, three, triple_p = history[order], three[order], triple_p[order]

    def figure(p):
        return np.clip(np.rint(-25 * p), 0, 255).astype(np.uint32)

    def weight(b):
        return np.clip(np.rint(25 * b) + 100, 0, 127).astype(np.uint32)

    def starts(values, count):
        return np.searchsorted(values, np.arange(count + 1)).astype("<u4")

    text = "".join(words[i] + "\n" for i in kept).encode()
    text += b"\0" * (-len(text) % 4)
    with open(os.path.join(FOLDER, "language-model.bin"), "wb") as target:
        target.write(b"EMNDLM01" + struct.pack("<4I", len(kept), len(first), len(three), len(text)) + text)
        target.write((figure(word_p[kept]) | weight(word_backoff[kept]) << 8).astype("<u4").tobytes())
        target.write(starts(first, len(kept)).tobytes())
        target.write((second.astype(np.uint32) << 15 | figure(pair_p) << 7 | weight(pair_backoff)).astype("<u4").tobytes())
        target.write(starts(history, len(first)).tobytes())
        target.write((three.astype(np.uint32) << 8 | figure(triple_p)).astype("<u4").tobytes())
    print(len(kept), "words,", len(first), "pairs,", len(three), "triples")


if __name__ == "__main__":
    main()

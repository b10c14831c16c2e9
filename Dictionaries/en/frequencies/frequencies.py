#!/usr/bin/env python3
"""Makes words.tsv and pairs.tsv from the published counts in the PyPI package symspellpy (see ../../SOURCES.md).

usage: pip install symspellpy==6.10.1 && python3 frequencies.py
A figure is ten times the decimal logarithm of occurrences in a billion words, rounded.
"""
import math
import os

import symspellpy

FOLDER = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.dirname(symspellpy.__file__)
# Words in the Google Books n-grams that the counts come from.
TOTAL = 1_024_908_267_229


def figure(count):
    return max(1, round(10 * math.log10(int(count) / TOTAL * 1e9)))


def main():
    with open(os.path.join(DATA, "frequency_dictionary_en_82_765.txt"), encoding="utf-8-sig") as source:
        words = [line.split() for line in source if len(line.split()) == 2]
    with open(os.path.join(FOLDER, "words.tsv"), "w", encoding="utf-8") as target:
        for word, count in sorted(words):
            target.write(f"{word}\t{figure(count)}\n")
    with open(os.path.join(DATA, "frequency_bigramdictionary_en_243_342.txt"), encoding="utf-8-sig") as source:
        pairs = [line.split() for line in source if len(line.split()) == 3]
    with open(os.path.join(FOLDER, "pairs.tsv"), "w", encoding="utf-8") as target:
        for first, second, count in sorted(pairs):
            target.write(f"{first} {second}\t{figure(count)}\n")


if __name__ == "__main__":
    main()

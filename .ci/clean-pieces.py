#!/usr/bin/env python3
"""Counts what `emend check` finds in good English that comes in pieces: the shorter a text, the less it says of its origin.

Usage: .ci/clean-pieces.py PROGRAM TEXT [--words N …] [--tier TIER] [--show]
TEXT is plain text or gzip, all of it clean.
"""
import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import tempfile

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("program")
parser.add_argument("text", type=pathlib.Path)
parser.add_argument("--words", type=int, nargs="+", default=[2000, 400, 100, 30])
parser.add_argument("--tier", default="likely")
parser.add_argument("--show", action="store_true", help="print the findings")
options = parser.parse_args()

data = options.text.read_bytes()
text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", "replace")
sentences = re.findall(r"(?s).+?(?:[.!?][\"\u201d]?(?=\s)|\n\s*\n|$)\s*", text)
total = len(text.split())


def pieces(size):
    """The text in pieces of whole sentences, of so many words or a few more."""
    piece = ""
    for sentence in sentences:
        piece += sentence
        if len(piece.split()) >= size:
            yield piece
            piece = ""
    if piece:
        yield piece


for size in options.words:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, piece in enumerate(pieces(size)):
            print(json.dumps({"id": str(number), "text": piece}), file=file)
        file.flush()
        run = subprocess.run(
            [options.program, "check", "--format", "jsonl", "--input-format", "jsonl", "--tier", options.tier, file.name],
            capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise SystemExit(run.stderr)
    findings = [json.loads(line) for line in run.stdout.splitlines()]
    counts = collections.Counter(finding["detector"] for finding in findings)
    print(f"{size} words: {len(findings)} findings, {len(findings) * 1e4 / total:.2f} in 10,000 words", dict(counts))
    if options.show:
        for finding in findings:
            print("  ", finding["rule"], "|", finding["text"], "->", finding["replacement"], finding["confidence"])

#!/usr/bin/env python3
"""Measures how many words of spun pages `emend check` puts back, beside the pages as they were before.

Usage: .ci/spun-pages.py [PROGRAM] [--half development|test] [--pages]
For each least confidence: of the words of the originals that the pages lack the share restored, and of the words that the
repairs introduce the share that the originals have in that place. A synonym of the original word counts as wrong.
"""
import argparse
import difflib
import json
import pathlib
import re
import subprocess

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("program", nargs="?", default=".build/release/emend")
parser.add_argument("--half", choices=["development", "test"], default="test")
parser.add_argument("--origin", default="spun")
parser.add_argument("--pages", action="store_true", help="a line for each page too")
options = parser.parse_args()


def tokens(text):
    return re.findall(r"[a-z][\w']*|\d[\d.,]*|[^\w\s]", text.lower().replace("’", "'"))


def inserted(old, new):
    """Which words of `new` are not those of `old`."""
    changes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [word for kind, _, _, start, end in changes if kind in ("replace", "insert") for word in range(start, end)]


def counts(page, original, cleaned):
    matched = difflib.SequenceMatcher(None, cleaned, original, autojunk=False).get_matching_blocks()
    of_original = {block.b + index for block in matched for index in range(block.size)}
    of_cleaned = {block.a + index for block in matched for index in range(block.size)}
    needed, introduced = inserted(page, original), inserted(page, cleaned)
    return (len(needed), sum(word in of_original for word in needed), len(introduced),
            sum(word in of_cleaned for word in introduced))


def applied(data, findings, least):
    """The page with the repairs that reach a confidence; of overlapping ones the surest."""
    chosen = []
    for finding in sorted(findings, key=lambda finding: -finding["confidence"]):
        if finding["replacement"] is None or finding["confidence"] < least:
            continue
        if all(finding["end"] <= other["start"] or finding["start"] >= other["end"] for other in chosen):
            chosen.append(finding)
    for finding in sorted(chosen, key=lambda finding: -finding["start"]):
        data = data[: finding["start"]] + finding["replacement"].encode() + data[finding["end"] :]
    return data.decode()


def paragraphs(text):
    return [paragraph for paragraph in text.split("\n") if paragraph.strip()]


pages = []
for gold in sorted(pathlib.Path(__file__).resolve().parent.parent.glob("Corpus/wild/*.gold.jsonl")):
    with gold.open(encoding="utf-8") as file:
        head = json.loads(file.readline())
    if head["half"] == options.half and head["origin"] == options.origin and head.get("original"):
        pages.append((gold.with_name(gold.name.replace(".gold.jsonl", ".txt")), gold.parent / head["original"]))
run = subprocess.run(
    [options.program, "check", "--format", "jsonl", *(str(page) for page, _ in pages)], capture_output=True, text=True)
if run.returncode not in (0, 1):
    raise SystemExit(run.stderr)
findings = {}
for line in run.stdout.splitlines():
    finding = json.loads(line)
    findings.setdefault(finding["document"], []).append(finding)

print(f"{len(pages)} pages of the {options.half} half")
for least in (0.5, 0.7, 0.9, 0.95):
    sums = [0] * 4
    for page, original in pages:
        data = page.read_bytes()
        cleaned = applied(data, findings.get(str(page), []), least)
        texts = [paragraphs(data.decode()), paragraphs(original.read_text(encoding="utf-8")), paragraphs(cleaned)]
        if len({len(text) for text in texts}) > 1:
            texts = [["\n".join(text)] for text in texts]
        own = [sum(column) for column in zip(*(counts(*map(tokens, triple)) for triple in zip(*texts)))]
        sums = [left + right for left, right in zip(sums, own)]
        if options.pages:
            print(f"  {least} {page.stem}: restored {own[1]} of {own[0]}, right {own[3]} of {own[2]}")
    print(f"confidence {least}: restored {sums[1] / max(1, sums[0]):.3f} of {sums[0]}, "
          f"right {sums[3] / max(1, sums[2]):.3f} of {sums[2]}")

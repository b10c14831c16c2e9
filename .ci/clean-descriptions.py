#!/usr/bin/env python3
"""Counts what `emend check` finds in Debian's descriptions of its packages: 36,000 short texts on computing by as many hands.

Usage: .ci/clean-descriptions.py [PROGRAM] [--tier TIER] [--show]
Needs the descriptions in English, which `apt-get update -o Acquire::Languages=en` fetches.

Most of what is found at `safe` is a true fault (a doubled word, a lost blank); --show prints all, to be read and judged.
"""
import argparse
import collections
import glob
import json
import re
import subprocess
import tempfile

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("program", nargs="?", default=".build/release/emend")
parser.add_argument("--tier", default="likely")
parser.add_argument("--show", action="store_true", help="print the findings")
options = parser.parse_args()


def descriptions():
    """The package and its description, those that begin alike once."""
    seen = set()
    for path in sorted(glob.glob("/var/lib/apt/lists/*Translation-en*")):
        listing = subprocess.run(["/usr/lib/apt/apt-helper", "cat-file", path], capture_output=True, text=True).stdout
        for block in listing.split("\n\n"):
            package = re.search(r"^Package: (.*)$", block, re.M)
            text = re.search(r"^Description-en: (.*(?:\n .*)*)", block, re.M)
            lines = text.group(1).split("\n") if text else []
            if not package or len(lines) < 4:
                continue
            body = "\n".join("" if line.strip() == "." else line[1:] for line in lines[1:])
            if body[:120] not in seen:
                seen.add(body[:120])
                yield package.group(1), f"{lines[0]}.\n\n{body}\n"


texts = dict(descriptions())
if not texts:
    raise SystemExit("no descriptions: run apt-get update -o Acquire::Languages=en")
with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
    for name, text in texts.items():
        print(json.dumps({"id": name, "text": text}), file=file)
    file.flush()
    run = subprocess.run(
        [options.program, "check", "--quiet", "--format", "jsonl", "--input-format", "jsonl", "--tier", options.tier,
         file.name], capture_output=True, text=True)
if run.returncode not in (0, 1):
    raise SystemExit(run.stderr)
findings = [json.loads(line) for line in run.stdout.splitlines()]
words = sum(len(text.split()) for text in texts.values())
print(f"{len(texts)} texts, {words} words: {len(findings)} findings, {len(findings) / words * 1e4:.2f} in 10,000 words")
for (tier, detector), count in sorted(collections.Counter((f["tier"], f["detector"]) for f in findings).items()):
    print(f"  {tier:8} {detector:18} {count}")
if options.show:
    for finding in findings:
        text = texts[finding["document"]].encode()
        before = text[max(0, finding["start"] - 45):finding["start"]].decode(errors="ignore")
        after = text[finding["end"]:finding["end"] + 35].decode(errors="ignore")
        change = f"[{finding['text']} → {finding['replacement']}]"
        print(finding["document"], finding["confidence"], finding["rule"], repr(before + change + after))

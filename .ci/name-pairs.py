#!/usr/bin/env python3
"""Measures how well one name in two spellings is told from two names.

    .ci/name-pairs.py [--half tuned|held] [--misses] [PROGRAM [PAIRS]]

Every pair of Corpus/names/pairs.tsv is put into some small documents, which the program checks.
Recall: documents in which the other form becomes the right one, at `likely` or better; of places, some documents have
the other form alone, where good English may well want it (Pilsen), and the rest both. Precision at `safe`: the right
ones among all findings on names that reach `safe`. Merged: documents on different names with a finding on either.
Every second pair is held out from tuning; the table tells the halves apart.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent

PERSON = [
    "The town council met on Tuesday. {g} {r}, a teacher from the north, spoke first. “We waited for hours,” {v} said. "
    "Nobody answered.",
    "The hall was full when {g} {r} opened the meeting. The vote was close. Later {g} {v} thanked the volunteers, and the "
    "lights went out.",
    "A crowd came to hear {g} {r} in the square. “It is time,” said {r}. The crowd grew, and {r} spoke for an hour. "
    "Reporters later asked {v} about the budget. “Not today,” {r} replied.",
    "The head of the party, {g} {r}, was not at home. {v}’s brother opened the door and said that he knew nothing.",
]
PERSONS = [
    "The hall was full when {a} opened the meeting. The vote was close. Then {b} thanked the volunteers. In the end {sa} "
    "closed the doors.",
    "A crowd came to hear {a} in the square. “It is time,” said {sa}. The crowd grew, and {sa} spoke for an hour. "
    "Reporters later saw {b} at the airport. {sa} flew home.",
    "The letter was signed by {a} and {b}. It did not help. {sa} said so, and {sb} agreed.",
]
PLACE = [
    "Trains to {v} were late on Friday, the operator said.",
    "The talks in {r} ended without a result. Hours later the first flights from {v} arrived.",
    "Officials said that rain had damaged two roads near {v} and that repairs would take a week.",
]
PLACES = [
    "The flight from {a} to {b} was late. The mayor of {a} wrote to the mayor of {b}. Rain fell in {b}.",
    "Visitors came from {a} in spring. The weather was good. In autumn nobody came, and a school in {b} closed.",
]


def pairs(path):
    lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines, 1):
        yield ("held" if number % 2 == 0 else "tuned", *line.split("\t"))


def documents(pair):
    half, relation, language, kind, given, one, other = pair
    if relation == "same":
        for text in PERSON if kind == "person" else PLACE:
            yield text.format(g=given, r=one, v=other)
    elif kind == "person":
        for text in PERSONS:
            yield text.format(a=one, b=other, sa=one.split()[-1], sb=other.split()[-1])
    else:
        for text in PLACES:
            yield text.format(a=one, b=other)


def check(program, texts):
    """The findings on names of each text."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, text in enumerate(texts):
            path = pathlib.Path(folder, f"{number}.txt")
            path.write_text(text + "\n")
            names.append(str(path))
        found = [[] for _ in texts]
        for start in range(0, len(names), 500):
            result = subprocess.run(
                [program, "check", "--format", "jsonl", "--tier", "suggest", *names[start : start + 500]],
                capture_output=True, text=True)
            if result.returncode not in (0, 1):
                raise SystemExit(f"{program} ended with status {result.returncode}: {result.stderr[-300:]}")
            for line in result.stdout.splitlines():
                record = json.loads(line)
                if record.get("rule", "").startswith("spelling-variant/"):
                    found[int(pathlib.Path(record["document"]).stem)].append(record)
        return found


def plain(text):
    decomposed = unicodedata.normalize("NFD", text.lower().replace("ı", "i").replace("ł", "l").replace("đ", "d"))
    return "".join(c for c in decomposed if c.isalpha() and not unicodedata.combining(c))


def concerns(text, *names):
    """Whether a text is one of some names, or part of one, or holds one."""
    return any(
        plain(word) == plain(part) for name in names for part in [name, name.split()[-1]] for word in [text, text.split()[-1]])


def is_one(text, findings, kind, one, other):
    """Whether the other form is gone once what is `likely` or better has been applied, with nothing else in its place
    than the right form (accents aside: alone, Kadyks becomes Cadiz), or one that the list of names prefers to both."""
    likely = [f for f in findings if f["tier"] in ("safe", "likely")]
    if kind == "place":
        return any(concerns(f["text"], other) and plain(f["replacement"]) in (plain(one), plain("the " + one)) for f in likely)
    last = {f["replacement"].split()[-1] for f in likely}
    changed = {plain(f["text"].split()[-1]) for f in likely}
    if last == {one.split()[-1]}:
        return plain(other.split()[-1]) in changed or one != other and bool(likely)
    return len(last) == 1 and (last == {other.split()[-1]} or len({plain(one), plain(other)} - changed) == 0)


def say(half, language, kind, one, other, outcome, findings, text):
    extra = " ".join(f"{f['text']}→{f['replacement']} {f['tier']}" for f in findings)
    print("\t".join([half, language, kind, one, other, outcome, extra, text[:40]]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", nargs="?", default=str(ROOT / ".build/release/emend"))
    parser.add_argument("pairs", nargs="?", type=pathlib.Path, default=ROOT / "Corpus/names/pairs.tsv")
    parser.add_argument("--half", choices=["tuned", "held"])
    parser.add_argument("--misses", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    cases = [(pair, text) for pair in pairs(options.pairs) for text in documents(pair)]
    cases = [case for case in cases if options.half in (None, case[0][0])]
    results = check(options.program, [text for _, text in cases])
    table = collections.defaultdict(collections.Counter)
    for (pair, text), findings in zip(cases, results):
        half, relation, language, kind, given, one, other = pair
        group = (half, kind, language if relation == "same" else "different names")
        names = [f for f in findings if f["rule"] != "spelling-variant/accepted-spelling"]
        counts = table[(half, kind, language if relation == "same" else "different names")]
        counts["documents"] += 1
        if relation == "same":
            right = [f for f in names if concerns(f["text"], one, other)]
        else:
            # A name may become its own right form, never the other name.
            right = [f for f in names if not concerns(f["replacement"], *([other] if concerns(f["text"], one) else [one]))]
        wrong = [f for f in names if f not in right]
        for tier in ["safe", "likely", "suggest"]:
            counts["right " + tier] += sum(f["tier"] == tier for f in right)
            counts["wrong " + tier] += sum(f["tier"] == tier for f in wrong)
        if relation == "same":
            found = is_one(text, right, kind, one, other)
            counts["found"] += found
            if one in text:
                counts["both"] += 1
                counts["found of both"] += found
            if options.misses and (not found or wrong):
                best = "found" if found else max((f["tier"] for f in right), default="none")
                say(half, language, kind, one, other, best, wrong, text)
        else:
            counts["merged"] += bool(wrong)
            if options.misses and names:
                say(half, language, kind, one, other, "MERGED" if wrong else "changed", names, text)
    for half in ["tuned", "held"]:
        for kind in ["person", "place"]:
            report(half, kind, {key[2]: value for key, value in table.items() if key[:2] == (half, kind)})


def report(half, kind, groups):
    if not groups:
        return
    print(f"\n{half} half, {kind}s")
    total = collections.Counter()
    for language in sorted(groups, key=lambda key: (key == "different names", key)):
        counts = groups[language]
        total.update(counts)
        if language == "different names":
            print(
                f"  {language:16} {counts['documents']:4} documents, merged {counts['merged']}: safe {counts['wrong safe']}, "
                f"likely {counts['wrong likely']}, suggest {counts['wrong suggest']}")
        else:
            print(f"  {language:16} {counts['found']:4} of {counts['documents']:3} found, wrong {counts['wrong safe'] + counts['wrong likely']}")
    same = sum(v["documents"] for k, v in groups.items() if k != "different names")
    found = sum(v["found"] for v in groups.values())
    safe = total["right safe"]
    print(f"  recall at likely {found}/{same} = {found / max(same, 1):.3f}")
    if 0 < total["both"] < same:
        found, both = total["found of both"], total["both"]
        print(f"    both forms in the text {found}/{both} = {found / both:.3f}")
    print(f"  precision at safe {safe}/{safe + total['wrong safe']} = {safe / max(safe + total['wrong safe'], 1):.3f}")
    reached = safe + total["right likely"]
    wrong = total["wrong safe"] + total["wrong likely"]
    print(f"  precision at likely {reached}/{reached + wrong} = {reached / max(reached + wrong, 1):.3f}")


if __name__ == "__main__":
    main()

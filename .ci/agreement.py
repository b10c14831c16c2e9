#!/usr/bin/env python3
"""Measures what a profile finds: names that one document spells otherwise than the others of its corpus.

Usage: .ci/agreement.py [PROGRAM] [--seed N] [--people N] [--list]

The corpus is made up, the same every time: articles on people whose surnames no dictionary has. Every article is
consistent within itself and also holds two paragraphs of a text of Corpus/negative, so that its names are there too. Of
each person's articles a few use another spelling: one that another romanisation gives, or a slip. Beside them stand
people who must not become one: two that share a given name or a title and are spelled alike.

Printed are, for each tier, the planted articles in which the name was found with the right repair, and the articles with
wrong findings: any finding where nothing is planted, and any repair but the right one.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
GIVENS = ["Oksana", "Petro", "Anna", "Dmitri", "Ahmed", "Leila", "Nikos", "Marta", "Viktor", "Yusuf", "Irina", "Tomas"]
ROLES = ["singer", "minister", "coach", "mayor", "judge", "professor", "general", "conductor", "surgeon", "ambassador"]
ONSETS = "b d g k l m n r s t v z ch sh zh kh sch".split()
VOWELS = "a e i o u".split()
ENDS = ["ir", "iv", "uk", "enko", "ov", "avi", "oud", "akis", "ari", "ych", "ul"]
TOPICS = [
    "opera orchestra ballad composer festival soprano rehearsal libretto",
    "railway locomotive timetable platform freight tunnel signalling carriage",
    "vaccine hospital clinic epidemic laboratory antibody ward paediatric",
    "football striker goalkeeper penalty stadium transfer midfielder relegation",
    "harvest wheat tractor fertiliser granary drought irrigation barley",
    "tribunal prosecutor verdict indictment testimony courtroom defendant appeal",
    "satellite telescope asteroid orbit spacecraft astronomer antenna comet",
    "refinery pipeline crude tanker drilling barrel petroleum offshore",
    "novel publisher manuscript poetry translator bookshop literary chapter",
    "glacier reindeer tundra expedition icebreaker permafrost seal blizzard",
    "parliament coalition ballot referendum opposition manifesto constituency cabinet",
    "cathedral fresco mosaic restoration dome pilgrim monastery chapel",
]
# What another romanisation or a slip makes of a name: the kind, what stands there, what comes instead.
VARIANTS = [
    ("romanisation", "kh", "h"), ("romanisation", "zh", "j"), ("romanisation", "sch", "shch"), ("romanisation", "ch", "tch"),
    ("romanisation", "v", "w"), ("romanisation", "sh", "sch"), ("romanisation", "ych", "ich"), ("romanisation", "oud", "ud"),
    ("romanisation", "ir", "ier"), ("romanisation", "iv", "iw"), ("romanisation", "ov", "off"), ("romanisation", "akis", "akes"),
    ("another vowel", "a", "o"), ("another vowel", "e", "i"), ("another vowel", "u", "o"),
    ("a letter doubled", "l", "ll"), ("a letter doubled", "n", "nn"), ("a letter doubled", "m", "mm"),
    ("two letters swapped", None, None),
]
SENTENCES = [
    "{Role} {full} spoke about the {a} and the {b} on Tuesday.",
    "The {a} had been postponed twice before {last} agreed to the new {b}.",
    "“The {a} matters to all of us,” {last} told reporters near the {c}.",
    "Critics of the {b} said {last} had promised a larger {c}.",
    "According to {full}, the {c} will be finished before the {a}.",
    "{last} has worked on the {a} for eleven years and calls the {b} a success.",
]


def surname(chance, taken):
    while True:
        name = "".join(chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.choice([1, 2, 2])))
        name = (name + chance.choice(ONSETS) + chance.choice(ENDS)).capitalize()
        if len(name) >= 6 and not any(name[:4] == other[:4] for other in taken):
            taken.add(name)
            return name


def variants(chance, name):
    low = name.lower()
    found = []
    for kind, old, new in VARIANTS:
        if old is None:
            place = chance.randrange(1, len(low) - 2)
            other = low[:place] + low[place + 1] + low[place] + low[place + 2:]
        else:
            places = [m.start() for m in re.finditer(old, low[1:])]
            if not places:
                continue
            place = 1 + chance.choice(places)
            other = low[:place] + new + low[place + len(old):]
        if other != low:
            found.append((kind, other.capitalize()))
    return found


class Person:
    def __init__(self, chance, given, last, topic, role):
        self.given, self.last, self.role, self.words = given, last, role, topic
        self.chance = chance

    def article(self, last, evidence, filler):
        """evidence: whether the given name and the title stand there, the title alone, or the surname alone."""
        chance = self.chance
        sentences = chance.sample(SENTENCES, 4)
        if evidence != "surname":
            sentences = [SENTENCES[0], *[s for s in sentences if s != SENTENCES[0]][:3]]
        full = {"given": f"{self.given} {last}", "title": last, "surname": last}[evidence]
        lines = []
        for number, sentence in enumerate(sentences):
            a, b, c = chance.sample(self.words, 3)
            role = "The " + self.role if evidence == "given" else self.role.capitalize()
            if evidence == "surname":
                role = ""
            text = sentence.format(Role=role, full=full if number == 0 else last, last=last, a=a, b=b, c=c).strip()
            lines.append(text)
        return " ".join(lines) + "\n\n" + filler


def corpus(chance, people):
    stock = []
    for path in sorted((ROOT / "Corpus/negative").glob("*.txt")):
        parts = [part for part in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")) if 100 < len(part) < 1500]
        stock += parts
    # Nouns or not, words that few texts have: what an article is about, beside the words of its subject.
    texts = collections.Counter(
        word for part in stock for word in set(re.findall(r"\b[a-z]{7,}\b", part)))
    rare = sorted(word for word, count in texts.items() if count <= 2)
    taken, records, planted = set(), [], {}

    def subject():
        return chance.choice(TOPICS).split()[:4] + chance.sample(rare, 8)

    def add(text):
        records.append({"id": str(len(records)), "text": text})
        return records[-1]["id"]

    for _ in range(people):
        person = Person(chance, chance.choice(GIVENS), surname(chance, taken), subject(), chance.choice(ROLES))
        count = chance.choice([4, 8, 16, 40])
        for _ in range(count):
            add(person.article(person.last, "given" if chance.random() < 0.8 else "title", chance.choice(stock)))
        # One article in so many, and each with a spelling of its own.
        possible = variants(chance, person.last)
        chance.shuffle(possible)
        for (kind, form), evidence in zip(possible[:3], ["given", "title", "surname"]):
            number = add(person.article(form, evidence, chance.choice(stock)))
            planted[number] = (form, person.last, kind, evidence, count)
        # Somebody else with a like name: another given name on the same subject, or the same one on another.
        kind, like = chance.choice(variants(chance, person.last))
        other = chance.choice([g for g in GIVENS if g != person.given])
        role = chance.choice([r for r in ROLES if r != person.role])
        same = chance.random() < 0.5
        namesake = Person(chance, other if same else person.given, like, person.words if same else subject(), role)
        if like not in {planted[key][0] for key in planted}:
            for _ in range(chance.choice([1, 2, 3])):
                add(namesake.article(like, "given", chance.choice(stock)))
    chance.shuffle(records)
    return records, planted


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="?", default=str(ROOT / ".build/release/emend"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--people", type=int, default=150)
    parser.add_argument("--list", action="store_true", help="print every wrong finding")
    options = parser.parse_args()
    records, planted = corpus(random.Random(options.seed), options.people)
    with tempfile.TemporaryDirectory() as folder:
        path, profile = f"{folder}/corpus.jsonl", f"{folder}/corpus.profile"
        with open(path, "w", encoding="utf-8") as file:
            for record in records:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        subprocess.run([options.program, "profile", path, "--output", profile, "--quiet"], check=True)

        def findings(*more):
            run = subprocess.run(
                [options.program, "check", path, "--format", "jsonl", "--only", "spelling-variant", "--quiet", *more],
                stdout=subprocess.PIPE, check=False)
            assert run.returncode in (0, 1), run.returncode
            return [json.loads(line) for line in run.stdout.splitlines()]

        found = [f for f in findings("--profile", profile) if f["rule"] == "spelling-variant/corpus-name"]
        alone = [f for f in findings() if f["document"] in planted and f["text"] == planted[f["document"]][0]]

    best, wrong = {}, []
    order = ["suggest", "likely", "safe"]
    for finding in found:
        expected = planted.get(finding["document"])
        if expected and finding["text"] == expected[0] and finding["replacement"] == expected[1]:
            tier = order.index(finding["tier"])
            best[finding["document"]] = max(best.get(finding["document"], 0), tier)
        else:
            wrong.append(finding)
    print(f"{len(records)} articles on {options.people} people, {len(planted)} with another spelling of a name; "
          f"without a profile {len({f['document'] for f in alone})} of these are found")

    def row(name, numbers):
        cells = [sum(best.get(n, -1) >= tier for n in numbers) for tier in range(3)]
        shares = "  ".join(f"{order[tier]} {100 * cells[tier] / len(numbers):5.1f} %" for tier in range(3))
        print(f"  {name:<44}{len(numbers):5}  {shares}")

    print("found, with the right repair, at this tier or above:")
    row("all", list(planted))
    for title, place in [("evidence", 3), ("difference", 2), ("articles with the usual form", 4)]:
        groups = collections.defaultdict(list)
        for number, plant in planted.items():
            groups[plant[place]].append(number)
        for key in sorted(groups, key=str) if place != 4 else sorted(groups):
            row(f"{title}: {key}", groups[key])
    counts = {tier: len({f["document"] for f in wrong if f["tier"] == tier}) for tier in order}
    print("articles with wrong findings: " + ", ".join(f"{tier} {counts[tier]}" for tier in order))
    if options.list:
        for finding in wrong:
            print(f"  {finding['tier']} {finding['text']} -> {finding['replacement']} ({finding['document']}): "
                  f"{'; '.join(finding['evidence'])[:300]}")


main()

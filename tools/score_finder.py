"""How well the finder of personal data does on a made set of sentences; exit 1 below the bar.

    python tools/score_finder.py [--sentences N] [--show]

The set is invented and always the same: a seed makes it. Personal numbers have the serials 980–999
that no person gets, telephone numbers come from the ranges that are kept for fiction.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SENTENCES, SEED = 4000, 20261112
#: Kinds of which none may be missed, and the share of right ones among what is not low.
NEVER_MISSED = ("personnummer", "samordningsnummer", "phone", "email")
PRECISION = 0.98

_SAID = (
    "Det är mörkt i tunneln, {} sa mannen vid bordet.",
    "Hör av er till {} om hissen.",
    "{}",
    "Belysningen är trasig ({}), tack för att ni lyssnar!",
    "Kontakt: {}. Buskarna skymmer sikten.",
    "Jag vill ha svar, {}, helst före jul.",
    "Bra med bänkar\n{}\nmen för få papperskorgar",
    "Parkeringen är full varje kväll; {}",
    "”{}” stod det på lappen",
    "Hissen har stått stilla i 3 veckor {} och ingen svarar.",
    "It is too dark, {} said the woman at the table.",
)
_STREETS = ("Storgatan", "Esplanadgatan", "Påhittade vägen", "Björkstigen", "Nya Torggatan")
_PLACES = ("Norrmalm", "Stenstaden", "Östermalm", "Haga")


class Sentence(NamedTuple):
    """``planted`` stands in ``text`` and is of ``kind``; a look-alike has the kind ""."""

    text: str
    planted: str
    kind: str


Maker = Callable[[random.Random], str]


def sentences(count: int = SENTENCES, seed: int = SEED) -> Iterator[Sentence]:
    """A made set: two of three sentences hold something personal, the others a look-alike."""
    # Made for a test, not for keeping a secret.
    chance = random.Random(seed)  # noqa: S311
    kinds = list(MAKERS)
    for number in range(count):
        if number % 3 == 2:
            kind, maker = "", LOOK_ALIKES[number // 3 % len(LOOK_ALIKES)]
        else:
            kind = kinds[number % len(kinds)]
            maker = MAKERS[kind]
        planted = maker(chance)
        yield Sentence(chance.choice(_SAID).format(planted), planted, kind)


def _digits(chance: random.Random, many: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(many))


def _personal(chance: random.Random, coordination: bool = False, interim: bool = False) -> str:
    year, month, day = (
        chance.randint(1913, 2020),
        chance.randint(1, 12),
        chance.randint(1, 28),
    )
    day += 60 if coordination else 0
    date = f"{year % 100:02}{month:02}{day:02}"
    serial = f"{chance.randint(980, 999)}"
    counted = "1" + serial[1:] if interim else serial
    last = _check_digit(date + counted)
    shown = chance.choice("TRSUWXJKLMN") + serial[1:] if interim else serial
    # Ten plain digits that begin with 07 are a telephone number to any reader.
    century = str(year // 100) if year == 2007 else chance.choice(["", str(year // 100)])
    if not interim and chance.random() < 0.2:
        date = chance.choice(["-", " ", "."]).join([date[:2], date[2:4], date[4:]])
        return f"{century}{date}{chance.choice('-–/')}{shown}{last}"
    between = chance.choice(["-", "-", "", " ", "+" if year < 1927 else "-", "–", "—", " - "])
    return f"{century}{date}{between}{shown}{last}"


def _check_digit(nine: str) -> int:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
    return -sum(product // 10 + product % 10 for product in doubled) % 10


def _phone(chance: random.Random) -> str:
    last = f"{chance.randint(5, 99):02}"
    area, *rest = chance.choice(
        [
            ("70", "174", "06", last),
            ("8", "465", "004", last),
            ("31", "390", "06", last),
            ("40", "628", "04", last),
            ("980", "319", f"2{last}"),
        ]
    )
    if area == "70" and chance.random() < 0.2:
        start = chance.choice(["070.", "+46.70.", "+46 0 70 ", "(+46) 70 ", "4670", "07\u200b0-"])
        return start + chance.choice(["174.06.", "17406"]) + last
    dash, gap = chance.choice("- –/"), chance.choice([" ", "", "\u00a0"])
    zero = chance.choice(["0", "0", "+46 ", "+46", "0046 ", "00 46 ", "+46 (0)", "+46-", "(0"])
    if zero == "(0":
        return f"(0{area}) {gap.join(rest)}"
    return f"{zero}{area}{dash if zero != '+46-' else '-'}{gap.join(rest)}"


def _email(chance: random.Random) -> str:
    name = chance.choice(["anna.ek", "bo", "info+tips", "k_lund-berg", "o'neil", "åsa.öst", "A1"])
    host, ending = chance.choice(
        [("exempel", "se"), ("post.exempel", "nu"), ("ex-ample", "com"), ("EXEMPEL", "SE")]
    )
    at = chance.choice(["@"] * 6 + [" @ ", "(at)", " [at] ", "{at}", " snabel-a ", "(a)", "＠"])
    point = chance.choice(["."] * 6 + ["(dot)", " punkt "])
    return f"{name}{at}{host}{point}{ending}"


def _plate(chance: random.Random) -> str:
    letters = "ABCDEFGHJKLMNOPRSTUWXYZ"
    first = "".join(chance.choice(letters) for _ in range(3))
    last = chance.choice("0123456789ABCDEFGHJKLMNPRSTUWXYZ")
    said = chance.choice(["", "", "regnr "])
    return f"{said}{first}{chance.choice(['', ' '])}{_digits(chance, 2)}{last}"


def _address(chance: random.Random) -> str:
    street, number = chance.choice(_STREETS), chance.randint(1, 120)
    return chance.choice([f"{street} {number}", f"{street} {number} B", f"lgh {1000 + number}"])


def _property(chance: random.Random) -> str:
    return f"{chance.choice(_PLACES)} {chance.randint(1, 9)}:{chance.randint(1, 60)}"


def _hint(chance: random.Random) -> str:
    return chance.choice(["jag heter Ettan Exempel", "min granne Testa", "my name is Example"])


MAKERS: dict[str, Maker] = {
    "personnummer": lambda chance: _personal(chance, interim=chance.random() < 0.1),
    "samordningsnummer": lambda chance: _personal(chance, coordination=True),
    "phone": _phone,
    "email": _email,
    "plate": _plate,
    "address": _address,
    "property": _property,
    "hint": _hint,
}


def _organisation(chance: random.Random) -> str:
    digits = f"{chance.choice('256789')}{_digits(chance, 1)}{chance.randint(20, 99)}"
    digits += _digits(chance, 5)
    digits += str(_check_digit(digits))
    return f"{chance.choice(['', '16'])}{digits[:6]}-{digits[6:]}"


def _diary(chance: random.Random) -> str:
    board, year = chance.choice(["SBN", "KS", "MHN", "BUN"]), chance.randint(1998, 2026)
    number = chance.randint(1, 1299)
    form = chance.choice(["{} {}-{:04}", "{}-{}-{:05}", "{} {}/{:05}", "dnr {} {}:{}"])
    return form.format(board, year, number)


def _coordinates(chance: random.Random) -> str:
    north, east = 6_900_000 + chance.randint(0, 99_999), 100_000 + chance.randint(0, 550_000)
    decimals = chance.choice(["", f".{_digits(chance, 2)}"])
    pair = [f"{north}{decimals}", f"{east}{decimals}"]
    if chance.random() < 0.5:
        pair.reverse()
    degrees = f"62.{_digits(chance, 5)}{chance.choice([', ', ' '])}17.{_digits(chance, 5)}"
    return chance.choice([" ".join(pair), ", ".join(pair), "N {} E {}".format(*pair), degrees])


def _plan_number(chance: random.Random) -> str:
    return chance.choice(
        [
            f"2281K-DP-{chance.randint(100, 499)}",
            f"2281-P{chance.randint(1990, 2026)}/{chance.randint(1, 99)}",
            f"NJU-{chance.randint(10, 99)}",
            f"RH {chance.choice([70, 2000])}",
            f"SWEREF 99 {chance.choice(['17 15', '16 30', 'TM'])}",
            f"EPSG:{chance.randint(3006, 3018)}",
        ]
    )


def _uuid(chance: random.Random) -> str:
    # With as many figures as can be, so that it looks like a personal number.
    groups = (8, 4, 4, 4, 12)
    plain = "-".join(_digits(chance, many) for many in groups)
    return chance.choice([plain, str(uuid.UUID(int=chance.getrandbits(128), version=4))])


def _time(chance: random.Random) -> str:
    hour, day = chance.randint(0, 20), chance.randint(1, 28)
    return chance.choice(
        [
            f"kl {hour:02}.30-{hour + 2:02}.15",
            f"{hour:02}30-{hour + 2:02}15",
            f"2026-11-{day:02} {hour:02}:30",
            f"{day}/11 2026",
            f"kl {hour:02}-{hour + 1:02} den {day} maj",
            f"väg 86 och E14, {hour} bilar i minuten",
        ]
    )


def _measure(chance: random.Random) -> str:
    many = chance.randint(2, 90)
    return chance.choice(
        [
            f"Skolvägen {many} meter bred",
            f"{many} personer och {many} kronor",
            f"GPS {100 + many}",
            f"plan 1, lokal {many}",
            f"{1000 * many} kvm, {many},5 procent",
            "@sundsvall",
            f"bussen kl {many % 24}:05",
        ]
    )


def _payment(chance: random.Random) -> str:
    four = chance.randint(1000, 9999)
    return chance.choice(
        [
            f"bankgiro 5{_digits(chance, 3)}-{four}",
            f"plusgiro {_digits(chance, 1)} {four // 100} {four % 100:02}-3",
            f"OCR 2026000{four}{_digits(chance, 5)}",
            f"faktura 2026{four}{_digits(chance, 3)}",
        ]
    )


def _drawing(chance: random.Random) -> str:
    many = chance.randint(10, 99)
    return chance.choice(
        [
            f"ritning 08-46{many}-04{many}",
            f"A-40-1-0{many}",
            f"artikelnr 010-{many}-300",
            f"höjd +46.{many}1 i RH 2000",
            f"ÅDT {many}00-{many + 1}00",
            f"den 08.11.20{many}",
            f"bild@{many}x.png",
        ]
    )


LOOK_ALIKES: tuple[Maker, ...] = (
    _organisation,
    _diary,
    _coordinates,
    _plan_number,
    _uuid,
    _time,
    _measure,
    _payment,
    _drawing,
)


class Score(NamedTuple):
    """By kind how many were planted and found; of all that is not low, how many were right."""

    planted: Counter[str]
    found: Counter[str]
    flagged: int
    right: int
    wrong: list[tuple[str, str]]

    def recall(self, kind: str) -> float:
        return self.found[kind] / self.planted[kind]

    @property
    def precision(self) -> float:
        return self.right / self.flagged

    @property
    def good(self) -> bool:
        missed = any(self.recall(kind) < 1.0 for kind in NEVER_MISSED)
        return not missed and self.precision >= PRECISION


def score(made: list[Sentence]) -> Score:
    """Find in every sentence, and compare with what was planted there."""
    find = _finder()
    planted, found = Counter(), Counter()
    wrong: list[tuple[str, str]] = []
    flagged = right = 0
    for sentence in made:
        start = sentence.text.index(sentence.planted)
        end = start + len(sentence.planted)
        planted[sentence.kind] += 1
        hit = False
        for one in find(sentence.text):
            met = one.kind == sentence.kind and start <= one.start and one.end <= end
            hit = hit or met
            if one.severity != "low":
                flagged += 1
                right += met
                if not met:
                    wrong.append((one.kind, sentence.text))
        found[sentence.kind] += hit
        if not hit and sentence.kind:
            wrong.append(("missed " + sentence.kind, sentence.text))
    return Score(planted, found, flagged, right, wrong)


def _finder() -> Callable[..., list]:
    """The finder is plain Python: no QGIS is needed to score it."""
    name = "synpunkt"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            name, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
        )
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return importlib.import_module("synpunkt.processing.privacy.finder").find


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    parser.add_argument("--show", action="store_true", help="list what was missed or wrong")
    given = parser.parse_args()
    scored = score(list(sentences(given.sentences)))
    for kind in MAKERS:
        print(f"{kind:18} {scored.found[kind]:4} of {scored.planted[kind]:4} found")
    print(f"precision of what is not low: {scored.precision:.4f} of {scored.flagged}")
    if given.show:
        for what, text in scored.wrong:
            print(f"  {what}: {text!r}")
    return 0 if scored.good else 1


if __name__ == "__main__":
    sys.exit(main())

"""Addresses, plates, property designations, and words after which a person is likely to follow."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .model import ADDRESS, EMAIL, HIGH, HINT, LOW, MEDIUM, PLATE, PROPERTY, Finding

HINTS = Path(__file__).resolve().parent.parent.parent / "resources" / "privacy_hints.csv"

# What people write for @ and for the point, so that no machine should read it.
_AT = r"(?:\s?(?:@|[(\[{]\s?(?:at|@|snabel-?a)\s?[)\]}])\s?|\(a\)|\s(?:snabel-?a)\s)"
_POINT = r"(?:\.|\s?[(\[](?:dot|punkt)[)\]]\s?|\s(?:dot|punkt)\s)"
_POSTS = "gmail|hotmail|outlook|live|icloud|yahoo|telia|bredband|comhem|protonmail"
_EMAIL = re.compile(
    rf"(?<![\w.%+'-])[\w.%+'-]+(?:{_AT}(?:(?:[\w-]+{_POINT})+(?!(?:png|jpe?g|svg|gif|pdf)\b)"
    rf"[^\W\d_]{{2,}}|(?:{_POSTS})\b)"
    # “At” is a word too: only before a post office, or after what is no word.
    rf"|\sat\s(?:{_POSTS}){_POINT}[^\W\d_]{{2,}}"
    rf"|(?<=[\w][._][\w])[\w.%+'-]*\sat\s(?:[\w-]+{_POINT})+[^\W\d_]{{2,}})",
    re.IGNORECASE,
)
# Three letters (never I, Q, V, Å, Ä, Ö), two digits, a digit or a letter.
_PLATE = re.compile(r"(?<![\w-])([A-HJ-PR-UW-Z]{3})[ -]?[0-9]{2}[0-9A-HJ-NPR-UW-Z](?![\w-])")
_SMALL_PLATE = re.compile(r"(?<![\w-])[a-hj-pr-uw-z]{3}[0-9]{2}[0-9a-hj-npr-uw-z](?![\w-])")
_DIPLOMAT = re.compile(r"(?<![\w-])[A-HJ-PR-UW-Z]{2} ?[0-9]{3} ?[A-HJ-PR-UW-Z](?![\w-])")
_SAID_TO_BE_PLATE = re.compile(
    r"reg(?:\.|istrerings)?[ -]?(?:nr|nummer|skylt)\w*[:.]?\s*$", re.IGNORECASE
)
#: So many characters before a plate may say that it is one.
_SAID_WITHIN = 30
#: Short for something else where a number follows: GPS 123, EST 201.
_ABBREVIATIONS = frozenset(
    """BRF BTA BUN CAD DNR DOC DWG EKO EPS EST GPS GML JPG KFN KML KOM KSN KSO LED LSS MHN MKB MKN
    NGP NTM NTU OCH ODT PBL PDF PNG RAL RUS SBN SCB SEK SFS SHP SIS SKR SMS SON TEL TXT UTM WMS
    XML ZON""".split()
)

_WAYS = (
    "gatan|vägen|gränden?|stigen|allén|torget|backen|esplanaden|leden|promenaden|plan|platsen|kajen"
    "|gatans|vägens"
)
# What begins the name of no street, and what follows a number that is no house's.
_NO_STREET = "(?:gång|cykel|bil|om|gen|av|mot|sido|tvär|huvud|riks|länk|lands|mo|kör|grus)"
_NO_HOUSE = (
    r"(?:\s?(?:m|meter|cm|km|kvm|min|minuter|gånger|ggr|st|personer|bilar|dagar|år|procent|kr|h|tim"
    r"|timmar|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r")\b|\s?%|\s?km/h|[.,:/]?[0-9])"
)
_ADDRESS = re.compile(
    rf"\b(?!{_NO_STREET}-?(?:{_WAYS})\b)([^\W\d_]*)(?:{_WAYS})\s+[0-9]{{1,3}}"
    rf"(?:\s?[A-Ha-h]\b)?(?!{_NO_HOUSE})",
    re.IGNORECASE,
)
_FLAT = re.compile(r"\b(?:lgh|lägenhet)\.?\s*(?:nr\.?\s*)?[0-9]{1,4}\b", re.IGNORECASE)

_PROPERTY = re.compile(r"\b([A-ZÅÄÖ][\wåäö-]{2,})\s+(?:s:)?[0-9]{1,3}:[0-9]{1,4}\b")
_NO_PROPERTY = re.compile(
    r"(?:klockan|mellan|efter|före|innan|vid|från|till|kring|runt|omkring|ca|skala|at|after|before"
    r"|from|until|\w+dag(?:ar|en)?(?:s?kväll)?)$",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Finding]:
    """Addresses with an @, or with (at) in its place."""
    for match in _EMAIL.finditer(text):
        yield Finding(*match.span(), EMAIL, HIGH)


def find_plates(text: str) -> Iterator[Finding]:
    """Registration plates; those that may as well be something else are low."""
    for match in _PLATE.finditer(text):
        before = text[max(0, match.start() - _SAID_WITHIN) : match.start()]
        short = match[1] in _ABBREVIATIONS and match[0][-1].isdigit()
        if not short or _SAID_TO_BE_PLATE.search(before):
            yield Finding(*match.span(), PLATE, MEDIUM)
    for pattern in (_SMALL_PLATE, _DIPLOMAT):
        for match in pattern.finditer(text):
            yield Finding(*match.span(), PLATE, LOW)


def find_addresses(text: str) -> Iterator[Finding]:
    """A street with a house's number, and flats by theirs; a street in small letters is low."""
    for match in _ADDRESS.finditer(text):
        named = match[1][:1].isupper()
        yield Finding(*match.span(), ADDRESS, MEDIUM if named else LOW)
    for match in _FLAT.finditer(text):
        yield Finding(*match.span(), ADDRESS, MEDIUM)


def find_properties(text: str) -> Iterator[Finding]:
    """Property designations such as Stenstaden 1:12, but no times of day."""
    for match in _PROPERTY.finditer(text):
        if not _NO_PROPERTY.match(match[1]):
            yield Finding(*match.span(), PROPERTY, LOW)


def find_hints(text: str) -> Iterator[Finding]:
    """Words of ``resources/privacy_hints.csv``: "jag heter", "min granne", a diagnosis."""
    for match in _hints().finditer(text):
        yield Finding(*match.span(), HINT, LOW)


@cache
def _hints() -> re.Pattern[str]:
    with HINTS.open(encoding="utf-8", newline="") as file:
        words = {row["words"].strip() for row in csv.DictReader(file)}
    longest_first = sorted(filter(None, words), key=lambda word: (-len(word), word))
    spaced = (re.escape(word).replace("\\ ", r"\s+") for word in longest_first)
    return re.compile(r"\b(?:" + "|".join(spaced) + r")\b", re.IGNORECASE)

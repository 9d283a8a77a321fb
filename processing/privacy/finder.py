"""Finds personal data in a text. It flags and never changes: a person decides."""

from __future__ import annotations

import re
from itertools import chain

from .model import HIGH, LOW, SEVERITIES, Finding
from .numbers import DASHES, find_numbers
from .patterns import find_addresses, find_emails, find_hints, find_plates, find_properties
from .phones import find_phones
from .plain import plain

# A day, and a number after it.
_DAY = rf"(?:0[1-9]|1[0-2])-[0-9]{{2}}[\s{DASHES}+/]"
# What looks like a personal number or a telephone number, and is neither.
_LOOK_ALIKES = re.compile(
    r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"  # a uuid
    r"|\b(?:19|20)[0-9]{2}[/:][0-9]{2,6}(?:-[0-9]+)?\b"  # a registry number
    rf"|\b[A-ZÅÄÖa-zåäö]{{2,5}}[ {DASHES}](?:19|20)[0-9]{{2}}-(?!{_DAY})[0-9]{{2,6}}"
    r"(?:-[0-9]{1,4})?\b"
    r"|\b[0-9]{6,7}(?:[.,][0-9]+)?[ ,;]{1,2}(?:[NE]\s?)?[0-9]{6,7}\b"  # coordinates
    rf"|\b(?i:ritning|artikel|littera)\w*\.?:?\s+(?:[A-Z][ {DASHES}])?[0-9]+(?:[{DASHES}][0-9]+)+",
)
_FINDERS = (
    find_numbers,
    find_phones,
    find_emails,
    find_plates,
    find_addresses,
    find_properties,
    find_hints,
)


def find(text: str | None) -> list[Finding]:
    """What may be personal in ``text``, in the order in which it stands there.

    No two findings overlap: the graver one stays, of equals the one that begins first.
    """
    if not text:
        return []
    meant, seen = plain(text)
    found = _found(meant)
    if seen is None:
        return found
    return [one._replace(start=seen[one.start], end=seen[one.end - 1] + 1) for one in found]


def _found(text: str) -> list[Finding]:
    alike = [match.span() for match in _LOOK_ALIKES.finditer(text)]
    found = chain.from_iterable(finder(text) for finder in _FINDERS)
    kept: list[Finding] = []
    for one in sorted(found, key=_weight):
        taken = chain(((other.start, other.end) for other in kept), alike)
        if not any(one.start < end and start < one.end for start, end in taken):
            kept.append(one)
    return sorted(kept)


def gravest(findings: list[Finding]) -> str | None:
    """The gravest severity among them; None where there is nothing."""
    return min((one.severity for one in findings), key=SEVERITIES.index, default=None)


def worth_a_warning(findings: list[Finding]) -> list[Finding]:
    """Those that are more than a hint."""
    return [one for one in findings if one.severity != LOW]


def has_high(text: str | None) -> bool:
    """Whether something stands in the text that must never leave the municipality."""
    return any(one.severity == HIGH for one in find(text))


def _weight(one: Finding) -> tuple[int, int, int]:
    return SEVERITIES.index(one.severity), one.start, -one.end

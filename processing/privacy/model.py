"""What the finder finds: the kinds of personal data and how much they matter."""

from __future__ import annotations

from typing import NamedTuple

PERSONNUMMER, SAMORDNINGSNUMMER = "personnummer", "samordningsnummer"
PHONE, EMAIL = "phone", "email"
PLATE, ADDRESS = "plate", "address"
PROPERTY, HINT = "property", "hint"
#: In the order in which they are told of.
KINDS = (PERSONNUMMER, SAMORDNINGSNUMMER, PHONE, EMAIL, PLATE, ADDRESS, PROPERTY, HINT)

HIGH, MEDIUM, LOW = "high", "medium", "low"
#: The gravest first. What is high never leaves the municipality; what is low is worth a look.
SEVERITIES = (HIGH, MEDIUM, LOW)


class Finding(NamedTuple):
    """A piece of a text: characters ``start`` to ``end``, the latter not included."""

    start: int
    end: int
    kind: str
    severity: str

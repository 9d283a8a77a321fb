"""A letter that lies in a text file."""

from __future__ import annotations

from pathlib import Path

from ...layers.errors import InputError
from ...layers.language import translate
from ...processing.intake.decoding import examine

#: A letter is some pages; what is longer is something else.
_LONGEST = 1_000_000


def read_letter(path: Path) -> str:
    """The text of the file; InputError where it is no text, too long, or can't be read."""
    examined = examine(path)
    if path.stat().st_size > _LONGEST:
        raise InputError(
            translate("Synpunkt", "{name} is too long for a letter.").format(name=path.name)
        )
    text = path.read_text(encoding=examined.encoding, errors="replace")
    return text.replace("\0", "")

"""Writing a document so that there is either all of it or none."""

from __future__ import annotations

from pathlib import Path

from ...layers.errors import InputError
from ...layers.language import translate


def write_text(path: str, text: str) -> None:
    """Write ``text`` as UTF-8 with plain line feeds; InputError if the file can't be written."""
    target = Path(path)
    draft = target.with_name(f".{target.name}.part")
    try:
        # Half a surrogate pair is no text in any encoding.
        with draft.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError(
            translate("Synpunkt", "The file {name} could not be written: {reason}.").format(
                name=target.name, reason=error.strerror or error
            )
        ) from error

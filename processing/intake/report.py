"""What an import says of itself: how the source was read, and what to look out for."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem

from ...layers.language import translate
from .choice import ColumnChoice

#: So many columns that were left aside are named.
MOST_NAMES = 40


def about_columns(
    choice: ColumnChoice,
    crs: QgsCoordinateReferenceSystem | None,
    columns: tuple[str, ...] = (),
    source: str = "",
) -> list[str]:
    """Which column was taken for what, and the CRS of the places (None: there are none).

    ``columns`` are all that there are, so that those left aside can be named; ``source`` is the
    title of the system that the rows are known to come from.
    """
    taken = [
        f"{key} = {source.column or source.default}"
        for key, source in (*choice.fields.items(), *choice.place.items())
    ]
    chosen = translate("Synpunkt", "Columns: {choice}.").format(choice=", ".join(taken) or "–")
    if crs is None:
        where = translate("Synpunkt", "No column holds a place; all rows are without place.")
    else:
        where = translate("Synpunkt", "Coordinate system of the places: {crs}.").format(
            crs=crs.userFriendlyIdentifier()
        )
    used = {part.column for part in (*choice.fields.values(), *choice.place.values())}
    used.add(choice.other_identities)
    unused = [column for column in columns if column not in used]
    left = translate("Synpunkt", "Columns left aside: {columns}.").format(
        columns=", ".join(unused[:MOST_NAMES]) + (" …" if len(unused) > MOST_NAMES else "")
    )
    known = translate("Synpunkt", "Known as an export of {source}.").format(source=source)
    return [chosen, where, *([left] if unused else []), *([known] if source else [])]


def about_belonging(known: int, asked: bool) -> list[str]:
    """That an occasion or matter that was asked for is given to new viewpoints only."""
    if not known or not asked:
        return []
    return [
        translate(
            "Synpunkt",
            "%n viewpoint(s) were in the store already and keep their occasion and matters.",
            "",
            known,
        )
    ]


def about_numbers(changed: int, source: str) -> list[str]:
    """A word of caution where viewpoints were updated by a number that no source's name guards."""
    if not changed or source:
        return []
    return [
        translate(
            "Synpunkt",
            "%n viewpoint(s) were known by their number and have been updated. If they come from"
            " another source, take the import back and give a profile with a “source”.",
            "",
            changed,
        )
    ]

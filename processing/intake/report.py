"""What an import says of itself: how the source was read, and what to look out for."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem

from ...layers.language import translate
from .choice import ColumnChoice


def about_columns(choice: ColumnChoice, crs: QgsCoordinateReferenceSystem | None) -> list[str]:
    """Which column was taken for what, and the CRS of the places (None: there are none)."""
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
    return [chosen, where]


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

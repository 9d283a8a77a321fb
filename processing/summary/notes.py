"""What a reader of a summary should know about how it was counted, in fixed order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...layers.boundary import BoundaryNotes
from ...layers.language import Words
from .reading import Unreadable

_IDS_SHOWN = 10


def boundary_notes(notes: BoundaryNotes, words: Words) -> list[str]:
    """What was repaired or left out of the boundary layer."""
    told = (
        (
            notes.repaired,
            words.translate(
                "Synpunkt",
                "%n invalid area(s) in the boundary layer was repaired for the count"
                " (feature {ids}).",
                "",
                len(notes.repaired),
            ),
        ),
        (
            notes.without_geometry,
            words.translate(
                "Synpunkt",
                "%n row(s) of the boundary layer without geometry was left out (feature {ids}).",
                "",
                len(notes.without_geometry),
            ),
        ),
        (
            notes.not_closed,
            words.translate(
                "Synpunkt",
                "%n object(s) of the boundary layer that are neither an area nor a closed line"
                " was left out (feature {ids}).",
                "",
                len(notes.not_closed),
            ),
        ),
        (
            notes.unusable,
            words.translate(
                "Synpunkt",
                "%n area(s) of the boundary layer could not be used and was left out"
                " (feature {ids}).",
                "",
                len(notes.unusable),
            ),
        ),
    )
    return [sentence.format(ids=_ids(ids)) for ids, sentence in told if ids]


def missing_fields(names: Sequence[str], words: Words) -> list[str]:
    """Default fields that the viewpoints lack."""
    return [
        words.translate(
            "Synpunkt", "The viewpoints have no field called {field}; it counts as empty."
        ).format(field=name)
        for name in names
    ]


def viewpoint_notes(
    unreadable: Unreadable, counts: Mapping[str, int | None], min_count: int, words: Words
) -> list[str]:
    """What could not be read or used; what ``counts`` holds back, as None, is not told either."""
    withdrawn, unusable = counts["N_WITHDRAWN"] or 0, counts["N_UNUSABLE"] or 0
    told = (
        (
            withdrawn,
            words.translate(
                "Synpunkt", "%n withdrawn viewpoint(s) was not counted.", "", withdrawn
            ),
        ),
        (
            unusable,
            words.translate(
                "Synpunkt", "%n viewpoint(s) has coordinates that can't be used.", "", unusable
            ),
        ),
        (
            unreadable.dates,
            words.translate(
                "Synpunkt",
                "%n date(s) could not be read and counts as empty.",
                "",
                unreadable.dates,
            ),
        ),
        (
            unreadable.severities,
            words.translate(
                "Synpunkt",
                "%n severity value(s) could not be read and counts as empty.",
                "",
                unreadable.severities,
            ),
        ),
    )
    sentences = [sentence for count, sentence in told if count and count >= min_count]
    if min_count > 1:
        sentences.append(
            words.translate(
                "Synpunkt",
                "Counts below {min_count} are held back, and others that would give them away.",
            ).format(min_count=min_count)
        )
    return sentences


def _ids(ids: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in sorted(ids)[:_IDS_SHOWN])
    return f"{shown} …" if len(ids) > _IDS_SHOWN else shown

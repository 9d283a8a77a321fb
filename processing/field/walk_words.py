"""What an import of a walk says of itself."""

from __future__ import annotations

from ...layers.language import translate
from .gpx import POINTS, SEGMENTS, TIMES, TRACKS
from .walk_file import WalkFile
from .walk_import import Outcome


def about(outcome: Outcome) -> list[str]:
    """What was done, in sentences."""
    done = translate(
        "Synpunkt",
        "New routes: {routes}, stops: {stops}, viewpoints: {viewpoints}.",
    ).format(routes=outcome.routes, stops=outcome.stops, viewpoints=outcome.viewpoints)
    sentences = [done]
    if outcome.known:
        sentences.append(
            translate("Synpunkt", "%n part(s) were in the store already.", "", outcome.known)
        )
    return sentences


def warnings(walk: WalkFile, outcome: Outcome) -> list[str]:
    """What to look at, in sentences."""
    sentences = [*walk.notes, *outcome.notes]
    if not (walk.tracks or walk.waypoints):
        sentences.append(
            translate("Synpunkt", "{name} has neither a track nor a waypoint.").format(
                name=walk.name
            )
        )
    if outcome.removed:
        sentences.append(
            translate(
                "Synpunkt",
                "%n part(s) have been removed from the store and were not brought back.",
                "",
                outcome.removed,
            )
        )
    left = walk.left_out
    counted = (
        (TRACKS, translate("Synpunkt", "%n track(s) without a line.", "", left[TRACKS])),
        (SEGMENTS, translate("Synpunkt", "%n empty segment(s).", "", left[SEGMENTS])),
        (POINTS, translate("Synpunkt", "%n point(s) without a usable place.", "", left[POINTS])),
        (TIMES, translate("Synpunkt", "%n time(s) that can't be right.", "", left[TIMES])),
    )
    found = [sentence for kind, sentence in counted if left[kind]]
    if found:
        start = translate("Synpunkt", "Left aside:")
        sentences.append(" ".join([start, *found]))
    return sentences

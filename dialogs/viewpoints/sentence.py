"""The line that says what the area holds, in the words of the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...layers.language import Words
from ...layers.zones import EDGE, INSIDE, NEAR, WITHOUT_PLACE
from ...processing.summary.columnar import Columnar
from ...processing.summary.model import BoundaryRow, MapFrame, Summary, SummaryRow
from ...processing.summary.sentence import sentence as of_summary
from .area import Area
from .zoning import NO_AREA, Zones

if TYPE_CHECKING:
    import numpy as np

_COUNTED = {
    "N_INSIDE": INSIDE,
    "N_EDGE": EDGE,
    "N_NEAR": NEAR,
    "N_WITHOUT_PLACE": WITHOUT_PLACE,
}


def sentence(zones: Zones, area: Area, words: Words, members: np.ndarray | None = None) -> str:
    """ "41 viewpoints with a place: 33 inside, 3 on the edge, 5 within 50 m. 6 more without …".

    All of the area is counted, whatever the filter. Those without a place are all of the store's,
    with a matter those among its ``members``. Without an area it tells how many have a place.
    """
    import numpy as np

    everything = np.ones(len(zones.distance), bool)
    found = zones.zone.counts(everything)
    if members is not None:
        found[WITHOUT_PLACE] = zones.zone.counts(members).get(WITHOUT_PLACE, 0)
    if area.shape is None:
        return _everywhere(found.get(NO_AREA, 0), found.get(WITHOUT_PLACE, 0), words)
    counts: dict[str, int | None] = {name: found.get(zone, 0) for name, zone in _COUNTED.items()}
    no_areas, no_rows = Columnar.of(BoundaryRow, ()), Columnar.of(SummaryRow, ())
    summary = Summary({}, counts, no_areas, no_rows, [], [], MapFrame(), near=area.near)
    return of_summary(summary, words)


def _everywhere(placed: int, without: int, words: Words) -> str:
    parts = []
    if placed:
        parts.append(words.translate("Synpunkt", "%n viewpoint(s) with a place", "", placed) + ".")
    else:
        parts.append(words.translate("Synpunkt", "No viewpoints with a place."))
    if without and placed:
        parts.append(words.translate("Synpunkt", "%n more without a place.", "", without))
    elif without:
        parts.append(words.translate("Synpunkt", "%n viewpoint(s) without a place.", "", without))
    return " ".join(parts)

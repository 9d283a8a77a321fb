"""Ready to hand in? What remains to be done with the viewpoints of a matter before its account."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateTransformContext

from ...layers import matters
from ...layers.errors import Cancelled
from ...layers.language import translate
from ...layers.photos import photo_file, photo_root
from ...layers.places import places
from ...layers.standing import ANSWERED, NEW, UNANSWERED, Standing, standings
from ...layers.store import Store
from ...layers.zones import MetricShape, members_by_place
from ..privacy.finder import find, worth_a_warning

#: In the order in which they are told: what stands in the way of the account first.
UNMET, UNANSWERED_CHECK, NOT_TOLD = "unmet_without_reason", "unanswered", "not_told_back"
OUT_OF_PERIOD, NO_THEME, PERSONAL = "out_of_period", "no_theme", "unchecked_personal_data"
LOOSE, NO_PHOTO, NO_OCCASION, SAME = "loose_link", "missing_photo", "no_occasion", "same_text"
CHECKS = (
    UNMET, UNANSWERED_CHECK, NOT_TOLD, OUT_OF_PERIOD, NO_THEME, PERSONAL, LOOSE, NO_PHOTO,
    NO_OCCASION, SAME,
)  # fmt: skip
#: So many others are named.
_NAMED = 8


@dataclass(frozen=True)
class Problem:
    """One thing that remains, with a finished sentence; ``number`` is None where it has none."""

    viewpoint: str
    number: int | None
    check: str
    message: str


def concerned(
    store: Store,
    matter: dict[str, Any] | None,
    shape: MetricShape | None,
    near: float,
    context: QgsCoordinateTransformContext,
) -> set[str]:
    """The viewpoints to look at, by uuid.

    With a matter (a row of its table) its members; ``shape`` replaces its area. Without one those
    in ``shape``, or all. What lies within ``near`` ground metres of the area is looked at too.
    """
    if matter is None and shape is None:
        return {row["uuid"] for row in store.rows("viewpoint", "state = 'active'")}
    found: set[str] = set()
    excluded: set[str] = set()
    if matter is not None:
        members = matters.members(store, matter, context, shape)
        found = {one.viewpoint for one in members if one.included}
        excluded = {one.viewpoint for one in members if not one.included}
        shape = shape or matters.boundary(store, matter, context)
    if shape is not None and (matter is None or near > 0):
        found |= {
            one.key for one in members_by_place(places(store), store.crs, shape, near, context)
        }
    return found - excluded


def problems(
    store: Store,
    viewpoints: Collection[str],
    matter: str | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[Problem]:
    """What remains for these viewpoints in a matter (a uuid; None: in any), check by check.

    Cancelled if ``is_cancelled`` says so.
    """
    rows = [row for row in store.rows("viewpoint", order="number") if row["uuid"] in viewpoints]
    known = standings(store, matter)
    late = {row["uuid"] for row in store.rows("statement", "NOT in_period")}
    loose = {row["viewpoint_uuid"] for row in store.rows("link", "state IN ('loose', 'refound')")}
    lost = set(_lost_photos(store))
    same = _same_texts(rows)
    found: list[Problem] = []
    for row in rows:
        if is_cancelled():
            raise Cancelled
        uuid = row["uuid"]
        facts = (
            *_answer_checks(known.get(uuid, Standing(NEW))),
            *_row_checks(row),
            *([OUT_OF_PERIOD] if row["statement_uuid"] in late else []),
            *([LOOSE] if uuid in loose else []),
            *([NO_PHOTO] if uuid in lost else []),
        )
        found += [Problem(uuid, row["number"], check, sentence(check)) for check in facts]
        if uuid in same:
            text = sentence(SAME).format(numbers=same[uuid])
            found.append(Problem(uuid, row["number"], SAME, text))
    return sorted(found, key=lambda one: (CHECKS.index(one.check), one.number or 0))


def sentence(check: str) -> str:
    """What is wrong, in the user's language; ``same_text`` takes ``{numbers}``."""
    return {
        UNMET: translate("Synpunkt", "Not met, and no reason is given."),
        UNANSWERED_CHECK: translate("Synpunkt", "It has no answer."),
        NOT_TOLD: translate("Synpunkt", "Answered, but those who said it have not been told."),
        OUT_OF_PERIOD: translate("Synpunkt", "It came in outside the period of its stage."),
        NO_THEME: translate("Synpunkt", "It has no theme."),
        PERSONAL: translate("Synpunkt", "Its text may hold personal data and is not checked."),
        LOOSE: translate("Synpunkt", "A link to the plan has come loose."),
        NO_PHOTO: translate("Synpunkt", "The file of one of its photos is missing."),
        NO_OCCASION: translate("Synpunkt", "It belongs to no occasion and no statement."),
        SAME: translate("Synpunkt", "Its text is the same as that of {numbers}."),
    }[check]


def check_label(check: str) -> str:
    """The name of a check."""
    return {
        UNMET: translate("Synpunkt", "Unmet without reason"),
        UNANSWERED_CHECK: translate("Synpunkt", "Without an answer"),
        NOT_TOLD: translate("Synpunkt", "Not told back"),
        OUT_OF_PERIOD: translate("Synpunkt", "Outside the period"),
        NO_THEME: translate("Synpunkt", "No theme"),
        PERSONAL: translate("Synpunkt", "Unchecked personal data"),
        LOOSE: translate("Synpunkt", "Loose link"),
        NO_PHOTO: translate("Synpunkt", "Missing photo"),
        NO_OCCASION: translate("Synpunkt", "No occasion"),
        SAME: translate("Synpunkt", "Same text twice"),
    }[check]


def _answer_checks(standing: Standing) -> Iterator[str]:
    if standing.lacks_reason:
        yield UNMET
    if standing.status in UNANSWERED:
        yield UNANSWERED_CHECK
    if standing.status == ANSWERED:
        yield NOT_TOLD


def _row_checks(row: dict[str, Any]) -> Iterator[str]:
    if not row["theme"]:
        yield NO_THEME
    if row["privacy_state"] == "unchecked" and worth_a_warning(find(row["text"])):
        yield PERSONAL
    if row["occasion_uuid"] is None and row["statement_uuid"] is None:
        yield NO_OCCASION


def _lost_photos(store: Store) -> Iterator[str]:
    """Viewpoints of which a photo's file is not there."""
    root = photo_root(store)
    for row in store.rows("photo", "viewpoint_uuid IS NOT NULL"):
        if photo_file(root, row["path"]) is None:
            yield row["viewpoint_uuid"]


def _same_texts(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The numbers of the others with the same words, by uuid; those joined already are left out."""
    alike: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        words = " ".join((row["text"] or "").split()).casefold()
        if words and row["same_as_uuid"] is None:
            alike.setdefault(words, []).append(row)
    found = {}
    for group in alike.values():
        for row in group if len(group) > 1 else ():
            others = [str(one["number"] or "–") for one in group if one is not row]
            more = ", …" if len(others) > _NAMED else ""
            found[row["uuid"]] = ", ".join(others[:_NAMED]) + more
    return found

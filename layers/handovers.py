"""Handovers: which viewpoints were passed to whom, when and how, and what came back."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from .connection import reading
from .errors import ConflictError, InputError
from .language import translate
from .operations import Operation
from .store import Store

#: What may be put down after a viewpoint has been handed over.
FOLLOW_UP = ("party", "channel", "sent_on", "acknowledged_on", "answer", "answered_on")


@dataclass(frozen=True)
class Handover:
    """A row of the register; texts are "" where NULL. ``channel`` is a code, or free text."""

    uuid: str
    viewpoint: str
    number: int | None
    text: str
    matter: str | None
    matter_title: str
    party: str
    channel: str
    sent_on: datetime.date | None
    acknowledged_on: datetime.date | None
    answer: str
    answered_on: datetime.date | None

    @property
    def is_open(self) -> bool:
        """Whether no answer has come back."""
        return not self.answer and self.answered_on is None


def register(store: Store, viewpoint: str | None = None) -> list[Handover]:
    """All that was handed over, or that of one viewpoint: the latest first."""
    where, parameters = ("viewpoint_uuid = ?", (viewpoint,)) if viewpoint else ("", ())
    rows = list(store.rows("handover", where, parameters))
    viewpoints = _said(store, viewpoint)
    titles = {row["uuid"]: row["title"] for row in store.rows("matter")}
    found = [_of(row, viewpoints, titles) for row in rows]
    return sorted(found, key=_latest_first, reverse=True)


def parties(store: Store) -> list[str]:
    """Those who have had something handed over, by name."""
    query = "SELECT DISTINCT party FROM handover WHERE trim(coalesce(party, '')) <> '' ORDER BY 1"
    with reading(store.path) as connection:
        return [row[0] for row in connection.execute(query)]


def hand_over(
    operation: Operation,
    viewpoints: Collection[str],
    party: str,
    channel: str | None,
    sent_on: datetime.date | None,
    matter: str | None,
) -> list[str]:
    """Put down that the viewpoints were passed to ``party``; returns the uuids of the rows.

    InputError without a party, a day or a viewpoint.
    """
    values = {"party": party.strip(), "channel": channel or None, "sent_on": sent_on}
    _check(values)
    if not viewpoints:
        raise InputError(translate("Synpunkt", "Choose at least one viewpoint to hand over."))
    return [
        operation.insert("handover", {**values, "viewpoint_uuid": one, "matter_uuid": matter})
        for one in viewpoints
    ]


def follow_up(
    operation: Operation, store: Store, seen: Handover, values: Mapping[str, Any]
) -> None:
    """Change what is put down of a handover: its receipt, the answer that came back, or a slip.

    ``values`` are columns of ``FOLLOW_UP``. InputError where a day comes before that of sending;
    ConflictError where somebody else has changed the row since it was ``seen``.
    """
    row = store.row("handover", seen.uuid)
    if row is None or any((row[name] or "") != (getattr(seen, name) or "") for name in FOLLOW_UP):
        raise ConflictError(
            translate(
                "Synpunkt",
                "Somebody else has changed the handover meanwhile. Look at it again before you"
                " change it.",
            )
        )
    changed = {
        name: (value.strip() or None) if isinstance(value, str) else value
        for name, value in values.items()
        if name in FOLLOW_UP
    }
    _check({**row, **changed})
    if any(row[name] != value for name, value in changed.items()):
        operation.update("handover", seen.uuid, changed)


def _check(values: Mapping[str, Any]) -> None:
    if not values["party"]:
        raise InputError(translate("Synpunkt", "Say who gets the viewpoints."))
    if values["sent_on"] is None:
        raise InputError(translate("Synpunkt", "Say on which day they were handed over."))
    for name in ("acknowledged_on", "answered_on"):
        day = values.get(name)
        if day is not None and day < values["sent_on"]:
            raise InputError(
                translate(
                    "Synpunkt", "A receipt or an answer can't come before the handover itself."
                )
            )


def _said(store: Store, viewpoint: str | None) -> dict[str, tuple[int | None, str]]:
    chosen = "uuid = ?" if viewpoint else "uuid IN (SELECT viewpoint_uuid FROM handover)"
    rows = store.rows("viewpoint", chosen, (viewpoint,) if viewpoint else ())
    return {row["uuid"]: (row["number"], row["text"] or "") for row in rows}


def _of(
    row: Mapping[str, Any],
    viewpoints: Mapping[str, tuple[int | None, str]],
    titles: Mapping[str, str],
) -> Handover:
    number, text = viewpoints.get(row["viewpoint_uuid"], (None, ""))
    return Handover(
        uuid=row["uuid"],
        viewpoint=row["viewpoint_uuid"],
        number=number,
        text=text,
        matter=row["matter_uuid"],
        matter_title=titles.get(row["matter_uuid"], ""),
        party=row["party"] or "",
        channel=row["channel"] or "",
        sent_on=row["sent_on"],
        acknowledged_on=row["acknowledged_on"],
        answer=row["answer"] or "",
        answered_on=row["answered_on"],
    )


def _latest_first(row: Handover) -> tuple[datetime.date, int]:
    return row.sent_on or datetime.date.min, -(row.number or 0)

"""Part F: what is to be done, what was handed over, and what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...layers.actions import actions
from ...layers.handovers import Handover, register
from ...layers.store import Store
from .audience import Audience
from .model import Passed, Task, by_number


def tasks_of(
    store: Store, matter: str, labels: Mapping[str, str], audience: Audience
) -> tuple[Task, ...]:
    """The matter's actions and those for the account's viewpoints; ``labels`` by uuid.

    The matter's occasions bring theirs along. Open ones come first.
    """
    ours = {row["uuid"] for row in store.rows("occasion", "matter_uuid = ?", (matter,))}
    found = []
    for one in actions(store):
        serves = in_order(labels, one.viewpoints)
        if one.matter == matter or serves or (one.matter is None and one.occasion in ours):
            found.append(
                Task(
                    description=audience.own(one.description),
                    responsible=audience.code("responsible", one.responsible),
                    due_on=one.due_on,
                    status=one.status,
                    declined_reason=audience.own(one.declined_reason),
                    serves=serves,
                    uuid=None if audience.is_public else one.uuid,
                )
            )
    return tuple(found)


def passed_of(
    store: Store, matter: str, labels: Mapping[str, str], audience: Audience
) -> tuple[Passed, ...]:
    """What was handed over of the account's viewpoints; what went together is told together."""
    together: dict[tuple[Any, ...], list[Handover]] = {}
    for one in register(store):
        if one.viewpoint in labels and one.matter in (None, matter):
            came_back = (one.acknowledged_on, one.answered_on, one.answer)
            key = (one.party, one.channel, one.sent_on, *came_back)
            together.setdefault(key, []).append(one)
    found = [
        Passed(
            party=audience.own(first.party),
            channel=audience.code("handover_channel", first.channel or None),
            sent_on=first.sent_on,
            acknowledged_on=first.acknowledged_on,
            answered_on=first.answered_on,
            answer=audience.own(first.answer),
            serves=in_order(labels, (one.viewpoint for one in group)),
        )
        for group in together.values()
        for first in group[:1]
    ]
    return tuple(sorted(found, key=_by_day))


def in_order(labels: Mapping[str, str], viewpoints: Iterable[str]) -> tuple[str, ...]:
    """The labels of these viewpoints, by number."""
    wanted = set(viewpoints)
    return tuple(by_number(label for uuid, label in labels.items() if uuid in wanted))


def _by_day(one: Passed) -> tuple[str, str, tuple[str, ...]]:
    return str(one.sent_on or ""), one.party.text or "", one.serves

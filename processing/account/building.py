"""From the store to the account: who belongs, what each said, and what it was answered."""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateTransformContext

from ...layers import codes, matters
from ...layers.code_lists import read_code_lists
from ...layers.connection import reading
from ...layers.errors import Cancelled
from ...layers.history import moment
from ...layers.matters import Membership
from ...layers.places import places
from ...layers.store import Store
from ...layers.zones import NEAR, MetricShape, members_by_place
from .audience import Audience
from .followed import in_order, passed_of, tasks_of
from .met import day_of, occasions_of, silent_parts, tallies_of
from .model import Account, Answer, Entry, JointAnswer, Said, Statement
from .provenance import provenance_of
from .senders import Letters, is_private
from .site import site_of
from .stages import Stage, answers_until, period_of

#: An answer that serves so many stands once, in D.
JOINT = 5
Row = dict[str, Any]


@dataclass(frozen=True)
class Request:
    """What is asked for. ``matter`` is a row of its table; ``shape`` replaces its area.

    ``stage`` is a code, or "dialogue". ``near`` in ground metres says how far around the area to
    count what does not belong. ``date`` None is the day of the store's latest change.
    """

    matter: Row
    stage: str
    audience: str
    language: str
    shape: MetricShape | None = None
    near: float = 0.0
    date: datetime.date | None = None
    by_role: str | None = None
    filters: tuple[str, ...] = ()


def build(
    store: Store,
    request: Request,
    context: QgsCoordinateTransformContext,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Account:
    """The account of a matter, for its audience. Cancelled if ``is_cancelled`` says so."""
    return _Building(store, request, context, is_cancelled).account()


class _Building:
    def __init__(
        self,
        store: Store,
        request: Request,
        context: QgsCoordinateTransformContext,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self.store, self.request, self.context = store, request, context
        self.is_cancelled = is_cancelled
        self.matter = request.matter
        self.uuid = str(request.matter["uuid"])
        self.audience, self.stage = (
            Audience(request.audience, read_code_lists(store.path)),
            Stage(request.stage),
        )
        self.letters = Letters(store, self.uuid)
        self.shape = request.shape or matters.boundary(store, request.matter, context)
        self.occasions = {row["uuid"]: row for row in store.rows("occasion")}
        self.answers = answers_until(store, self.uuid, self.stage)
        self.finished, self.known = _finished(store, self.uuid, request.stage)

    def account(self) -> Account:
        members = matters.members(self.store, self.matter, self.context, self.request.shape)
        included = {one.viewpoint: one for one in members if one.included}
        rows = list(self.store.rows("viewpoint", "state = 'active'", (), _ORDER))
        ours = [row for row in rows if row["uuid"] in included]
        in_time = [row for row in ours if not self._came_later(row)]
        seen = [row for row in in_time if self.audience.sees(row)]
        in_statements = [row for row in seen if self._is_statement(row)]
        in_dialogue = sorted((row for row in seen if not self._is_statement(row)), key=_by_theme)
        labels = self._labels([*self._by_letter(in_statements), *in_dialogue])
        joint = self._joint(labels)
        entries = {
            row["uuid"]: self._entry(row, included[row["uuid"]], labels, joint) for row in seen
        }
        dialogue = tuple(entries[row["uuid"]] for row in in_dialogue)
        return dataclasses.replace(
            self._frame(seen, labels),
            statements=tuple(self._statements(in_statements, entries)),
            dialogue=dialogue,
            joint=tuple(self._joint_answer(row, label, labels) for label, row in joint.values()),
            held_back=len(in_time) - len(seen),
            excluded=sum(not one.included for one in members),
            later_stage=len(ours) - len(in_time),
            gone=self._gone({row["uuid"] for row in in_time}),
            near=self._near({one.viewpoint for one in members}),
            site=site_of(
                self.store, self.matter, seen, labels, self.shape, self.audience, self.context
            ),
        )

    def _frame(self, seen: Sequence[Row], labels: Mapping[str, str]) -> Account:
        """All but the viewpoints."""
        request, matter, audience = self.request, self.matter, self.audience
        met = Counter(row["occasion_uuid"] for row in seen if row["occasion_uuid"])
        area = "given" if request.shape else ("plan" if self.shape else "none")
        return Account(
            kind=self.stage.kind,
            stage=request.stage,
            audience=request.audience,
            language=request.language,
            title=matter["title"],
            designation=matter["designation"],
            diary_ref=audience.own(matter["diary_ref"]).text,
            procedure=matter["procedure"],
            period=period_of(matter, self.stage.kind),
            date=request.date or latest_change(self.store),
            by_role=request.by_role,
            occasions=occasions_of(self.store, self.uuid, met, audience),
            tallies=tallies_of(self.store, self.uuid, met, audience),
            silent_parts=silent_parts(self.store, matter, labels),
            statements=(),
            dialogue=(),
            joint=(),
            tasks=tasks_of(self.store, self.uuid, labels, audience),
            passed=passed_of(self.store, self.uuid, labels, audience),
            provenance=provenance_of(self.store, seen, self.shape, area, audience, request.filters),
            near_m=request.near,
            earlier=self.finished,
            matter=None if audience.is_public else self.uuid,
        )

    def _came_later(self, row: Row) -> bool:
        statement = self.letters.row(row["statement_uuid"])
        return statement is not None and self.stage.is_later(statement["stage"])

    def _is_statement(self, row: Row) -> bool:
        return not self.stage.marks(self.letters.row(row["statement_uuid"]))

    def _by_letter(self, rows: Sequence[Row]) -> list[Row]:
        """In the order in which B lists them: by sender group, letter, and place in the letter."""
        order = {row["uuid"]: i for i, row in enumerate(self._letters_in_order())}
        return sorted(rows, key=lambda row: order[row["statement_uuid"]])

    def _letters_in_order(self) -> list[Row]:
        groups = {code.code: i for i, code in enumerate(codes.codes("sender_group"))}
        rows = self.letters.in_order()
        return sorted(rows, key=lambda row: groups.get(row["sender_group"], len(groups)))

    def _labels(self, rows: Sequence[Row]) -> dict[str, str]:
        """What each viewpoint is called, in the order of the document."""
        return {row["uuid"]: self._label(row) for row in rows}

    def _label(self, row: Row) -> str:
        if row["uuid"] in self.letters.labels and self._is_statement(row):
            return self.letters.labels[row["uuid"]]
        return str(row["number"]) if row["number"] is not None else f"({row['fid']})"

    def _joint(self, labels: Mapping[str, str]) -> dict[str, tuple[str, Row]]:
        """The answers that serve many here, by their uuid, in the order of whom they serve."""
        given = [self.answers[uuid] for uuid in labels if uuid in self.answers]
        counted = Counter(row["uuid"] for row in given)
        chosen = {row["uuid"]: row for row in given if counted[row["uuid"]] >= JOINT}
        return {uuid: (f"G{i}", row) for i, (uuid, row) in enumerate(chosen.items(), 1)}

    def _joint_answer(self, row: Row, label: str, labels: Mapping[str, str]) -> JointAnswer:
        serves = [uuid for uuid in labels if self.answers.get(uuid, {}).get("uuid") == row["uuid"]]
        own = self.audience.own
        answer = self._answer(row, None)
        return JointAnswer(
            label, own(row["title"]), own(row["summary"]), answer, in_order(labels, serves)
        )

    def _answer(self, row: Row, joint: str | None) -> Answer:
        own, code = self.audience.own, self.audience.code
        return Answer(
            decision=code("decision", row["decision"]),
            comment=own(row["comment"]),
            reason=own(row["reason"]),
            has_reason=bool((row["reason"] or "").strip()),
            handled_in=code("handled_in", row["handled_in"]),
            handled_ref=own(row["handled_ref"]),
            change_made=code("change_made", row["change_made"]),
            change_text=own(row["change_text"]),
            by_role=own(row["by_role"]),
            decided_on=row["decided_on"],
            feedback_on=row["feedback_on"],
            feedback_channel=code("feedback_channel", row["feedback_channel"]),
            stage=code("stage", row["stage"]),
            joint=joint,
        )

    def _entry(
        self,
        row: Row,
        member: Membership,
        labels: Mapping[str, str],
        joint: Mapping[str, tuple[str, Row]],
    ) -> Entry:
        if self.is_cancelled():
            raise Cancelled
        given = self.answers.get(row["uuid"])
        label = joint.get(given["uuid"], ("", {}))[0] if given else ""
        occasion = self.occasions.get(row["occasion_uuid"])
        return Entry(
            label=labels[row["uuid"]],
            uuid=None if self.audience.is_public else row["uuid"],
            number=row["number"],
            said=self.audience.viewpoint(row),
            place=self.audience.place(row["place_name"]),
            has_place=row["geom"] is not None,
            theme=self.audience.code("theme", row["theme"]),
            valence=self.audience.code("valence", row["valence"]),
            severity=row["severity"],
            time_context=self.audience.code("time_context", row["time_context"]),
            why=member.bases,
            zone=member.zone,
            received_on=row["received_on"],
            occasion=self.audience.own(occasion["title"]) if occasion else Said(),
            formal_status=self.audience.code("formal_status", row["formal_status"]),
            answer=self._answer(given, label or None) if given else None,
            marks=self.stage.marks(self.letters.row(row["statement_uuid"])),
            is_later=self.finished is not None and row["uuid"] not in self.known,
        )

    def _gone(self, present: set[str]) -> tuple[str, ...]:
        return tuple(label for uuid, label in self.known.items() if uuid not in present)

    def _statements(self, rows: Sequence[Row], entries: Mapping[str, Entry]) -> list[Statement]:
        of_letter: dict[str, list[Entry]] = {}
        for row in rows:
            of_letter.setdefault(row["statement_uuid"], []).append(entries[row["uuid"]])
        return [
            Statement(
                number=self.letters.numbers[row["uuid"]],
                sender_group=row["sender_group"],
                sender=Said() if is_private(row) else self.audience.own(row["sender_label"]),
                private_number=self.letters.private.get(row["uuid"]),
                received_on=row["received_on"],
                diary_ref=self.audience.own(row["diary_ref"]).text,
                in_period=row["in_period"],
                entries=tuple(of_letter[row["uuid"]]),
            )
            for row in self._letters_in_order()
            if row["uuid"] in of_letter
        ]

    def _near(self, known: set[str]) -> int:
        """How many lie near the area and are neither members nor left out by hand."""
        if self.shape is None or self.request.near <= 0:
            return 0
        found = members_by_place(
            places(self.store), self.store.crs, self.shape, self.request.near, self.context
        )
        return sum(match.zone == NEAR and match.key not in known for match in found)


_ORDER = "number IS NULL, number, fid"


def _by_theme(row: Row) -> tuple[int, str]:
    """First-level themes in the order of their list, foreign ones by name, then those without."""
    order = {code.code: i for i, code in enumerate(codes.codes("theme"))}
    theme = codes.first_level("theme", row["theme"] or "")
    return order.get(theme, len(order) + (not theme)), theme


def latest_change(store: Store) -> datetime.date | None:
    """The day in Sweden of the latest change; None where there was none."""
    with reading(store.path) as connection:
        (at,) = connection.execute("SELECT max(at) FROM change_log").fetchone()
    return day_of(moment(at))


def _finished(store: Store, matter: str, stage: str) -> tuple[datetime.date | None, dict[str, str]]:
    """The day of the account finished last in this stage; who was in it, with their labels."""
    where, order = "matter_uuid = ? AND stage IS ?", "finished_on DESC, fid DESC"
    last = next(store.rows("account", where, (matter, stage), order), None)
    if last is None:
        return None, {}
    rows = store.rows("account_member", "account_uuid = ?", (last["uuid"],))
    return last["finished_on"], {row["viewpoint_uuid"]: row["label"] or "–" for row in rows}

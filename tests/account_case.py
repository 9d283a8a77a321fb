"""A made matter with letters, dialogue, answers and what follows from them; all of it invented."""

from __future__ import annotations

import dataclasses
import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsGeometry, QgsPointXY
from synpunkt.layers.operations import Operation
from synpunkt.layers.store import Store
from synpunkt.processing.account.model import Account, Entry, Said

MATTER = "Resecentrum, etapp 1"
DAY = datetime.date(2026, 10, 2)
UTC = datetime.timezone.utc
#: What must reach nobody but those who may see it: where it is planted, and the words.
SECRETS = {
    "private_sender": "Anna Exempelsson",
    "unchecked": "Det är mörkt bakom Exempelkiosken",
    "blocked": "Grannen i hörnhuset stör",
    "number_in_checked": "850709-9805",
    "police": "Vi har få bilar på kvällen",
    "order": "Det säljs något vid trappan",
    "phone_in_answer": "070-174 06 05",
    "mail_in_place": "anna@example.org",
    "source_id": "hemligt-id-17",
    "no_code": "Exempelsson i egen kolumn",
    "also_order": "Bra, men det bråkas ibland",
}


class Maker:
    """Writes rows with uuids that are the same in every run."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        self._count = 0

    def __call__(self, table: str, values: Mapping[str, Any], *place: float) -> str:
        self._count += 1
        given = {"uuid": str(uuid.UUID(int=self._count)), **values}
        point = QgsGeometry.fromPointXY(QgsPointXY(*place)) if place else None
        return self._operation.insert(table, given, point)

    def answer(self, matter: str, viewpoints: list[str], **values: Any) -> str:
        response = self("response", {"matter_uuid": matter, "stage": "consultation", **values})
        for viewpoint in viewpoints:
            pair = {"response_uuid": response, "viewpoint_uuid": viewpoint}
            self("response_viewpoint", pair)
        return response


def fill(store: Store) -> str:
    """The matter's uuid. Viewpoints are numbered from 1 in the order in which they stand here."""
    with store.operation() as operation:
        make = Maker(operation)
        matter = make("matter", {
            "title": MATTER, "diary_ref": "SBN-2026-00123", "designation": "DP 412",
            "procedure": "extended", "stage": "consultation",
            "consultation_from": DAY, "consultation_to": DAY.replace(month=11),
        })  # fmt: skip
        letters = _letters(make, matter)
        said = _dialogue(make, matter)
        _answers(make, matter, letters, said)
        _followed(make, matter, said)
    return matter


def _letters(make: Maker, matter: str) -> list[str]:
    common = {"matter_uuid": matter, "stage": "consultation", "written": True, "in_period": True}
    private = make("statement", {
        **common, "number": 2, "sender_group": "private",
        "sender_label": SECRETS["private_sender"], "received_on": DAY.replace(day=9),
    })  # fmt: skip
    board = make("statement", {
        **common, "number": 4, "sender_group": "authority", "sender_label": "Länsstyrelsen",
        "received_on": DAY, "diary_ref": "SBN-2026-00123-7",
    })  # fmt: skip
    late = make("statement", {
        **common, "number": 5, "sender_group": "private", "sender_label": "Privatperson 1",
        "received_on": DAY.replace(month=12), "in_period": False,
    })  # fmt: skip
    checked = {"privacy_state": "checked", "formal_status": "samrad_statement"}
    texts = [
        (board, "Bullret vid södra fasaden behöver utredas."),
        (board, "Bron bör flyttas norrut."),
        (private, f"Jag nås på {SECRETS['number_in_checked']} om gångvägen."),
        (late, "Spara träden.\nDe ger skugga."),
    ]
    return [
        make("viewpoint", {
            **checked, "statement_uuid": letter, "text": text, "theme": "movement",
            "received_on": DAY, "source": "test", "source_id": f"{SECRETS['source_id']}-{i}",
        })
        for i, (letter, text) in enumerate(texts)
    ]  # fmt: skip


def _dialogue(make: Maker, matter: str) -> list[str]:
    table = make("occasion", {
        "matter_uuid": matter, "title": "Dialogbord vid Navet", "kind": "street_stand",
        "starts_at": datetime.datetime(2026, 10, 12, 15, tzinfo=UTC), "place_name": "Navet",
        "participants": 37, "participation_level": "dialogue", "reached_unsurveyed": "some",
    })  # fmt: skip
    make("occasion_party", {"occasion_uuid": table, "party": "Planavdelningen",
                            "role": "organiser"})  # fmt: skip
    for band, count in (("0–12", 3), ("13–19", 12), ("20–64", 22)):
        tally = {"occasion_uuid": table, "dimension": "Ålder", "band": band, "count": count}
        make("occasion_tally", tally)
    common = {"occasion_uuid": table, "received_on": datetime.date(2026, 10, 12)}
    checked = {**common, "privacy_state": "checked"}
    at = (152_050.0, 6_920_050.0)
    said = [
        make("viewpoint", {
            **checked, "text": f"Lampa {i} är trasig.", "theme": "lighting.broken",
            "valence": "negative", "place_name": "Södra tunneln",
        }, *at)
        for i in range(1, 6)
    ]  # fmt: skip
    own = [
        {**checked, "text": "=HYPERLINK(\"x\") <b>Fint</b> torg", "theme": "presence.lively"},
        {**common, "text": SECRETS["unchecked"], "theme": "lighting"},
        {**common, "text": SECRETS["blocked"], "privacy_state": "blocked", "theme": "other"},
        {**checked, "text": SECRETS["police"], "said_by": "police", "theme": "presence"},
        {**checked, "text": SECRETS["order"], "theme": "order"},
        {**checked, "text": SECRETS["also_order"], "theme": "upkeep",
         "more_themes": '{"order.noise"}'},
        {**checked, "theme": "upkeep", "valence": SECRETS["no_code"], "text": "Välskött"},
        {**checked, "text": "Fler bänkar", "place_name": SECRETS["mail_in_place"]},
    ]  # fmt: skip
    return [*said, *(make("viewpoint", values) for values in own)]


def _answers(make: Maker, matter: str, letters: list[str], said: list[str]) -> None:
    make.answer(
        matter, letters[:1], decision="met", comment="En bullerutredning har gjorts.",
        handled_in="plan_map", handled_ref="m1", change_made="yes",
        change_text="Bestämmelse m1 om buller har lagts till.", by_role="Planarkitekt",
    )  # fmt: skip
    make.answer(matter, letters[1:2], decision="not_met", change_made="no")
    make.answer(
        matter, letters[2:3], decision="partly_met", reason="Gångvägen ligger utanför planen.",
        comment=f"Ring {SECRETS['phone_in_answer']} vid frågor.",
    )  # fmt: skip
    make.answer(
        matter, said[:5], title="Belysning i tunneln", decision="forwarded",
        comment="Gatuavdelningen byter armaturerna.", handled_in="maintenance",
        feedback_on=datetime.date(2026, 11, 20), feedback_channel="website",
    )  # fmt: skip
    make.answer(matter, said[5:6], decision="noted", comment="Tack.")


def _followed(make: Maker, matter: str, said: list[str]) -> None:
    action = make("action", {
        "matter_uuid": matter, "description": "Byt armaturer",
        "responsible": "municipality_streets",
        "due_on": datetime.date(2026, 12, 1), "status": "planned",
    })  # fmt: skip
    make("action_viewpoint", {"action_uuid": action, "viewpoint_uuid": said[0]})
    make("action", {
        "matter_uuid": matter, "description": "Måla tunneln", "status": "declined_with_reason",
        "declined_reason": "Tunneln rivs.",
    })  # fmt: skip
    for viewpoint in said[:2]:
        make("handover", {
            "viewpoint_uuid": viewpoint, "matter_uuid": matter, "party": "Energibolaget",
            "channel": "email", "sent_on": datetime.date(2026, 10, 20),
        })  # fmt: skip


def many(account: Account, themes: Sequence[str]) -> Account:
    """An account of 40 letters and 180 viewpoints in as many themes, some with long texts."""
    model = next(entry for entry in account.entries if entry.is_answered and not entry.marks)
    long = " ".join(["Vägen förbi stationen är lång, mörk och utan räcke."] * 60)

    def entry(label: str, i: int) -> Entry:
        text = f"Synpunkt <{label}> har sin text. {long if i % 20 == 0 else ''} [{label}]"
        theme = themes[i % len(themes)]
        return dataclasses.replace(model, label=label, number=i, said=Said(text), theme=theme)

    letter = account.statements[0]
    letters = tuple(
        dataclasses.replace(letter, number=n, entries=(entry(f"{n}.1", n), entry(f"{n}.2", n)))
        for n in range(1, 41)
    )
    spoken = sorted((entry(str(i), i) for i in range(101, 201)), key=lambda one: one.theme or "")
    return dataclasses.replace(account, statements=letters, dialogue=tuple(spoken), joint=())

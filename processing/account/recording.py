"""A finished account, put down in the store: when it was, who was in it, and what they were called.

What comes in later is told apart from it in the next account of the same stage.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any, NamedTuple

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from ...layers import matters
from ...layers.boundary import united
from ...layers.connection import reading
from ...layers.errors import InputError
from ...layers.language import translate, words
from ...layers.metric import Reprojection
from ...layers.store import Store
from ...layers.zones import MetricShape
from .audience import INTERNAL
from .building import Request, build
from .json_output import as_json
from .model import Account
from .wording import Wording


class Recorded(NamedTuple):
    """A finished account's row, how many viewpoints are in it, and what can be taken back.

    ``operation`` is "" where the account was recorded before.
    """

    uuid: str
    members: int
    operation: str


def record(store: Store, request: Request, context: QgsCoordinateTransformContext) -> Recorded:
    """Put down the account asked for; once, however often it is asked for.

    InputError while it is a draft, and where it holds nothing.
    """
    # Who is in it is the same for every audience; only the staff's account tells of all.
    account = build(store, dataclasses.replace(request, audience=INTERNAL), context)
    _check(account)
    known = _known(store, request, account)
    if known is not None:
        return Recorded(known, len(account.entries), "")
    with reading(store.path) as connection:
        (latest,) = connection.execute("SELECT max(seq) FROM change_log").fetchone()
    shape = request.shape or matters.boundary(store, request.matter, context)
    with store.operation("account", account.title) as operation:
        row = {
            **_identity(request, account),
            "title": account.title,
            "finished_on": account.date,
            "viewpoints": len(account.entries),
            "at_seq": latest,
        }
        uuid = operation.insert("account", row, _area(store, shape, context))
        for entry in account.entries:
            member = {"account_uuid": uuid, "viewpoint_uuid": entry.uuid, "label": entry.label}
            operation.insert("account_member", member)
    return Recorded(uuid, len(account.entries), operation.uuid)


def _check(account: Account) -> None:
    if not account.entries:
        raise InputError(
            translate("Synpunkt", "The account of {title} holds no viewpoint.").format(
                title=account.title
            )
        )
    if account.is_draft:
        raise InputError(
            translate("Synpunkt", "The account is not finished: {what}.").format(
                what=Wording(words(account.language)).lacking(account)
            )
        )


def _identity(request: Request, account: Account) -> dict[str, Any]:
    """What makes two accounts the same."""
    return {
        "matter_uuid": request.matter["uuid"],
        "stage": request.stage,
        "audience": request.audience,
        "language": request.language,
        "fingerprint": _fingerprint(account),
    }


def _fingerprint(account: Account) -> str:
    """Of all that it says, but for when it was made, with what, and what went before it."""
    told = json.loads(as_json(account))
    for name in ("date", "earlier", "gone", "provenance"):
        del told[name]
    for statement in told["statements"]:
        _forget_order(statement["entries"])
    _forget_order(told["dialogue"])
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _forget_order(entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        del entry["is_later"]


def _known(store: Store, request: Request, account: Account) -> str | None:
    wanted = _identity(request, account)
    for row in store.rows("account", "matter_uuid = ?", (request.matter["uuid"],)):
        if all(row[name] == value for name, value in wanted.items()):
            return str(row["uuid"])
    return None


def _area(
    store: Store, shape: MetricShape | None, context: QgsCoordinateTransformContext
) -> QgsGeometry | None:
    """The area in the store's system; None where there is none."""
    if shape is None:
        return None
    to_store = Reprojection(shape.crs, store.crs, context)
    parts = [part for part in map(to_store, shape.parts) if part is not None]
    return united(parts, store.crs) if parts else None

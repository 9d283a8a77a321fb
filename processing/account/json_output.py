"""The account as JSON: codes as stored, the same input gives the same bytes."""

from __future__ import annotations

import dataclasses
import datetime
import json

from .model import Account

SCHEMA = 1


def as_json(account: Account) -> str:
    """All values of the account and its counts; keys are sorted, dates are ``YYYY-MM-DD``."""
    told = dataclasses.asdict(dataclasses.replace(account, site=None))
    del told["site"]  # shapes are for maps
    content = {**told, "schema": SCHEMA, "counts": counts(account)}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=2, default=_plain) + "\n"


def counts(account: Account) -> dict[str, int]:
    """The outputs of ``planaccount``."""
    return {
        "VIEWPOINTS": len(account.entries),
        "ANSWERED": len(account.entries) - len(account.unanswered),
        "UNANSWERED": len(account.unanswered),
        "UNMET_WITHOUT_REASON": len(account.without_reason),
    }


def _plain(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")

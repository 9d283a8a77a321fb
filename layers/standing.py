"""How far each viewpoint has come towards an answer: computed, never stored."""

from __future__ import annotations

from typing import NamedTuple

from .connection import Connection, reading
from .sql import sql
from .store import Store

NEW, IN_PROGRESS, ANSWERED, TOLD_BACK, EXCLUDED = (
    "new",
    "in_progress",
    "answered",
    "told_back",
    "excluded",
)
#: In the order of the work.
STATUSES = (NEW, IN_PROGRESS, ANSWERED, TOLD_BACK, EXCLUDED)
#: What still wants an answer.
UNANSWERED = frozenset({NEW, IN_PROGRESS})

# Of the answers given to a viewpoint: how many, how many decided, how many of those told to the
# people, and how many that are not met without saying why.
_ANSWERS = sql(
    "SELECT t.viewpoint_uuid, count(*), count(r.decision),",
    "count(CASE WHEN r.decision IS NOT NULL THEN r.feedback_on END),",
    "count(CASE WHEN r.decision IN ('not_met', 'partly_met')",
    "AND trim(coalesce(r.reason, '')) = '' THEN 1 END)",
    "FROM response_viewpoint t JOIN response r ON r.uuid = t.response_uuid",
    "WHERE ?1 IS NULL OR r.matter_uuid = ?1 GROUP BY t.viewpoint_uuid",
)
# Only what a person has put down: someone to answer it, a day to do it, or that it is left out.
_HANDLED = sql(
    "SELECT viewpoint_uuid, included FROM viewpoint_matter",
    "WHERE (?1 IS NULL OR matter_uuid = ?1)",
    "AND (responsible IS NOT NULL OR due_on IS NOT NULL OR (NOT included AND ?1 IS NOT NULL))",
)


class Standing(NamedTuple):
    """The status of a viewpoint; ``lacks_reason`` where it is not met and nobody said why."""

    status: str
    lacks_reason: bool = False


def standings(store: Store, matter: str | None = None) -> dict[str, Standing]:
    """Standings by viewpoint uuid, in the matter with that uuid, or in any where it is None.

    Whoever is not in the dict is new. In progress: someone is responsible, a day is set, or an
    answer is begun; answered: an answer has its decision; told back: all such answers have been
    told to those who spoke; excluded: a person took it out of the matter, which goes before all.
    """
    with reading(store.path) as connection:
        return standings_in(connection, matter)


def standings_in(connection: Connection, matter: str | None = None) -> dict[str, Standing]:
    """``standings`` in the store that is open for reading."""
    answers = connection.execute(_ANSWERS, (matter,)).fetchall()
    handled = connection.execute(_HANDLED, (matter,)).fetchall()
    found = {uuid: Standing(IN_PROGRESS) for uuid, _ in handled}
    for uuid, given, decided, told, unexplained in answers:
        found[uuid] = Standing(_of_answers(given, decided, told), unexplained > 0)
    if matter is not None:
        excluded = {uuid for uuid, included in handled if included == 0}
        found.update((uuid, Standing(EXCLUDED)) for uuid in excluded)
    return found


def _of_answers(given: int, decided: int, told: int) -> str:
    if decided:
        return TOLD_BACK if told == decided else ANSWERED
    return IN_PROGRESS if given else NEW

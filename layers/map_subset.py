"""The panel's filter as part of a layer's own filter, beside what the user has set there.

What is ours carries a mark, so that it can always be told from the user's part and taken off: from
a layer that was copied, or edited by hand, too. Rows are told by ``fid``: a condition on fields
could not say what the list shows. They are given as JSON (on a server as an array): OGR takes
minutes for a plain list of some ten thousand. Rows that come later are let through until they are
judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .sql import literal, sql

BEGIN, MARK = '("fid"', "/*synpunkt*/)"
_AND = " AND "


def condition(shown: Sequence[int], hidden: Sequence[int], provider: str = "ogr") -> str:
    """What lets through the fids of ``shown`` and all that are not in ``hidden``; "" for all.

    ``provider`` is that of the layer: "ogr" or "postgres".
    """
    if not hidden:
        return ""
    if len(hidden) <= len(shown):
        return sql(BEGIN, "NOT IN", _listed(hidden, provider), MARK)
    last = max(max(shown, default=0), max(hidden))
    return sql(BEGIN, "IN", _listed(shown, provider), 'OR "fid" >', str(last), MARK)


def without(subset: str) -> str:
    """The user's own part of a layer's filter."""
    start = subset.rfind(BEGIN)
    if start < 0 or not subset.endswith(MARK):
        return subset
    own = subset[:start]
    return own[1 : -len(")" + _AND)] if own.startswith("(") and own.endswith(")" + _AND) else ""


def combined(own: str, ours: str) -> str:
    """The user's part and ours together; either may be ""."""
    return f"({own}){_AND}{ours}" if own and ours else own or ours


def _listed(fids: Iterable[int], provider: str) -> str:
    listed = ",".join(map(str, fids))
    if provider == "postgres":
        return sql("(SELECT unnest(", literal("{" + listed + "}"), "::bigint[]))")
    numbers = "[" + listed + "]"
    return sql("(SELECT value FROM json_each(", literal(numbers), "))")

"""What changed in a store since its viewpoints were read, as its log tells.

After each change the panel reads the store afresh. Of many viewpoints a few have changed then, and
only those are read: the others are kept as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ...layers.connection import Connection
from ...layers.place import Place

if TYPE_CHECKING:
    import numpy as np

#: More changes than this are not looked at one by one.
MOST = 1000
_LAST = "SELECT seq, change_uuid FROM change_log ORDER BY seq DESC LIMIT 1"
_AT = "SELECT change_uuid FROM change_log WHERE seq = ?"
_SINCE = "SELECT table_name, row_uuid FROM change_log WHERE seq > ? LIMIT ?"
# On a server somebody may be writing whose changes stand further back in the log once they are
# seen. So it is asked for what was written by transactions that were not over then.
_FLOOR = "SELECT mod(txid_snapshot_xmin(txid_current_snapshot()), 4294967296)"
_NOT_OVER = (
    "SELECT table_name, row_uuid FROM change_log WHERE age(xmin) <= age(CAST(? AS xid)) LIMIT ?"
)


class Mark(NamedTuple):
    """How far the log of the store at ``place`` had come.

    On a server all transactions before ``floor`` were over; "" in a file, which has one writer.
    """

    place: Place
    seq: int
    change: str
    floor: str = ""


def mark_in(connection: Connection, place: Place) -> Mark | None:
    """How far the log has come; None where nothing is in it."""
    last = connection.execute(_LAST).fetchone()
    if last is None:
        return None
    in_file = isinstance(place, Path)
    floor = "" if in_file else str(connection.execute(_FLOOR).fetchone()[0])
    return Mark(place, last[0], last[1], floor)


def changed_since(connection: Connection, place: Place, mark: Mark | None) -> set[str] | None:
    """The uuids of viewpoints that changed after ``mark``; None where all must be read again."""
    if mark is None or mark.place != place:
        return None
    there = connection.execute(_AT, (mark.seq,)).fetchone()
    if there is None or there[0] != mark.change:  # it is another store by now
        return None
    query, begin = (_NOT_OVER, mark.floor) if mark.floor else (_SINCE, mark.seq)
    changes = connection.execute(query, (begin, MOST + 1)).fetchall()
    # With the codes their groups may have changed.
    if len(changes) > MOST or any(table == "code" for table, _ in changes):
        return None
    return {row for table, row in changes if table == "viewpoint"}


class Splice(NamedTuple):
    """Rows ``gone`` from columns of ``length``; new rows, in their ``order``, come ``at`` places of
    what is left.
    """

    length: int
    gone: np.ndarray
    order: np.ndarray
    at: np.ndarray

    @classmethod
    def of(cls, fid: np.ndarray, gone: Sequence[int], new: np.ndarray) -> Splice:
        """By the keys of all rows and of the ``new`` ones; rows stand in the order of keys."""
        import numpy as np

        rows = np.sort(np.array(gone, np.intp))
        order = np.argsort(new)
        return cls(len(fid), rows, order, np.searchsorted(np.delete(fid, rows), new[order]))

    @property
    def final(self) -> np.ndarray:
        """The numbers of the new rows afterwards."""
        import numpy as np

        return self.at + np.arange(len(self.at))

    @property
    def shifts(self) -> bool:
        """Whether some row that stays has another number afterwards."""
        final, known = self.final, len(self.gone)
        in_place = len(final) >= known and bool((final[:known] == self.gone).all())
        return not (in_place and bool((final[known:] >= self.length).all()))

    def array(self, values: np.ndarray, new: np.ndarray) -> np.ndarray:
        """The column of ``values`` with ``new`` ones in it."""
        import numpy as np

        found = np.insert(np.delete(values, self.gone), self.at, new[self.order])
        found.flags.writeable = False
        return found

    def texts(self, values: Sequence[Any], new: Sequence[Any]) -> list[Any]:
        """The same for texts."""
        kept: list[Any] = []
        start = 0
        for row in self.gone.tolist():
            kept += values[start:row]
            start = row + 1
        kept += values[start:]
        found: list[Any] = []
        start = 0
        for row, place in zip(self.order.tolist(), self.at.tolist(), strict=True):
            found += kept[start:place]
            found.append(new[row])
            start = place
        return found + kept[start:]

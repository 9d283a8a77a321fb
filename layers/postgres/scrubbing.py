"""What was removed on a server made unreadable in its tables too."""

from __future__ import annotations

from ..errors import StoreError
from ..sql import names, sql
from .connection import alone, reading
from .making import TABLES
from .place import Schema


def write_anew(place: Schema) -> bool:
    """Write the store's tables anew, without the rows that were removed; False if that can't be.

    Only who owns the store may do that: for others the server would pass over it in silence.
    """
    owned = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'viewpoint'::regclass"
    try:
        with reading(place) as reader:
            if not reader.execute(owned).fetchone()[0]:
                return False
        with alone(place) as cursor:
            cursor.execute(sql("VACUUM (FULL)", names([table.name for table in TABLES])))
    except StoreError:
        return False
    return True

"""A field package comes home: all that was written in it, not its viewpoints alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from qgis.core import QgsFeedback

from ...layers.address import is_store
from ...layers.language import translate
from ...layers.merge.merging import foreseen, merge_stores
from ...layers.merge.telling import BOOKKEEPING, doubts, news
from ...layers.place import Place
from ...layers.store import Store, open_store
from ..intake.archive import tables_in, unpacked
from ..intake.rejects import Rejects
from ..intake.request import Outcome, Request

VIEWPOINT = "viewpoint"
GEOPACKAGE = ".gpkg"


@contextmanager
def field_copy(store: Store, place: Place) -> Iterator[Store | None]:
    """The package that was taken along from ``store``, for the block; None for anything else.

    ``place`` is that of its store, or a ZIP of its folder as telephones send it. StoreError if a
    store can't be opened, InputError for a ZIP that is broken or too large.
    """
    if isinstance(place, Path) and _is_packed(place):
        with unpacked(place) as files:
            copies = (_copy(store, file) for file in files if file.suffix.lower() == GEOPACKAGE)
            yield next(filter(None, copies), None)
    else:
        yield _copy(store, place)


def _is_packed(path: Path) -> bool:
    """Whether the file is an archive that may hold a store."""
    if path.suffix.lower() != ".zip" or not path.is_file():
        return False
    return any(table.suffix.lower() == GEOPACKAGE for table in tables_in(path))


def _copy(store: Store, place: Place) -> Store | None:
    if not is_store(place):
        return None
    found = open_store(place)
    meta = next(found.rows("store_meta"))
    return found if meta["copied_from"] == store.uuid else None


def bring_home(store: Store, field: Store, request: Request, feedback: QgsFeedback) -> Outcome:
    """Merge ``field`` into ``store``, told as an import: the numbers are those of its viewpoints.

    Of ``request`` a dry run, the rejects file and the context are heeded, and the rest is told to
    be of no use. What both have changed stays as it is in ``store``, with a warning. ``Cancelled``
    on cancel; nothing has been changed then.
    """
    if request.dry_run:
        merged = foreseen(store, field, request.context, is_cancelled=feedback.isCanceled)
    else:
        merged = merge_stores(
            store,
            field,
            request.context,
            progress=lambda share: feedback.setProgress(100 * share),
            is_cancelled=feedback.isCanceled,
        )
    if request.rejects is not None:  # none is rejected
        with closing(Rejects(())) as none:
            none.write(request.rejects)
    read = field.count(VIEWPOINT)
    new, changed = merged.new[VIEWPOINT], merged.changed[VIEWPOINT]
    return Outcome(
        read=read,
        new=new,
        changed=changed,
        unchanged=read - new - changed,
        without_place=field.count(VIEWPOINT, "geom IS NULL"),
        besides=sum(map(_others, (merged.new, merged.changed, merged.removed))),
        operation=merged.operation,
        messages=[_about(field), *news(merged)],
        warnings=[*_left_aside(request), *doubts(merged)],
    )


def _others(counts: Counter[str]) -> int:
    """How many rows of other tables are counted, save those on the merge itself."""
    return sum(n for table, n in counts.items() if table not in (VIEWPOINT, BOOKKEEPING))


def _about(field: Store) -> str:
    return translate(
        "Synpunkt",
        "{name} is a field package of this store. All that was written in it comes home, with its"
        " stops, routes, photos and actions.",
    ).format(name=field.path.name)


def _left_aside(request: Request) -> list[str]:
    """That what was chosen for a table says nothing of a package."""
    profile = request.profile
    chosen = (request.occasion, request.matter, request.place_field, request.media_folder)
    if not (any(chosen) or request.crs is not None or profile.crs or profile.fields):
        return []
    return [
        translate(
            "Synpunkt",
            "A field package knows its occasions, matters and places itself; what was chosen of"
            " them was left aside.",
        )
    ]

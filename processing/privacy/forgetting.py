"""Removing contacts, original texts and what was masked, for good, as somebody decided.

The current texts stay as they are. What is removed leaves the restricted file, the change log, the
rows that could not be imported and the drafts in the user's profiles; the log of it says how much,
never what.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from ...layers import multivalue, restricted
from ...layers.connection import reading
from ...layers.errors import InputError, StoreError
from ...layers.files import why
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.photos import photo_file, photo_root
from ...layers.places import matching
from ...layers.rows import UTC
from ...layers.scrubbing import copies_beside, scrub
from ...layers.sql import name, sql
from ...layers.store import Store
from .drafted import Drafted, drafts_with, take_out
from .logged import to_reduce
from .masking import reduced, removed, without, worth_taking_out

CONTACT, RAW, MASKED = "contact", "raw", "masked"
WHAT = (CONTACT, RAW, MASKED)
#: What a draft is called in the log, beside the tables.
DRAFT = "draft"


@dataclass
class Work:
    """What is to be done: rows to remove or to rewrite, by table; how many, by (number, table).

    ``pieces`` are what is removed by it, wherever else it may stand.
    """

    removals: dict[str, list[int]] = field(default_factory=dict)
    rewritten: dict[str, dict[int, str]] = field(default_factory=dict)
    logged: dict[str, str] = field(default_factory=dict)
    photos: dict[str, str] = field(default_factory=dict)
    pieces: set[str] = field(default_factory=set)
    drafts: list[Drafted] = field(default_factory=list)
    counted: Counter[tuple[int | None, str]] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many rows it is about."""
        return sum(self.counted.values())

    def remove(self, table: str, fid: int, number: int | None) -> None:
        """Remove a row of the restricted file; it is about the viewpoint ``number``."""
        self.removals.setdefault(table, []).append(fid)
        self.counted[number, table] += 1

    def rewrite(self, table: str, fid: int, text: str, number: int | None) -> None:
        """Give a row of the restricted file another text."""
        self.rewritten.setdefault(table, {})[fid] = text
        self.counted[number, table] += 1


@dataclass(frozen=True)
class Done:
    """The work with its count; copies of the store that remain; whether the files are clean.

    ``clean`` is False where another program has a file open, so that traces of what was removed
    may lie in it until it is done again.
    """

    work: Work
    copies: list[str]
    clean: bool = True


_TEXT_COLUMNS = {"viewpoint_raw": "raw_text", "earlier_text": "text", "import_reject_row": "row"}


def forget(
    store: Store,
    what: str,
    expression: str,
    decision: str,
    photos: bool = False,
    dry_run: bool = False,
) -> Done:
    """Remove ``what`` (of ``WHAT``) of the viewpoints for which ``expression`` holds.

    ``contact`` without an expression: those whose day has passed. ``raw`` and ``masked`` without
    one: of all viewpoints. With ``photos`` their photos too. InputError without a reference to a
    decision, and for photos without an expression; StoreError if a file can't be used: nothing is
    removed then.
    """
    decision = decision.strip()
    if not decision:
        raise InputError(
            translate("Synpunkt", "Say which decision it is that the removal rests on.")
        )
    if photos and not expression.strip():
        raise InputError(
            translate("Synpunkt", "Say by an expression whose photos are to be removed.")
        )
    _refuse_without_restricted(store)
    chosen = matching(store, expression)
    work = _FINDERS[what](_Reader(store, chosen))
    if photos:
        _find_photos(store, chosen or (), work)
    _find_drafts(store, work)
    copies = copies_beside(store)
    if dry_run:
        return Done(work, copies)
    if work.total:
        _carry_out(store, what, decision, work, copies)
    # Even where nothing was left to remove: traces may lie there since a run that was kept out.
    places = {store.path, restricted.restricted_place(store.path)}
    return Done(work, copies, all([scrub(place) for place in places]))


class _Reader:
    """The rows that belong to the chosen viewpoints (None: to all, and to those removed since)."""

    def __init__(self, store: Store, chosen: Collection[str] | None) -> None:
        self.store, self.chosen = store, chosen
        self.viewpoints = {row["uuid"]: row for row in store.rows("viewpoint")}

    def is_chosen(self, viewpoint: str | None) -> bool:
        return self.chosen is None or viewpoint in self.chosen

    def number(self, viewpoint: str | None) -> int | None:
        row = self.viewpoints.get(viewpoint or "")
        return None if row is None else row["number"]

    def text(self, viewpoint: str) -> str:
        row = self.viewpoints.get(viewpoint)
        return "" if row is None else row["text"] or ""

    def restricted(self, table: str) -> list[dict[str, Any]]:
        query = sql("SELECT * FROM", name(table), "ORDER BY fid")
        with reading(restricted.restricted_place(self.store.path)) as connection:
            return [dict(row) for row in connection.execute(query)]

    def earlier(self) -> Iterator[tuple[str, int, str, str]]:
        """(table, fid, viewpoint, text) of all that was written of the chosen before."""
        for row in self.restricted("viewpoint_raw"):
            if self.is_chosen(row["viewpoint_uuid"]):
                yield "viewpoint_raw", row["fid"], row["viewpoint_uuid"], row["raw_text"] or ""
        for row in self.restricted("earlier_text"):
            if row["table_name"] == "viewpoint" and self.is_chosen(row["row_uuid"]):
                yield "earlier_text", row["fid"], row["row_uuid"], row["text"] or ""


def _contacts(reader: _Reader) -> Work:
    work = Work()
    letters: dict[str, list[str]] = {}
    for uuid, row in reader.viewpoints.items():
        if row["statement_uuid"]:
            letters.setdefault(row["statement_uuid"], []).append(uuid)
    today = datetime.date.today().isoformat()
    for row in reader.restricted("contact"):
        about = [row["viewpoint_uuid"], *letters.get(row["statement_uuid"], ())]
        if reader.chosen is None:
            due = bool(row["delete_after"]) and str(row["delete_after"])[:10] < today
        else:
            due = any(reader.is_chosen(one) for one in about)
        if due:
            numbers = [number for one in about if (number := reader.number(one)) is not None]
            work.remove("contact", row["fid"], min(numbers, default=None))
            work.pieces.update(worth_taking_out(row["name"], row["email"], row["phone"]))
    return work


def _raw(reader: _Reader) -> Work:
    work, texts = Work(), []
    for table, fid, viewpoint, text in reader.earlier():
        work.remove(table, fid, reader.number(viewpoint))
        texts.append(text)
        work.pieces.update(worth_taking_out(text), removed(text, reader.text(viewpoint)))
    for row in reader.restricted("import_reject_row"):
        said = _cells(row["row"])
        if reader.chosen is None or any(text and text in cell for text in texts for cell in said):
            work.remove("import_reject_row", row["fid"], None)
    return work


def _masked(reader: _Reader) -> Work:
    work, whole = Work(), {}
    for table, fid, viewpoint, text in reader.earlier():
        current = reader.text(viewpoint)
        less = reduced(text, current)
        if less != text:
            work.rewrite(table, fid, less, reader.number(viewpoint))
            whole[text] = less
            work.pieces.update(removed(text, current))
    _find_logged(reader, work)
    ordered = sorted(work.pieces, key=len, reverse=True)
    for row in reader.restricted("import_reject_row"):
        less = _masked_row(row["row"] or "", whole, ordered)
        if less != row["row"]:
            work.rewrite("import_reject_row", row["fid"], less, None)
    return work


def _masked_row(row: str, whole: dict[str, str], pieces: list[str]) -> str:
    """A rejected row without those texts and pieces."""

    def masked(cell: Any) -> Any:
        if isinstance(cell, list):
            return [masked(one) for one in cell]
        if not isinstance(cell, str):
            return cell
        return without(whole.get(cell, cell), pieces)

    try:
        cells = json.loads(row)
    except ValueError:
        return without(row, pieces)
    less = {key: masked(cell) for key, cell in cells.items()}
    return row if less == cells else json.dumps(less, ensure_ascii=False)


def _cells(row: str | None) -> list[str]:
    try:
        return [str(cell) for cell in json.loads(row or "{}").values()]
    except ValueError:
        return [row or ""]


def _find_logged(reader: _Reader, work: Work) -> None:
    """What the change log keeps of columns that people write in, brought down to what stands."""
    for one in to_reduce(reader.store, reader.chosen):
        work.logged[one.uuid] = one.kept
        work.pieces.update(one.pieces)
        about = [number for it in one.viewpoints if (number := reader.number(it)) is not None]
        work.counted[min(about, default=None), "change_log"] += 1


def _find_drafts(store: Store, work: Work) -> None:
    work.drafts = drafts_with(store, work.pieces)
    if work.drafts:
        work.counted[None, DRAFT] += len(work.drafts)


def _find_photos(store: Store, chosen: Collection[str], work: Work) -> None:
    numbers = {row["uuid"]: row["number"] for row in store.rows("viewpoint")}
    for row in store.rows("photo"):
        if row["viewpoint_uuid"] in chosen:
            work.photos[row["uuid"]] = row["path"]
            work.counted[numbers[row["viewpoint_uuid"]], "photo"] += 1


def _carry_out(store: Store, what: str, decision: str, work: Work, copies: list[str]) -> None:
    title = translate("Synpunkt", "Remove for good")
    with store.operation("forget", title) as operation:
        operation.overwrite_removed()
        for uuid, values in work.logged.items():
            operation.update("change_log", uuid, {"old_values": values})
        for uuid in work.photos:
            operation.delete("photo", uuid)
            operation.forget_logged("photo", uuid)
        _record(operation, what, decision, work, copies)
        _rewrite_restricted(operation, work)
    take_out(work.drafts)
    _remove_files(store, set(work.photos.values()))


def _record(operation: Operation, what: str, decision: str, work: Work, copies: list[str]) -> None:
    operation.insert("disposal", {
        "what": what,
        "decision": decision,
        "disposed_at": datetime.datetime.now(UTC),
        "rows": work.total,
        "backups": multivalue.join(copies),
    })  # fmt: skip


def _rewrite_restricted(operation: Operation, work: Work) -> None:
    for table, fids in work.removals.items():
        for fid in fids:
            operation.remove_restricted(table, fid)
    for table, texts in work.rewritten.items():
        for fid, text in texts.items():
            operation.rewrite_restricted(table, fid, _TEXT_COLUMNS[table], text)


def _remove_files(store: Store, paths: Collection[str]) -> None:
    """Remove the files of photos that nothing else in the store shows."""
    root = photo_root(store)
    still = {photo_file(root, row["path"]) for row in store.rows("photo")}
    for path in paths:
        file = photo_file(root, path)
        if file is not None and file not in still:
            try:
                file.unlink()
            except OSError as error:
                raise StoreError(
                    translate(
                        "Synpunkt",
                        "All is removed from the store, but the photo {name} could not be: remove"
                        " it by hand. ({reason})",
                    ).format(name=file.name, reason=why(error))
                ) from error


def _refuse_without_restricted(store: Store) -> None:
    if restricted.state(store.path) != restricted.BELONGS:
        raise restricted.unusable(restricted.restricted_place(store.path))


_FINDERS = {CONTACT: _contacts, RAW: _raw, MASKED: _masked}

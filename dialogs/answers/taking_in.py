"""What the letter window does: marks, drafts, and one operation that saves it all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...layers import statements
from ...layers.code_lists import read_code_lists
from ...layers.drafts import DraftKeeper, Drafts
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.statements import Piece
from ...layers.store import Store
from ...processing.privacy.finder import find, worth_a_warning
from ..messages import Messages
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from .letter_file import read_letter
from .letter_window import LetterWindow


class TakingIn(QObject):
    """One window on one store; each matter has its own letter in the making."""

    def __init__(
        self, store: Store, controller: ProjectController, drafts: Drafts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store, self._drafts = store, drafts
        self.window = window = LetterWindow(parent)
        self._messages = Messages(window.bar)
        self._runner = Runner(controller.project, self._messages, self)
        self._work = StoreWork(controller, self._runner, self._messages)
        self._keeper: DraftKeeper | None = None
        self._matters: dict[str, dict[str, Any]] = {}
        self._showing = False
        self._listen()

    def open(self, matter: str | None) -> bool:
        """Show the window for a matter (a uuid; None: the first). False: there is no matter."""
        self.keep()
        rows = list(self._store.rows("matter", order="title"))
        if not rows:
            return False
        self._matters = {row["uuid"]: row for row in rows}
        window = self.window
        blocked = window.matters.blockSignals(True)
        window.matters.clear()
        for row in rows:
            window.matters.addItem(row["title"], row["uuid"])
        window.matters.setCurrentIndex(max(0, window.matters.findData(matter)))
        window.matters.blockSignals(blocked)
        window.head.set_code_lists(read_code_lists(self._store.path), interface_language())
        self._begin()
        window.show()
        window.raise_()
        window.activateWindow()
        window.text.setFocus()
        return True

    def keep(self) -> None:
        """Put the letter in the making on disk now."""
        if self._keeper is not None:
            self._keeper.flush()

    def take_down(self) -> None:
        """Keep the letter in the making, and close the window for good."""
        self.keep()
        self._runner.abandon()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _listen(self) -> None:
        window = self.window
        window.matters.currentIndexChanged.connect(lambda *_: self._on_matter())
        window.marking_asked.connect(self.mark)
        window.paragraphs.clicked.connect(lambda: self._mark_paragraphs())
        window.remove.clicked.connect(lambda: self._unmark())
        window.open.clicked.connect(lambda: self._open_file())
        window.saving_asked.connect(self.save)
        window.discard.clicked.connect(lambda: self._clear())
        window.closed.connect(self.keep)
        window.text.lost.connect(window.pieces.remove)
        window.text.pieces_changed.connect(self._on_pieces)
        window.pieces.chosen.connect(self._on_chosen)
        for signal in (window.text.textChanged, window.head.changed, window.pieces.changed):
            signal.connect(self._touch)
        self._runner.began.connect(lambda _title: window.save.setEnabled(False))
        self._runner.ended.connect(lambda: window.save.setEnabled(True))

    # --- the letter in the making ---

    def _matter(self) -> str:
        return str(self.window.matters.currentData())

    def _on_matter(self) -> None:
        self.keep()
        with self._messages.telling():
            self._begin()

    def _begin(self) -> None:
        """Show the chosen matter's letter in the making, or an empty one."""
        matter, head = self._matter(), self.window.head
        row = self._matters[matter]
        head.set_matter(row, statements.private_label(self._store, matter))
        lists = read_code_lists(self._store.path)
        self.window.pieces.set_choices(lists, self._parts(row), interface_language())
        if self._keeper is not None:
            self._keeper.deleteLater()
        name = f"letter {matter}"
        self._keeper = DraftKeeper(self._drafts, name, self._current, self)
        self._keeper.failed.connect(self._messages.warn)
        self._show(self._drafts.read(name))

    def _parts(self, matter: dict[str, Any]) -> list[tuple[str, str]]:
        """The parts of the matter's plan as (uuid, label)."""
        where, parameters = "plan_layer_uuid = ?", [matter["plan_layer_uuid"]]
        if matter["group_key"] is not None:
            where, parameters = where + " AND group_key = ?", [*parameters, matter["group_key"]]
        rows = self._store.rows("plan_object", where, parameters)
        return [(row["uuid"], str(row["label"] or row["object_key"])) for row in rows]

    def _show(self, draft: dict[str, Any]) -> None:
        window = self.window
        self._showing = True
        window.pieces.setRowCount(0)
        window.text.clear_pieces()
        window.text.setPlainText(str(draft.get("text", "")))
        for values in draft.get("pieces", ()):
            index = window.text.mark(int(values["start"]), int(values["end"]))
            if index is not None:
                window.pieces.add(index, window.text.piece_text(index), values)
        if draft:
            window.head.show_values(draft.get("head", {}))
        else:
            window.head.clear()
        self._showing = False
        self._on_pieces()

    def _current(self) -> dict[str, Any]:
        window = self.window
        text = window.text.toPlainText()
        if not text.strip():
            return {}
        pieces = [
            {"start": start, "end": end, **window.pieces.values_of(row)}
            for row, (start, end) in enumerate(window.text.pieces())
        ]
        return {"text": text, "pieces": pieces, "head": window.head.values()}

    def _touch(self, *_: object) -> None:
        if not self._showing and self._keeper is not None:
            self._keeper.touch()

    def _clear(self) -> None:
        if self._keeper is not None:
            self._keeper.drop()
        self._show({})

    # --- marking ---

    def mark(self) -> None:
        """Make the selected text a viewpoint, and go to its theme."""
        window = self.window
        index = window.text.mark_selection()
        if index is None:
            self._messages.hint(
                translate(
                    "Synpunkt",
                    "Select the words of one viewpoint first; what is marked stays marked.",
                )
            )
            return
        self._add_row(index)
        window.pieces.selectRow(index)

    def _mark_paragraphs(self) -> None:
        text, before = self.window.text, self.window.text.pieces()
        text.mark_paragraphs()
        for index, piece in enumerate(text.pieces()):
            if piece not in before:
                self._add_row(index)

    def _add_row(self, index: int) -> None:
        self.window.pieces.add(index, self.window.text.piece_text(index))
        self._tell_pieces()
        self._touch()

    def _unmark(self) -> None:
        row = self.window.pieces.currentRow()
        if row >= 0:
            self.window.pieces.remove(row)
            self.window.text.unmark(row)
            self._touch()

    def _on_chosen(self, row: int) -> None:
        if 0 <= row < len(self.window.text.pieces()):
            self.window.text.show_piece(row)

    def _on_pieces(self) -> None:
        window = self.window
        for row in range(min(window.pieces.rowCount(), len(window.text.pieces()))):
            window.pieces.set_text(row, window.text.piece_text(row))
        self._tell_pieces()
        self._touch()

    def _tell_pieces(self) -> None:
        window = self.window
        count = len(window.text.pieces())
        sentences = [translate("Synpunkt", "%n viewpoint(s) marked.", "", count)]
        texts = [window.text.piece_text(index) for index in range(count)]
        personal = sum(bool(worth_a_warning(find(text))) for text in texts)
        if personal:
            warning = translate(
                "Synpunkt",
                "⚠ %n of them may hold personal data. You can save anyway, or leave it out.",
                "",
                personal,
            )
            sentences.append(warning)
        window.note.setText(" ".join(sentences))
        window.remove.setEnabled(count > 0)

    # --- file and store ---

    def _open_file(self) -> None:
        title = translate("Synpunkt", "Open the text of a letter")
        kinds = translate("Synpunkt", "Text (*.txt *.md);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self.window, title, "", kinds)
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """Begin with the text of a file; it is named as the statement's document."""
        try:
            text = read_letter(path)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        self._show({"text": text, "head": {**self.window.head.values(), "document_ref": path.name}})

    def save(self) -> None:
        """Save the statement with its viewpoints as one operation."""
        window = self.window
        if self._runner.busy:
            return
        self.keep()
        letter, store, matter = window.head.letter(), self._store, self._matter()
        pieces: list[Piece] = [
            window.pieces.piece(row, window.text.piece_text(row))
            for row in range(len(window.text.pieces()))
        ]
        try:
            statements.check(letter, pieces)
        except SynpunktError as error:
            self._messages.warn(str(error))
            return
        kept = self._current()

        def change(operation: Operation, _progress: Progress) -> int:
            statements.write(operation, store, matter, letter, pieces)
            return len(pieces)

        title = translate("Synpunkt", "Statement")
        self._work.do(title, change, lambda written: self._on_saved(written, matter, kept))

    def _on_saved(self, written: Written, matter: str, kept: dict[str, Any]) -> None:
        text = translate(
            "Synpunkt", "The statement with %n viewpoint(s) is saved.", "", written.result
        )
        self._drafts.drop(f"letter {matter}")
        if self._matter() == matter:
            self._clear()
            self._begin()
        self._messages.done(text, lambda: self._take_back(written, matter, kept))

    def _take_back(self, written: Written, matter: str, kept: dict[str, Any]) -> bool:
        given = {"STORE": str(written.store), "OPERATION": written.operation}

        def done(_results: dict[str, Any]) -> None:
            if self._matter() == matter and not self._current():
                self._show(kept)
                self._touch()
            else:
                self._drafts.keep(f"letter {matter}", kept)
            self._messages.hint(translate("Synpunkt", "The statement is taken back."))

        return self._runner.run("takeback", given, translate("Synpunkt", "Take back"), done)

"""Text blocks in the answer window: listed for the theme, put in, kept, removed."""

from __future__ import annotations

from ...layers import text_blocks
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.store import Store
from ...layers.text_blocks import TextBlock
from ..messages import Messages
from ..runner import Progress
from ..store_work import Change, StoreWork, Written
from .answer_window import AnswerWindow


class BlockDesk:
    """Does what the list of blocks asks for; each change is an operation that can be taken back."""

    def __init__(self, window: AnswerWindow, work: StoreWork, messages: Messages) -> None:
        self._window, self._work, self._messages = window, work, messages
        self._store: Store | None = None
        self._theme: str | None = None
        blocks = window.blocks
        blocks.chosen.connect(self._put_in)
        blocks.keeping_asked.connect(self._keep)
        blocks.removal_asked.connect(self._remove)

    def show(self, store: Store, theme: str | None) -> None:
        """List the store's blocks, those for the theme first."""
        self._store, self._theme = store, theme
        try:
            self._window.blocks.show_blocks(text_blocks.text_blocks(store, theme))
        except SynpunktError as error:
            self._messages.fail(str(error))

    def _put_in(self, block: TextBlock) -> None:
        self._window.form.insert_text(block.text, block.decision)

    def _keep(self) -> None:
        field = self._window.form.texts["comment"]
        marked = field.textCursor().selectedText().replace("\u2029", "\n")
        values = {
            "text": marked.strip() or field.toPlainText().strip(),
            "theme": self._theme,
            "decision": self._window.form.codes["decision"].code(),
        }
        if not values["text"]:
            self._messages.hint(translate("Synpunkt", "Write the text first, then keep it here."))
            return

        def change(operation: Operation, _progress: Progress) -> str:
            return text_blocks.write(operation, values)

        told = translate("Synpunkt", "The text is kept as a block.")
        self._do(translate("Synpunkt", "Save as text block"), change, told)

    def _remove(self, block: TextBlock) -> None:
        def change(operation: Operation, _progress: Progress) -> None:
            text_blocks.remove(operation, block.uuid)

        told = translate("Synpunkt", "The text block is removed; answers keep its words.")
        self._do(translate("Synpunkt", "Remove text block"), change, told)

    def _do(self, title: str, change: Change, told: str) -> None:
        def done(written: Written) -> None:
            self._work.tell(told, written)
            if self._store is not None:
                self.show(self._store, self._theme)

        self._work.do(title, change, done)

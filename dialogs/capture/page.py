"""Capture as it is seen: it stands in place of the panel's tabs until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ...layers import keywords, occasions
from ...layers.code_lists import read_code_lists
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.occasions import Closing
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.store import Store
from ..messages import Messages
from .closing_step import ClosingStep, tally_words
from .entry import TABLE, Entry, Place
from .form import EntryForm
from .head import Foot, Head
from .key_filter import KeyFilter
from .keys import Keys
from .keyword_desk import KeywordDesk
from .map_place import MapPlace
from .occasion_step import OccasionStep, titled
from .place_desk import PlaceDesk
from .plan_step import PlanStep
from .saving import saved_words
from .session import AT_TABLE, Session


class CapturePage(QWidget):
    """``begin`` shows where capture stands; ``ended`` tells that the tabs may come back.

    ``repetitions_asked`` carries the occasion whose likely repetitions someone wants to see.
    """

    ended = pyqtSignal()
    repetitions_asked = pyqtSignal(str)

    def __init__(
        self,
        iface: QgisInterface,
        project: QgsProject,
        controller: ProjectController,
        messages: Messages,
        parent: QWidget | None = None,
        drafts: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktCapture")
        self._controller, self._messages = controller, messages
        self._drafts = drafts
        self.session: Session | None = None
        self.keys = Keys(self)
        self.map = MapPlace(iface, project, self._shown_place, self)
        self.head, self.foot, self.form = Head(self), Foot(self), EntryForm(self.keys, self)
        self.occasion, self.closing = OccasionStep(self), ClosingStep(self)
        self.plan = PlanStep(self)
        self.places = PlaceDesk(self.form, self.plan, self.map, self._try)
        self._closed = ""
        self.words: KeywordDesk | None = None
        self._arrange()
        self.key_filter = KeyFilter(self.scroll, self.form, self.keys, self.save, self.undo)
        self._connect()

    # --- from the panel ---

    def use_store(self, store: Store | None) -> None:
        """Capture for another store from now on."""
        self._close_words()
        if self.session is not None:
            self.session.take_down()
            self.session.deleteLater()
        self.session = Session(self._controller, store, self._drafts) if store is not None else None
        self.map.use_store(store)
        self.places.use_session(self.session)
        if self.session is None:
            self.end()
            return
        self.session.changed.connect(self._refresh)
        self.session.failed.connect(self._messages.warn)
        self._read_choices(store)
        written = self.session.written()
        self.form.show_entry(written or Entry())
        if written is not None:
            self.session.write(written)
        self.foot.show_lost(len(self.session.saver.lost))
        self.foot.tell("", False)
        if self.isVisible():
            self.begin()

    @property
    def has_draft(self) -> bool:
        """Whether something is written, or waits, that has not been saved."""
        if self.session is None:
            return False
        return not self.form.entry().is_empty or bool(self.session.saver.lost)

    def begin(self) -> None:
        """Go on at the occasion worked at last, or ask for one."""
        if self.session is None:
            return
        last = self._try(self.session.last_occasion) or ""
        self.key_filter.listen()
        if last or not self.form.entry().is_empty:
            self._take_occasion(last)
        else:
            self._ask_occasion()

    def work_at(self, occasion: str) -> None:
        """Go on at this occasion, once capture has begun."""
        if self.session is not None and self.isVisible():
            self._take_occasion(occasion)

    def end(self) -> None:
        """Give the tabs their place back; what is being written is kept."""
        if self.session is not None:
            self.session.keeper.flush()
        self.map.end()
        self.ended.emit()

    def take_down(self) -> None:
        """Leave nothing in QGIS."""
        self._controller.edit_state_changed.disconnect(self._refresh)
        self._close_words()
        if self.session is not None:
            self.session.take_down()
        self.map.take_down()
        self.keys.take_down()

    # --- saving ---

    def save(self) -> None:
        """Save what is written, and be ready for the next."""
        self.form.theme.settle()
        entry = self.form.entry()
        saved = self._try(lambda: self.session.save(entry))
        if saved is None:
            return
        if entry.place.x is not None:
            self.form.place.last = entry.place
        self.form.show_entry(Entry(place=self.places.first()))
        self.map.mark()
        self.foot.tell(saved_words(saved), True)
        self.form.text.setFocus()

    def undo(self) -> None:
        """Undo typing while there is a text, else take back what was saved last."""
        if self.form.text.toPlainText():
            self.form.text.undo()
        else:
            self._take_back()

    def _take_back(self) -> None:
        if not self.form.entry().is_empty:
            self._say(translate("Synpunkt", "Save or clear what you are writing first."))
            return
        if not self.session.saved:
            self._say(translate("Synpunkt", "Nothing has been saved here yet."))
            return
        number = self.session.saved[-1].number
        entry = self._try(self.session.take_back)
        if entry is None:
            return
        self.form.show_entry(entry)
        self.session.write(entry)
        self.map.mark()
        text = translate("Synpunkt", "Viewpoint {number} was taken back; its text is here again.")
        shown = translate("Synpunkt", "The viewpoint was taken back; its text is here again.")
        told = text.format(number=number) if number is not None else shown
        self.foot.tell(told, bool(self.session.saved))
        self.form.text.setFocus()

    def _save_lost(self) -> None:
        count = self._try(self.session.saver.save_lost)
        self.foot.show_lost(len(self.session.saver.lost))
        if count:
            self._say(translate("Synpunkt", "%n viewpoint(s) saved.", "", count))
        self._refresh()

    def _forget_lost(self) -> None:
        self.session.saver.forget_lost()
        self.foot.show_lost(0)

    # --- occasion, closing, plan ---

    def _ask_occasion(self) -> None:
        rows = self._try(lambda: occasions.latest(self.session.store)) or []
        current = self.session.occasion["uuid"] if self.session.occasion is not None else ""
        self.occasion.show_occasions(rows, current)
        self._show(self.occasion)
        (self.occasion.list if rows else self.occasion.title).setFocus()

    def _take_occasion(self, uuid: str) -> None:
        self._try(lambda: self.session.use_occasion(uuid))
        self.occasion.tell("")
        self.occasion.offer_same(0)
        self.places.offer()
        self._show(self.scroll)
        self.form.text.setFocus()

    def _create_occasion(self, values: dict[str, Any]) -> None:
        place = self.occasion.place.geometry()
        uuid = self._try(lambda: self.session.create_occasion(values, place))
        if uuid is not None:
            self.occasion.clear_new()
            self._take_occasion(uuid)

    def _ask_closing(self) -> None:
        row = self.session.occasion
        if row is not None:
            host = self._try(lambda: occasions.host(self.session.store, row["uuid"])) or ""
            self.closing.show_occasion(row, host, titled(row))
            self._show(self.closing)
            self.closing.participants.setFocus()

    def _close(self, closing: Closing) -> None:
        row = self.session.occasion
        tally = self._try(lambda: self.session.close_occasion(closing))
        if tally is not None:
            self._closed = str(row["uuid"])
            repeated = self._try(lambda: self.session.repetitions(self._closed)) or 0
            self._ask_occasion()
            self.occasion.tell(tally_words(tally))
            self.occasion.offer_same(repeated)

    # --- the map ---

    def _on_map(self, x: float, y: float, metres: float) -> None:
        if self.steps.currentWidget() is not self.occasion:
            self.places.take_point(x, y, metres)
            return
        self.occasion.set_place(Place(TABLE, x, y, AT_TABLE))
        self.map.mark()
        self.occasion.title.setFocus()

    def _shown_place(self) -> Place:
        if not self.isVisible():
            return Place()
        asked = self.steps.currentWidget() is self.occasion
        return self.occasion.place if asked else self.form.place.place

    # --- parts ---

    def _arrange(self) -> None:
        work = QWidget(self)
        inner = QVBoxLayout(work)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.head)
        inner.addWidget(self.form, 1)
        inner.addWidget(self.foot)
        self.scroll = QScrollArea(self)  # on a low screen the form scrolls, it is not squeezed
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(work)
        self.steps = QStackedWidget(self)
        for step in (self.occasion, self.scroll, self.closing, self.plan):
            self.steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.steps)
        back = QPushButton(translate("Synpunkt", "Back to the viewpoints"), self.occasion)
        back.setObjectName("synpunktCaptureBack")
        back.clicked.connect(self.end)
        self.occasion.layout().addWidget(back)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_written)
        self.form.save_asked.connect(self.save)
        self.form.words_asked.connect(self._show_words)
        self.places.said.connect(self._say)
        self.places.step_asked.connect(
            lambda step: self._show(self.plan if step is self.plan else self.scroll)
        )
        self.map.picked.connect(self._on_map)
        self.head.switch_asked.connect(self._ask_occasion)
        self.head.closing_asked.connect(self._ask_closing)
        self.head.end_asked.connect(self.end)
        self.head.stop_asked.connect(self.places.go)
        self.foot.undo_asked.connect(self._take_back)
        self.foot.save_lost_asked.connect(self._save_lost)
        self.foot.forget_lost_asked.connect(self._forget_lost)
        self.occasion.chosen.connect(self._take_occasion)
        self.occasion.creation_asked.connect(self._create_occasion)
        self.occasion.same_asked.connect(lambda: self.repetitions_asked.emit(self._closed))
        self.closing.closed.connect(self._close)
        self.closing.dropped.connect(lambda: self._show(self.scroll))
        self._controller.edit_state_changed.connect(self._refresh)

    def _read_choices(self, store: Store) -> None:
        lists = self._try(lambda: read_code_lists(store.path))
        if lists is not None:
            words = self._try(lambda: keywords.load(store)) or []
            self.form.set_choices(lists, words)
            self.closing.set_choices(lists)
            self.occasion.set_kinds(lists.choices("occasion_kind", interface_language()))

    def _show_words(self) -> None:
        if self.words is None:
            self.words = KeywordDesk(self.session.store, self._controller, self)
            self.words.changed.connect(self.form.set_keywords)
        self.words.open()

    def _close_words(self) -> None:
        if self.words is not None:
            self.words.take_down()
            self.words = None

    def _show(self, step: QWidget) -> None:
        self.steps.setCurrentWidget(step)
        if self.isVisible() and step is self.plan:
            self.map.begin_part()
        elif self.isVisible() and step is not self.closing:
            self.map.begin()
        self._refresh()
        self.map.mark()

    def _on_written(self) -> None:
        if self.session is not None:
            self.session.write(self.form.entry())
        self.map.mark()

    def _refresh(self) -> None:
        session = self.session
        if session is None or not self.isVisible():
            return
        row = session.occasion
        self.head.show_occasion(titled(row) if row is not None else "")
        today = self._try(session.today)
        if today is not None:
            self.head.show_counts(today, len(session.saver.waiting))
        self.head.show_stop(session.stop_index + 1, len(session.stops))
        layer = session.saver.edited_layer()
        self.foot.show_editing(layer.name() if layer is not None else "")
        self.foot.show_lost(len(session.saver.lost))

    def _try(self, work: Callable[[], Any]) -> Any:
        """What ``work`` gives; None, and the user is told, where it could not be done."""
        try:
            return work()
        except SynpunktError as error:
            if self.foot.isVisible():
                self._say(str(error))
            else:
                self._messages.warn(str(error))
            return None

    def _say(self, text: str) -> None:
        self.foot.tell(text, bool(self.session is not None and self.session.saved))

"""How the viewpoint being written gets its place: from the map, the plan, the table, the walk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsGeometry
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...layers.language import translate
from ...layers.outlines import shape_of
from .entry import DRAWN, MAP, PLAN, STOP, Place, only_point, outlined
from .form import EntryForm
from .map_place import MapPlace
from .plan_step import PlanStep
from .session import Session


class PlaceDesk(QObject):
    """Fills the form's place. ``step_asked`` wants the plan's parts to be shown, or the form again;
    ``said`` carries a hint.

    ``attempt`` runs what may fail, and tells the user why.
    """

    step_asked = pyqtSignal(QWidget)
    said = pyqtSignal(str)

    def __init__(
        self,
        form: EntryForm,
        plan: PlanStep,
        map_place: MapPlace,
        attempt: Callable[[Callable[[], Any]], Any],
    ) -> None:
        super().__init__(form)
        self._form, self._plan, self._map, self._attempt = form, plan, map_place, attempt
        self._session: Session | None = None
        place, more = form.place, form.more
        place.map_asked.connect(map_place.begin)
        place.plan_asked.connect(self._ask_plan)
        place.hint.connect(self.said)
        plan.chosen.connect(self._take)
        plan.dropped.connect(lambda: self.step_asked.emit(form))
        more.drawing_asked.connect(self._ask_drawing)
        more.shape_asked.connect(self._take_shape)
        more.point_asked.connect(lambda: place.set_place(only_point(place.place)))
        map_place.drawn.connect(self._on_drawn)
        map_place.part_picked.connect(
            lambda square, metres: attempt(lambda: plan.take_at(square, metres))
        )
        map_place.missed.connect(self._on_missed)
        map_place.used.connect(place.map.setDown)

    def use_session(self, session: Session | None) -> None:
        """Offer the places of this session."""
        self._session = session

    def offer(self) -> None:
        """Offer the table and the stop where it is now; what is written keeps its place."""
        place = self._form.place
        place.table, place.stop = self._session.table(), self._session.stop()
        if self._form.entry().is_empty:
            place.set_place(self.first())
        place.refresh()

    def first(self) -> Place:
        """Where the next viewpoint is until something else is said: at the stop, or nowhere."""
        return self._session.stop() or Place()

    def go(self, steps: int) -> None:
        """Walk so many stops on; what is being written at the stop goes along."""
        here = self._form.place.place == self._session.stop()
        self._session.go(steps)
        self.offer()
        if here:
            self._form.place.take_stop()

    def take_point(self, x: float, y: float, metres: float) -> None:
        """A click on the map, in the store's CRS."""
        self._form.place.set_place(Place(MAP, x, y, metres))
        self.go_on()

    def go_on(self) -> None:
        """The place is said: what is said comes next, or its theme."""
        form = self._form
        (form.text if form.entry().is_empty else form.theme).setFocus()

    def _ask_plan(self) -> None:
        self.step_asked.emit(self._plan)
        self._attempt(lambda: self._plan.show_parts(self._session.store))

    def _take(self, place: Place) -> None:
        self.step_asked.emit(self._form)
        self._form.place.set_place(place)
        self.go_on()

    def _ask_drawing(self, kind: Qgis.GeometryType) -> None:
        self._map.begin_drawing(kind)
        self.said.emit(
            translate(
                "Synpunkt",
                "Click each corner on the map. Enter or the right button ends it, Backspace"
                " takes the last corner away, Escape leaves it as it is.",
            )
        )

    def _on_drawn(self, shape: QgsGeometry) -> None:
        """What is drawn on a walk is still said at the stop."""
        now = self._form.place.place
        place = now if now.kind == STOP else Place(DRAWN)
        self._set_outline(place, lambda: shape)

    def _take_shape(self) -> None:
        place = self._form.place.place
        if place.kind == PLAN:
            self._set_outline(place, lambda: shape_of(self._session.store, place.target))

    def _set_outline(self, place: Place, shape: Callable[[], QgsGeometry]) -> None:
        found = self._attempt(lambda: outlined(place, shape()))
        if found is not None:
            self._form.place.set_place(found)
            self.go_on()

    def _on_missed(self) -> None:
        self.said.emit(translate("Synpunkt", "That point can't be kept in the store's system."))

"""What the panel looks at, step by step: viewpoints, their zones, what the filter shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...layers.errors import SynpunktError
from ...layers.language import words
from ...layers.project_controller import ProjectController
from ...layers.settings import interface_language
from ...layers.store import Store
from ..messages import Messages
from ..viewpoints.area import Area, area_of_matter
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.filters import Filter, counts, mask, scope
from ..viewpoints.members import members
from ..viewpoints.sentence import sentence
from ..viewpoints.zoning import Zones, zones
from ..waiting import waiting
from .area_choice import AreaChoice

if TYPE_CHECKING:
    import numpy as np


class PanelState(QObject):
    """The store's viewpoints against one area, matter and filter.

    ``recounted`` tells of other viewpoints, area or matter (all is new then), ``filtered`` of
    another filter alone. Without a store ``columns`` is None.
    """

    recounted = pyqtSignal()
    filtered = pyqtSignal()

    def __init__(
        self,
        controller: ProjectController,
        messages: Messages,
        near: float,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._messages = controller, messages
        self.store: Store | None = None
        self.columns: ViewpointColumns | None = None
        self.zones: Zones | None = None
        self.members: np.ndarray | None = None
        self.area = Area()
        self.near = near
        self.choice: AreaChoice | None = None
        self.matter: dict[str, Any] | None = None
        self.filter = Filter()
        # While nothing else is to be done, what can be searched is made ready for it.
        self._folding = QTimer(self)
        self._folding.timeout.connect(self._fold_some)

    # --- what is looked at ---

    def use_store(self, store: Store | None) -> None:
        """Look at another store, with no matter and no filter."""
        self.store, self.columns, self.matter, self.filter = store, None, None, Filter()
        self.read_again()

    def resume(
        self, store: Store, choice: AreaChoice | None, near: float, matter: str, chosen: Filter
    ) -> None:
        """Look at what was looked at before: all at once, so that it is counted once."""
        self.store, self.choice, self.near, self.filter = store, choice, near, chosen
        self.set_matter(matter)

    def read_again(self) -> None:
        """Read the store's viewpoints afresh, after they changed."""
        uuid = self.matter["uuid"] if self.matter is not None else ""
        before = self.columns
        self.columns = self.matter = None
        if self.store is not None:
            try:
                self.matter = self.store.row("matter", uuid) if uuid else None
                with waiting():  # at first all are read, which takes seconds for a million
                    self.columns = ViewpointColumns.load(
                        self.store, uuid if self.matter else None, before
                    )
            except SynpunktError as error:
                self._messages.fail(str(error))
        self.count_again()
        self._folding.start()

    def look_at(self, choice: AreaChoice | None) -> None:
        """Look at another area; None is the matter's own plan, or everywhere."""
        self.choice = choice
        self.count_again()

    def set_near(self, near: float) -> None:
        """Count as near what lies within so many ground metres."""
        if near != self.near:
            self.near = near
            self.count_again()

    def set_matter(self, uuid: str) -> None:
        """Work for the matter with that uuid; "" for none."""
        self.matter = {"uuid": uuid} if uuid else None
        self.read_again()

    def called(self, uuid: str) -> str:
        """What people call a viewpoint, as ``ViewpointColumns.called``; "" where it is gone."""
        row = self.columns.rows.get(uuid) if self.columns is not None else None
        return "" if self.columns is None or row is None else self.columns.called(row)

    def matters(self) -> list[tuple[str, str]]:
        """The store's matters as (uuid, title), by title."""
        if self.store is None:
            return []
        try:
            return [(row["uuid"], row["title"]) for row in self.store.rows("matter", order="title")]
        except SynpunktError as error:
            self._messages.fail(str(error))
            return []

    def set_filter(self, chosen: Filter) -> None:
        """Show what fits ``chosen``."""
        if chosen != self.filter:
            self.filter = chosen
            self.filtered.emit()

    # --- what comes of it ---

    @property
    def sentence(self) -> str:
        """What the area holds, whatever the filter; "" without a store."""
        if self.zones is None:
            return ""
        return sentence(self.zones, self.area, words(interface_language()), self.members)

    def shown(self) -> np.ndarray:
        """Which viewpoints fit the filter."""
        return mask(self.columns, self.zones, self.filter, self.members)

    def scope(self) -> np.ndarray:
        """Which viewpoints the panel is about, whatever the filter."""
        return scope(self.zones, self.members)

    def counts(self) -> dict[str, dict[str | None, int]]:
        """How many viewpoints a click on each chip would show."""
        return counts(self.columns, self.zones, self.filter, self.members)

    def count_again(self) -> None:
        """Find the zone of each viewpoint, after the area changed."""
        self.area, self.zones, self.members = Area(near=self.near), None, None
        if self.columns is not None:
            try:
                self.area = self._chosen_area()
                self.zones = zones(self.columns, self.area)
            except SynpunktError as error:
                # Shown as if no area were chosen, and said so.
                self._messages.warn(str(error))
                self.area = Area(near=self.near)
                self.zones = zones(self.columns, self.area)
            self.members = self._members()
        self.recounted.emit()

    def _fold_some(self) -> None:
        if self.columns is None or self.columns.search.is_ready:
            self._folding.stop()
        else:
            self.columns.search.fold_some()

    def _chosen_area(self) -> Area:
        context = self._controller.project.transformContext()
        if self.choice is not None:
            return self.choice.area(context, self.near)
        if self.matter is not None:
            own = area_of_matter(self.store, self.matter, context, self.near)
            return own or Area(str(self.matter["title"]), None, self.near)
        return Area(near=self.near)

    def _members(self) -> np.ndarray | None:
        if self.matter is None:
            return None
        context = self._controller.project.transformContext()
        try:
            return members(self.columns, self.zones, self.store, self.matter, context)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return None

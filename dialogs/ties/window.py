"""The window on a plan's new drawing: which ties still hold, and whom the changes touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.gui import QgsGui, QgsMapLayerComboBox, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...layers.address import store_of_layer
from ...layers.language import translate
from ..answers.fields import label_for
from ..answers.own_window import OwnWindow
from ..panel.widgets import paragraph, squeezable
from .cells import CellsModel, Row
from .wording import change_headings, proposals_of, tie_headings

_TIE_WIDTHS, _CHANGE_WIDTHS = (45, 230, 165, 125, 165), (95, 320, 190, 200)


class TiesWindow(OwnWindow):
    """Asks by its signals; ``accept_asked`` and ``removal_asked`` carry ties by uuid."""

    check_asked = pyqtSignal()
    accept_asked = pyqtSignal(list)
    removal_asked = pyqtSignal(list)
    adoption_asked = pyqtSignal()
    looked_at = pyqtSignal()
    zoom_asked = pyqtSignal()
    viewpoints_asked = pyqtSignal()

    def __init__(self, project: QgsProject, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self.setObjectName("synpunktTies")
        self.setWindowTitle(translate("Synpunkt", "The plan's new drawing"))
        self.bar = QgsMessageBar(self)
        self._make_head()
        self._make_tables()
        self._make_buttons()
        self._arrange()
        self.follow()
        self.resize(1120, 560)
        QgsGui.enableAutoGeometryRestore(self)

    # --- what is chosen ---

    def list_plans(self, plans: Sequence[tuple[str, str]], chosen: str) -> None:
        """List the store's plans as (uuid, name); ``chosen`` unless one was chosen before."""
        kept = self.plans.currentData() or chosen
        blocked = self.plans.blockSignals(True)
        self.plans.clear()
        for uuid, name in plans:
            self.plans.addItem(name, uuid)
        self.plans.setCurrentIndex(max(0, self.plans.findData(kept)))
        self.plans.blockSignals(blocked)

    def list_layers(self) -> list[QgsVectorLayer]:
        """List the project's layers but the store's own; returns them."""
        own = [layer for layer in self._project.mapLayers().values() if store_of_layer(layer)]
        self.layers.setExceptedLayerList(own)
        every = (self.layers.layer(index) for index in range(self.layers.count()))
        return [layer for layer in every if isinstance(layer, QgsVectorLayer)]

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer that is the drawing."""
        layer = self.layers.currentLayer()
        return layer if isinstance(layer, QgsVectorLayer) else None

    @property
    def shows_ties(self) -> bool:
        """Whether the table of ties is in front."""
        return self.tabs.currentIndex() == 0

    def chosen(self) -> list[Row]:
        """The selected rows of the table in front, the current one first."""
        table, cells = (self.ties, self.tie_cells) if self.shows_ties else (
            self.changes, self.change_cells
        )  # fmt: skip
        model: Any = table.selectionModel()
        current = table.currentIndex().row()
        numbers = [index.row() for index in model.selectedRows()]
        return [
            cells.row(number) for number in sorted(numbers, key=lambda one: (one != current, one))
        ]

    # --- what is shown ---

    def show_rows(self, ties: Sequence[Row], changes: Sequence[Row], told: tuple[str, str]) -> None:
        """Show what was found, and what it comes to in two sentences; what is selected stays."""
        for table, cells, rows in (
            (self.ties, self.tie_cells, ties),
            (self.changes, self.change_cells, changes),
        ):
            kept = (
                cells.row(table.currentIndex().row()).name if table.currentIndex().isValid() else ""
            )
            cells.set_rows(rows)
            place = cells.place(kept)
            if place >= 0:
                table.selectRow(place)
        self.ties_told.setText(told[0])
        self.changes_told.setText(told[1])
        self.tabs.setTabText(0, f"{translate('Synpunkt', 'Ties')} ({len(ties)})")
        self.tabs.setTabText(1, f"{translate('Synpunkt', 'Changes')} ({len(changes)})")
        self.follow()

    def clear(self) -> None:
        """Show that nothing has been checked yet."""
        nothing = translate("Synpunkt", "Choose the layer that is the new drawing, and check it.")
        self.show_rows([], [], (nothing, nothing))

    def follow(self) -> None:
        """Only what makes sense can be pressed."""
        every = [self.tie_cells.row(number) for number in range(self.tie_cells.rowCount())]
        chosen, ties = self.chosen(), self.shows_ties
        self.accept.setEnabled(ties and bool(proposals_of(chosen)))
        self.accept_all.setEnabled(bool(proposals_of(every)))
        self.remove.setEnabled(ties and bool(chosen))
        self.adopt.setEnabled(self.change_cells.rowCount() > 0 and not proposals_of(every))
        self.zoom.setEnabled(bool(chosen))
        self.show_list.setEnabled(bool(chosen))
        self.check.setEnabled(self.layer is not None and self.plans.count() > 0)

    def in_order(self) -> list[QWidget]:
        """Where the tab key goes."""
        return [
            *(self.plans, self.layers, self.check, self.tabs, self.ties, self.changes),
            *(self.accept, self.accept_all, self.remove, self.adopt, self.zoom, self.show_list),
        ]

    # --- parts ---

    def _make_head(self) -> None:
        self.plans = QComboBox(self)
        self.plans.setObjectName("synpunktTiesPlan")
        self.layers = QgsMapLayerComboBox(self)
        self.layers.setProject(self._project)
        self.layers.setObjectName("synpunktTiesLayer")
        self.layers.setFilters(Qgis.LayerFilter.HasGeometry)
        for box in (self.plans, self.layers):
            squeezable(box)
        self.check = self._button("synpunktCheckTies", translate("Synpunkt", "Check ties"))
        self.check.clicked.connect(lambda: self.check_asked.emit())
        self.layers.layerChanged.connect(lambda *_: self.follow())

    def _make_tables(self) -> None:
        self.tie_cells = CellsModel(tie_headings(), self)
        self.change_cells = CellsModel(change_headings(), self)
        self.ties = self._table("synpunktTiesTable", self.tie_cells, _TIE_WIDTHS)
        self.ties.setAccessibleName(translate("Synpunkt", "Ties"))
        self.changes = self._table("synpunktChangesTable", self.change_cells, _CHANGE_WIDTHS)
        self.changes.setAccessibleName(translate("Synpunkt", "Changes"))
        self.ties_told, self.changes_told = paragraph("", self), paragraph("", self)
        self.ties_told.setObjectName("synpunktTiesTold")
        self.changes_told.setObjectName("synpunktChangesTold")
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("synpunktTiesTabs")
        for told, table in ((self.ties_told, self.ties), (self.changes_told, self.changes)):
            page = QWidget(self)
            column = QVBoxLayout(page)
            column.addWidget(told)
            column.addWidget(table, 1)
            self.tabs.addTab(page, table.accessibleName())
        self.tabs.currentChanged.connect(lambda *_: self._on_chosen())

    def _make_buttons(self) -> None:
        self.accept = self._button("synpunktAccept", translate("Synpunkt", "Accept chosen"))
        self.accept_all = self._button("synpunktAcceptAll", translate("Synpunkt", "Accept all"))
        self.remove = self._button("synpunktLetGo", translate("Synpunkt", "Remove tie"))
        self.adopt = self._button(
            "synpunktAdopt", translate("Synpunkt", "This drawing is the plan now")
        )
        self.adopt.setToolTip(
            translate(
                "Synpunkt",
                "Takes all parts as they are drawn here, once every proposal is accepted or"
                " removed. Parts that are gone go, unless something is tied to them.",
            )
        )
        self.zoom = self._button("synpunktTiesZoom", translate("Synpunkt", "Zoom"))
        self.show_list = self._button("synpunktTiesList", translate("Synpunkt", "Show in the list"))
        self.accept.clicked.connect(lambda: self.accept_asked.emit(self._names(self.chosen())))
        self.accept_all.clicked.connect(lambda: self.accept_asked.emit([]))
        self.remove.clicked.connect(lambda: self.removal_asked.emit(self._names(self.chosen())))
        self.adopt.clicked.connect(lambda: self.adoption_asked.emit())
        self.zoom.clicked.connect(lambda: self.zoom_asked.emit())
        self.show_list.clicked.connect(lambda: self.viewpoints_asked.emit())

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        head = QGridLayout()
        head.addWidget(label_for(self.plans, translate("Synpunkt", "Plan"), self), 0, 0)
        head.addWidget(self.plans, 0, 1)
        head.addWidget(label_for(self.layers, translate("Synpunkt", "New drawing"), self), 0, 2)
        head.addWidget(self.layers, 0, 3)
        head.addWidget(self.check, 0, 4)
        head.setColumnStretch(1, 1)
        head.setColumnStretch(3, 1)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        for button in (self.accept, self.accept_all, self.remove, self.adopt):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.zoom, self.show_list):
            foot.addWidget(button)
        layout.addLayout(foot)
        stops = self.in_order()
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    def _table(self, name: str, cells: CellsModel, widths: Sequence[int]) -> QTableView:
        table = QTableView(self)
        table.setObjectName(name)
        table.setModel(cells)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.verticalHeader().hide()
        for column, width in enumerate(widths):
            table.setColumnWidth(column, width)
        stretched = QHeaderView.ResizeMode.Stretch
        table.horizontalHeader().setSectionResizeMode(len(widths), stretched)
        table.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        table.doubleClicked.connect(lambda _index: self.zoom_asked.emit())
        return table

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _on_chosen(self) -> None:
        self.follow()
        self.looked_at.emit()

    @staticmethod
    def _names(rows: Sequence[Row]) -> list[str]:
        return [row.name for row in rows]

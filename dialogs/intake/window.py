"""The window in which a file of viewpoints is looked at: left as it is, right as it comes in.

``Intaking`` does the work; here is what is seen of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsProject
from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent, QKeyEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...layers.code_lists import CodeLists
from ...layers.language import translate
from ...layers.settings import interface_language
from ...processing.intake.seen import Preview
from ..answers.own_window import OwnWindow
from ..panel.contrast import make_readable
from ..panel.widgets import paragraph
from .belonging import Belonging
from .category_table import CategoryTable
from .column_form import ColumnForm
from .place_map import PlaceMap
from .source_line import SourceLine
from .text_table import TextTableView, follow_each_other
from .wording import coming_table, home, sentence, source_table


class IntakeWindow(OwnWindow):
    """A window of its own above ``parent``, with a message bar of its own.

    Closing it while it is ``busy`` asks by ``stop_asked`` to stop, and leaves it open.
    """

    stop_asked = pyqtSignal()

    def __init__(self, project: QgsProject, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktIntake")
        self.setWindowTitle(translate("Synpunkt", "Bring in viewpoints"))
        self.bar = QgsMessageBar(self)
        self.busy = False
        self.columns = ColumnForm(self)
        self.places = PlaceMap(project, self)
        self.categories = CategoryTable(self)
        self.head = SourceLine(self)
        self._make_tables()
        self._make_lists()
        self._make_foot()
        self._arrange()
        self._order_tabs()
        make_readable(self)
        self.resize(1240, 700)
        QgsGui.enableAutoGeometryRestore(self)

    def show_preview(self, seen: Preview, lists: CodeLists, counted: bool) -> None:
        """Show a preview; where it isn't ``counted`` the whole is still being read."""
        language = interface_language()
        self._let_choose(not seen.comes_home)
        self.head.show_encoding(seen.encoding, seen.likely_encoding)
        marked = {at for at, row in enumerate(seen.rows) if row.problem}
        self.source_rows.show_table(*source_table(seen), marked)
        self.coming_rows.show_table(
            *coming_table(seen, lists, language, self.belonging.title), marked
        )
        self.columns.show_preview(seen)
        self.places.show_preview(seen)
        if counted:
            themes = lists.choices("theme", language)
            self.categories.categories.show(seen.categories, themes)
            self.show_outcome(seen)

    def clear(self) -> None:
        """Show nothing of the file before."""
        for view in (self.source_rows, self.coming_rows, self.rejects):
            view.show_table([], [])
        self.categories.categories.show([], [])
        self.warnings.clear()
        self.columns.clear()
        self.places.clear()
        self.head.show_parts([], "")
        self.head.show_encoding("")
        self._let_choose(True)
        for at, title in enumerate(self._titles):
            self.lists.setTabText(at, title)

    def show_counting(self) -> None:
        """The numbers do not hold any more."""
        self.told.setText(translate("Synpunkt", "Reading the file…"))
        self.accept.setEnabled(False)

    def show_problem(self, problem: str) -> None:
        """Say why nothing can come in as things are."""
        self.told.setText(problem)
        self.accept.setEnabled(False)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self.busy:
            event.ignore()
            self.stop_asked.emit()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def show_outcome(self, seen: Preview) -> None:
        """Show the numbers, and what they leave out."""
        outcome = seen.outcome
        rejects = outcome.rejects if outcome is not None else []
        warnings = outcome.warnings if outcome is not None else []
        headers = [translate("Synpunkt", "Row"), translate("Synpunkt", "Why")]
        self.rejects.show_table(headers, [[str(number), reason] for number, reason in rejects])
        self.rejects.setColumnWidth(1, 640)
        self.warnings.setText("\n\n".join(warnings))
        counts = (len(seen.categories), outcome.rejected if outcome else 0, len(warnings))
        for at, (title, count) in enumerate(zip(self._titles, counts, strict=True)):
            self.lists.setTabText(at, f"{title} {count}" if count else title)
        if outcome is None:
            self.show_problem(seen.problem)
            return
        self.told.setText("\n".join([sentence(outcome), *home(seen)]))
        self.accept.setEnabled(outcome.has_news)

    def _let_choose(self, may: bool) -> None:
        """Nothing of a field package is chosen: it comes home as it is."""
        for one in (
            self.columns, self.categories, self.places.selector, self.belonging, self.head.afresh,
            self.head.open_profile, self.head.save_profile,
        ):  # fmt: skip
            one.setEnabled(may)

    # --- making it ---

    def _make_tables(self) -> None:
        self.source_rows = TextTableView(
            "synpunktIntakeSource", translate("Synpunkt", "As it stands in the file"), self
        )
        self.coming_rows = TextTableView(
            "synpunktIntakeComing", translate("Synpunkt", "As it comes in"), self
        )
        follow_each_other(self.source_rows, self.coming_rows)

    def _make_lists(self) -> None:
        self.rejects = TextTableView(
            "synpunktIntakeRejects", translate("Synpunkt", "Could not be read"), self
        )
        self.warnings = paragraph("", self)
        self.warnings.setObjectName("synpunktIntakeWarnings")
        self.warnings.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.warnings.setContentsMargins(6, 6, 6, 6)
        self._titles = (
            translate("Synpunkt", "Categories"),
            translate("Synpunkt", "Could not be read"),
            translate("Synpunkt", "To look out for"),
        )
        self.lists = QTabWidget(self)
        self.lists.setObjectName("synpunktIntakeLists")
        self.lists.setDocumentMode(True)
        for page, title in zip(
            (self.categories, self.rejects, self.warnings), self._titles, strict=True
        ):
            self.lists.addTab(page, title)

    def _make_foot(self) -> None:
        self.belonging = Belonging(self)
        self.told = paragraph("", self)
        self.told.setObjectName("synpunktIntakeTold")
        font = self.told.font()
        font.setBold(True)
        self.told.setFont(font)
        self.accept = self._button("synpunktIntakeAccept", translate("Synpunkt", "Bring in"))
        self.accept.setDefault(True)
        self.cancel = self._button("synpunktIntakeCancel", translate("Synpunkt", "Cancel"))
        self.cancel.clicked.connect(lambda: self.close())
        self.below_belonging, self.progress = QVBoxLayout(), QVBoxLayout()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _arrange(self) -> None:
        tables = self._beside(
            self._titled(self.source_rows), self._titled(self.coming_rows), sizes=(600, 600)
        )
        below = self._beside(self.columns, self.lists, self.places, sizes=(360, 480, 360))
        self.parts = QSplitter(Qt.Orientation.Vertical, self)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(tables)
        self.parts.addWidget(below)
        self.parts.setSizes([230, 340])
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.accept)
        foot.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.head)
        layout.addWidget(self.parts, 1)
        layout.addWidget(self.belonging)
        layout.addLayout(self.below_belonging)
        layout.addLayout(self.progress)
        layout.addLayout(foot)

    def _titled(self, view: TextTableView) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        title = QLabel(view.accessibleName(), page)
        title.setBuddy(view)
        column.addWidget(title)
        column.addWidget(view, 1)
        return page

    def _beside(self, *parts: QWidget, sizes: Sequence[int]) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        for part in parts:
            splitter.addWidget(part)
        splitter.setSizes(list(sizes))
        return splitter

    def _order_tabs(self) -> None:
        stops = [*self.head.in_order(), self.source_rows, self.coming_rows]
        stops += self.columns.in_order()
        stops += [self.lists, self.categories.table, self.categories.suggest, self.rejects]
        stops += [
            self.places.selector,
            self.belonging.occasions,
            self.belonging.matters,
            self.belonging.new_matter,
            self.accept,
            self.cancel,
        ]
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

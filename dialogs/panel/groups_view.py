"""Who knows this place: the local safety groups of the area, else the central coordinator."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.errors import SynpunktError
from ...layers.language import translate, words
from ...layers.operations import Operation
from ...layers.safety_groups import LocalGroup, coordinator, local_groups, name_coordinator
from ...layers.settings import interface_language
from ...processing.summary.values import date_of
from ..runner import Progress
from ..store_work import StoreWork
from ..viewpoints.wording import short_day
from .state import PanelState

#: Metres within which a group is taken to know the place; as in ``localgroups``.
NEAR = 500.0
#: So many lines are seen at once.
LINES = 7


class GroupsView(QWidget):
    """Asks the store anew on ``refresh``; there are a dozen groups or so."""

    def __init__(
        self,
        project: QgsProject,
        state: PanelState,
        work: StoreWork,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._project, self._state, self._work = project, state, work
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("synpunktGroups")
        self.text.setAccessibleName(translate("Synpunkt", "Who knows this place?"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFixedHeight(LINES * self.fontMetrics().lineSpacing())
        self.contact = QLineEdit(self)
        self.contact.setObjectName("synpunktCoordinator")
        self.contact.setPlaceholderText(translate("Synpunkt", "Function and mailbox, no person"))
        self.save = QPushButton(translate("Synpunkt", "Save"), self)
        self._line = QWidget(self)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(translate("Synpunkt", "Safety coordinator"), self._line)
        label.setBuddy(self.contact)
        for widget in (label, self.contact, self.save):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        layout.addWidget(self._line)
        self.contact.returnPressed.connect(self._name)
        self.save.clicked.connect(lambda: self._name())

    def refresh(self) -> None:
        """Tell who knows the area that the panel looks at now."""
        store, shape = self._state.store, self._state.area.shape
        self._line.hide()
        if store is None or shape is None:
            self.text.setPlainText(translate("Synpunkt", "Choose an area first."))
            return
        try:
            context = self._project.transformContext()
            groups = local_groups(store, shape, NEAR, context)
            contact = coordinator(store)
        except SynpunktError as error:
            self.text.setPlainText(str(error))
            return
        if groups:
            language = interface_language()
            self.text.setPlainText(
                "\n".join(f"• {group_told(group, language)}" for group in groups)
            )
            return
        self.text.setPlainText(_nobody(contact))
        self._line.setVisible(not contact)

    def _name(self) -> None:
        store, contact = self._state.store, self.contact.text().strip()
        if store is None or not contact:
            return

        def change(operation: Operation, _progress: Progress) -> None:
            name_coordinator(operation, store, contact)

        title = translate("Synpunkt", "Safety coordinator")
        self._work.do(title, change, lambda _written: self.refresh())


def group_told(group: LocalGroup, language: str) -> str:
    """ "Centrum: 64 % of the area. Principal, group@example.org. Latest 12 Nov: Table."."""
    number = words(language).number
    if group.touches:
        share = number(round(100 * group.share)) if group.share >= 0.01 else "<1"
        text = translate("Synpunkt", "{group}: {share} % of the area.")
        told = text.format(group=group.name, share=share)
        if not group.share:
            told = translate("Synpunkt", "{group}: on the edge.").format(group=group.name)
    else:
        metres = number(round(group.distance))
        told = translate("Synpunkt", "{group}: {distance} m away.").format(
            group=group.name, distance=metres
        )
    contact = ", ".join(filter(None, (group.contact_function, group.mailbox)))
    parts = [told, f"{contact}." if contact else ""]
    day = date_of(group.last_occasion)
    if day is not None:
        text = translate("Synpunkt", "Latest {day}: {occasion}.")
        parts.append(text.format(day=short_day(day, language), occasion=group.occasion))
    return " ".join(part for part in parts if part)


def _nobody(contact: str) -> str:
    if contact:
        text = translate(
            "Synpunkt", "No local safety group is near. Ask the safety coordinator: {contact}."
        )
        return text.format(contact=contact)
    return translate("Synpunkt", "No local safety group is near. Ask the safety coordinator.")

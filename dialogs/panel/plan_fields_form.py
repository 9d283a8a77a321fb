"""What the fields of a plan layer hold: guessed, shown with an example, and for the user to say."""

from __future__ import annotations

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.gui import QgsFieldComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QToolButton, QVBoxLayout, QWidget

from ...layers.language import translate
from ...layers.plan_fields import PlanFields, described, guess_of, use_label
from .widgets import paragraph, squeezable

USES = ("key", "designation", "name", "group")


class PlanFieldsForm(QWidget):
    """One line that tells the fields; it opens to lists to choose others from.

    ``changed`` tells that the user chose another field.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktPlanFields")
        self._guess = PlanFields()
        self._layer: QgsVectorLayer | None = None
        self.opener = QToolButton(self)
        self.opener.setObjectName("synpunktPlanFieldsOpen")
        self.opener.setAutoRaise(True)
        self.opener.setCheckable(True)
        self.opener.setArrowType(Qt.ArrowType.RightArrow)
        self.opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.opener.setText(translate("Synpunkt", "Fields of the plan layer"))
        self.opener.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.told = paragraph("", self)
        self.boxes = {use: self._box(use) for use in USES}
        self._lists = QWidget(self)
        form = QFormLayout(self._lists)
        form.setContentsMargins(0, 0, 0, 0)
        for use, box in self.boxes.items():
            form.addRow(use_label(use), box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self.opener, self.told, self._lists):
            layout.addWidget(part)
        self.opener.toggled.connect(self._open)
        self._open(False)

    def show_layer(self, layer: QgsVectorLayer | None) -> None:
        """Propose fields of ``layer``; None hides the form."""
        self._layer = layer
        self._guess = guess_of(layer) if layer is not None else PlanFields()
        for use, box in self.boxes.items():
            box.blockSignals(True)
            box.setLayer(layer)
            box.setField(getattr(self._guess, use))
            box.blockSignals(False)
        self.setVisible(layer is not None)
        self._tell()

    def fields(self) -> PlanFields:
        """The fields as they are chosen now."""
        chosen = {use: box.currentField() for use, box in self.boxes.items()}
        return PlanFields(**chosen, status=self._guess.status, case=self._guess.case)

    def _box(self, use: str) -> QgsFieldComboBox:
        box = QgsFieldComboBox(self)
        box.setObjectName(f"synpunktPlanField_{use}")
        box.setAllowEmptyFieldName(True)
        box.setAccessibleName(use_label(use))
        squeezable(box)
        box.fieldChanged.connect(lambda _name: self._on_field())
        return box

    def _on_field(self) -> None:
        self._tell()
        self.changed.emit()

    def _open(self, opened: bool) -> None:
        self._lists.setVisible(opened)
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self.opener.setArrowType(arrow)

    def _tell(self) -> None:
        """Which fields are used, and how the layer's first row is called by them."""
        fields = self.fields()
        used = [f"{use_label(use)}: {field}" for use, field in fields.used().items() if use in USES]
        lines = [", ".join(used) or translate("Synpunkt", "No field is known.")]
        shown = self._example(fields)
        if shown:
            lines.append(translate("Synpunkt", "For example: {name}").format(name=shown))
        self.told.setText("\n".join(lines))

    def _example(self, fields: PlanFields) -> str:
        if self._layer is None:
            return ""
        request = QgsFeatureRequest().setLimit(1)
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        rows = (described(row, fields) for row in self._layer.getFeatures(request))
        return next(rows, "")

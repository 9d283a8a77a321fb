"""For whom the answer is, said above the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ...layers.language import translate
from ..panel.widgets import paragraph
from .session import Sheet

#: So many numbers are named; more are counted.
_NAMED = 12


class TargetHead(QWidget):
    """Names the viewpoints, and asks whether a shared answer is changed for the others too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = paragraph("", self)
        self.heading.setObjectName("synpunktTarget")
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.for_all = QCheckBox(self)
        self.for_all.setObjectName("synpunktForAll")
        self.note = paragraph("", self)
        self.note.setObjectName("synpunktTargetNote")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.heading, self.for_all, self.note):
            layout.addWidget(widget)

    def show_target(
        self,
        chosen: Sequence[str],
        sheet: Sheet,
        newcomers: Sequence[str],
        number: Callable[[str], str],
        more: str = "",
    ) -> None:
        """``number`` names a viewpoint; ``more`` is a sentence to add."""
        self.heading.setText(_heading([number(one) for one in chosen]))
        self.for_all.setVisible(bool(sheet.others))
        self.for_all.setChecked(True)
        others = _named([number(one) for one in sheet.others])
        text = translate(
            "Synpunkt", "Change it also for %n other viewpoint(s): {numbers}", "", len(sheet.others)
        )
        self.for_all.setText(text.format(numbers=others))
        sentences = [more] if more else []
        if sheet.replaced:
            text = translate("Synpunkt", "This takes the place of the answers to {numbers}.")
            sentences.append(text.format(numbers=_named([number(one) for one in sheet.replaced])))
        if newcomers:
            text = translate(
                "Synpunkt", "{numbers} do not belong to the matter yet; saving adds them."
            )
            sentences.append(text.format(numbers=_named([number(one) for one in newcomers])))
        self.note.setText(" ".join(sentences))
        self.note.setVisible(bool(sentences))


def _heading(numbers: Sequence[str]) -> str:
    if not numbers:
        return translate("Synpunkt", "Choose one viewpoint, or several, to answer.")
    if len(numbers) == 1:
        return translate("Synpunkt", "Answer to viewpoint {number}").format(number=numbers[0])
    text = translate("Synpunkt", "One answer to %n viewpoint(s): {numbers}", "", len(numbers))
    return text.format(numbers=_named(numbers))


def _named(numbers: Sequence[str]) -> str:
    more = ", …" if len(numbers) > _NAMED else ""
    return ", ".join(numbers[:_NAMED]) + more

"""The window's first line: what is looked at, and how it is read."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from ...layers.language import translate
from ...processing.intake.contents import Part

#: The encodings that Swedish tables are written in, besides UTF-8, which tells by itself.
ENCODINGS = {
    "cp1252": "Windows-1252",
    "mac-roman": "Mac Roman",
    "iso8859-15": "ISO 8859-15",
    "cp850": "DOS (850)",
}


class SourceLine(QWidget):
    """The file; its sheet, layer or repeat; its encoding, where that isn't sure; the profile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.file = QLabel(self)
        self.file.setObjectName("synpunktIntakeFile")
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = self._button("synpunktIntakeChoose", translate("Synpunkt", "Choose file…"))
        self.paste = self._button("synpunktIntakePaste", translate("Synpunkt", "Paste table"))
        self._about_part, self.part = self._box(
            "synpunktIntakePart", translate("Synpunkt", "Sheet, layer or repeat")
        )
        self.part.setMinimumWidth(160)
        self._about_encoding, self.encoding = self._box(
            "synpunktIntakeEncoding", translate("Synpunkt", "Encoding")
        )
        self.afresh = self._button("synpunktIntakeAfresh", translate("Synpunkt", "Guess again"))
        self.afresh.setToolTip(
            translate("Synpunkt", "Forget what was chosen; recognise the columns by their names")
        )
        self.open_profile = self._button(
            "synpunktIntakeOpenProfile", translate("Synpunkt", "Open profile…")
        )
        self.save_profile = self._button(
            "synpunktIntakeSaveProfile", translate("Synpunkt", "Save as profile…")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for one in (self.file, self.choose, self.paste, self._about_part, self.part):
            layout.addWidget(one)
        layout.addWidget(self._about_encoding)
        layout.addWidget(self.encoding)
        layout.addStretch(1)
        for one in (self.afresh, self.open_profile, self.save_profile):
            layout.addWidget(one)

    def in_order(self) -> list[QWidget]:
        """What the tab key visits."""
        chosen = [self.choose, self.paste, self.part, self.encoding]
        return [*chosen, self.afresh, self.open_profile, self.save_profile]

    def show_parts(self, parts: Sequence[Part], chosen: str) -> None:
        """The sheets, layers or repeats that there are to choose among."""
        self.part.clear()
        layers = any(part.rows is not None for part in parts)
        whole = translate("Synpunkt", "The whole file")
        self.part.addItem(translate("Synpunkt", "Not chosen") if layers else whole, "")
        for part in parts:
            rows = f" ({part.rows})" if part.rows is not None else ""
            self.part.addItem(f"{part.name}{rows}", part.name)
        self.part.setCurrentIndex(max(0, self.part.findData(chosen)))
        for one in (self.part, self._about_part):
            one.setVisible(bool(parts))

    def show_encoding(self, found: str, likely: str = "") -> None:
        """What the file was read in, so that another can be chosen; "" for nothing to choose.

        ``likely`` is suggested. A file in UTF-8 or the like can't be in anything else.
        """
        self.encoding.clear()
        suggested = translate("Synpunkt", "{encoding} (suggested)")
        for name, title in {found: found, **ENCODINGS}.items():
            told = suggested.format(encoding=title) if name == likely else title
            self.encoding.addItem(told, name)
        self.encoding.setCurrentIndex(self.encoding.findData(found))
        for one in (self.encoding, self._about_encoding):
            one.setVisible(bool(found) and not found.lower().startswith("utf"))

    def _box(self, name: str, title: str) -> tuple[QLabel, QComboBox]:
        """A list and its label, hidden as long as there is nothing to choose."""
        label, box = QLabel(title, self), QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(title)
        label.setBuddy(box)
        label.hide()
        box.hide()
        return label, box

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

"""Synpunkt's settings in the user's profile, as typed entries of QGIS's own settings tree."""

from __future__ import annotations

import datetime
from contextlib import suppress

from qgis.core import (
    QgsApplication,
    QgsSettingsEntryBool,
    QgsSettingsEntryDouble,
    QgsSettingsEntryString,
    QgsSettingsEntryStringList,
    QgsSettingsTree,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .errors import SynpunktError
from .language import Words, words
from .place import Place, is_lost, place_of, settled

NODE = "synpunkt"
#: How many stores are remembered.
RECENT = 8
#: Of how many plans it is remembered which drawing was checked.
CHECKED = 100
#: Metres that count as near where nothing else has been said.
NEAR = 50.0


def interface_language() -> str:
    """The language in which QGIS speaks to the user, as far as we have it: "sv" or "en"."""
    return "sv" if QgsApplication.instance().locale().lower().startswith("sv") else "en"


def interface_words() -> Words:
    """The words of that language: as ``translate``, and numbers in them as people write them."""
    return words(interface_language())


class Settings(QObject):
    """The settings of the user, made once by the plugin and taken down by ``unregister``.

    Each entry has ``value()`` and ``setValue()``; lengths are in metres. ``near_chosen`` and
    ``filter_map_chosen`` tell that the user has set another value among QGIS's options.
    """

    near_chosen = pyqtSignal(float)
    filter_map_chosen = pyqtSignal(bool)

    def __init__(self) -> None:
        super().__init__()
        # A node left by a plugin that could not unload would refuse the same keys.
        QgsSettingsTree.unregisterPluginTreeNode(NODE)
        node = QgsSettingsTree.createPluginTreeNode(NODE)
        #: Ground metres around the area that count as near.
        self.near = QgsSettingsEntryDouble("near", node, NEAR, "Metres that count as near")
        #: "sv", "en", or "" for the store's own language.
        self.document_language = QgsSettingsEntryString(
            "document-language", node, "", "Language of documents; empty: the store's"
        )
        #: Whether the panel's area block is folded to one line.
        self.area_folded = QgsSettingsEntryBool("area-folded", node, False, "Area block folded")
        #: Whether the filter of the list also filters the map.
        self.filter_map = QgsSettingsEntryBool("filter-map", node, False, "Filter the map too")
        #: The column that the list is sorted by; a key of ``dialogs.viewpoints.ordering.KEYS``.
        self.sort_by = QgsSettingsEntryString("sort-by", node, "number", "Order of the list")
        self._checked = QgsSettingsEntryStringList("checked-plans", node, [], "Plans checked last")
        self._recent = QgsSettingsEntryStringList("recent-stores", node, [], "Stores used last")

    def recent_stores(self) -> list[Place]:
        """Stores used before, the latest first; those on a server, and files still there."""
        places = []
        for text in self._recent.value():
            with suppress(SynpunktError):  # a connection that QGIS knows no more
                places.append(place_of(text))
        return [place for place in places if not is_lost(place)]

    def remember_store(self, place: Place | str) -> None:
        """Put a store first among those used last."""
        latest = str(settled(place_of(place)))
        others = [text for text in self._recent.value() if text != latest]
        self._recent.setValue([latest, *others][:RECENT])

    def forget_stores(self) -> None:
        """Remember none of the stores used before."""
        self._recent.setValue([])

    def plan_checked(self, plan: str) -> datetime.datetime | None:
        """Of what time the drawing is against which a plan layer (uuid) was checked last."""
        known = dict(text.split(" ", 1) for text in self._checked.value())
        return datetime.datetime.fromisoformat(known[plan]) if plan in known else None

    def remember_check(self, plan: str, drawn: datetime.datetime) -> None:
        """Remember that a plan layer's ties were checked against a drawing of that time."""
        others = [text for text in self._checked.value() if not text.startswith(plan)]
        self._checked.setValue([f"{plan} {drawn.isoformat()}", *others][:CHECKED])

    def unregister(self) -> None:
        """Take the entries out of QGIS's settings tree; what is stored stays stored."""
        QgsSettingsTree.unregisterPluginTreeNode(NODE)

"""What the panel's list offers for what remains and for looking through texts."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtWidgets import QAction

from ...layers.language import translate
from ..panel.viewpoints_tab import ViewpointsTab


class ReadyHook:
    """Entries in the menu of the list, and behind its button."""

    def __init__(
        self, tab: ViewpointsTab, ready: Callable[[], object], review: Callable[[], object]
    ) -> None:
        offered = (
            ("synpunktShowReady", translate("Synpunkt", "Ready to hand in?"), ready),
            ("synpunktShowReview", translate("Synpunkt", "Personal data…"), review),
        )
        for name, text, do in offered:
            action = QAction(text, tab)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked, do=do: do())
            tab.menu_of.others.append(action)

"""Asking where on a server a store lies."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QInputDialog, QWidget

from ..layers.language import translate
from ..layers.postgres.place import SAVED, saved_names


def asked_address(window: QWidget, title: str, used: Sequence[str] = ()) -> str:
    """The address that is chosen or typed, not looked at yet; "" where nothing is.

    The ``used`` ones are offered first, then a beginning for each connection saved in QGIS.
    """
    label = translate("Synpunkt", "Saved connection and schema, as conn:NAME/schema:")
    begun = [f"{SAVED}{name}/" for name in saved_names()] or [SAVED]
    address, chosen = QInputDialog.getItem(window, title, label, [*used, *begun], 0, True)
    return address.strip() if chosen else ""

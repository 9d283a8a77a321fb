"""Synpunkt: viewpoints from dialogue and safety walks, carried to the plan that they concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import SynpunktPlugin


def classFactory(iface: QgisInterface | None) -> SynpunktPlugin:  # noqa: N802
    """What QGIS calls to get the plugin; ``iface`` is None in ``qgis_process``."""
    from .plugin import SynpunktPlugin

    return SynpunktPlugin(iface)

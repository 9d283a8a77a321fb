"""Where QGIS's users look beside the panel, in the real QGIS: locator, options, reloading."""

from __future__ import annotations

import pytest

LEFT = """
from qgis.core import QgsExpression
from qgis.core import QgsLocator
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
import gc
QApplication.sendPostedEvents(None, 52)
gc.collect()
window = iface.mainWindow()
named = lambda kind: [one for one in window.findChildren(kind)
                      if one.objectName().lower().startswith("synpunkt")]
locators = [sip.cast(one, QgsLocator) for one in window.findChildren(QObject)
            if one.metaObject().className() == "QgsLocator"]
result = {
    "widgets": len(named(QWidget)),
    "actions": len(named(QAction)),
    "vector menu": len(iface.vectorMenu().actions()),
    "help menu": len(iface.pluginHelpMenu().actions()),
    "functions": len([f for f in QgsExpression.Functions() if "synpunkt" in f.name()]),
    "filters": len([f for one in locators for f in one.filters() if f.name() == "synpunkt"]),
    "docks": len(window.findChildren(QDockWidget)),
    "on the map": len(iface.mapCanvas().scene().items()),
    "added": project.receivers(project.layersAdded),
    "read": project.receivers(project.readProject),
    "written": project.receivers(project.writeProject),
    "canvas": iface.mapCanvas().receivers(iface.mapCanvas().destinationCrsChanged),
}
"""


@pytest.fixture(scope="module")
def qgis(start_qgis, demo):
    return start_qgis(demo / "project.qgz", locale="sv")


def test_the_locator_finds_a_viewpoint_by_its_number_and_shows_it(qgis):
    qgis.key("ctrl+k")
    qgis.type("syn 62")
    qgis.find("62 Man ser långt")
    qgis.key("Down", "Return")
    qgis.until("'Man ser långt' in widget('synpunktText').toPlainText()")
    assert qgis.shows("synpunktList")


def test_the_options_have_a_page_of_ours(qgis):
    qgis.click("Vektor")
    qgis.click("Synpunkt")
    qgis.click("Alternativ…")
    qgis.find("synpunktOptionsNear")
    assert qgis.text("synpunktOptionsNear") == "50 m"
    qgis.key("Escape")
    qgis.until("not describe('synpunktOptionsNear')")


def test_reloaded_again_and_again_nothing_is_left_behind(qgis):
    # What is deleted later is deleted before the next one comes, as between two clicks.
    reload = "qgis.utils.reloadPlugin('synpunkt'); QApplication.sendPostedEvents(None, 52)"
    qgis.ask("import qgis.utils; result = qgis.utils.unloadPlugin('synpunkt')")
    without = qgis.ask(LEFT)
    assert (without["widgets"], without["actions"], without["functions"]) == (0, 0, 0)
    assert without["filters"] == 0
    start = "qgis.utils.loadPlugin('synpunkt'); qgis.utils.startPlugin('synpunkt')"
    qgis.ask(f"import qgis.utils; {start}")
    qgis.click("synpunktShowPanel")
    qgis.find("synpunktList")
    for number in range(20):
        qgis.ask(f"import qgis.utils; {reload}")
        if number % 10 == 0:  # the panel with all its parts takes a second
            qgis.ask("widget('synpunktPanel').setUserVisible(True)")
            qgis.find("synpunktList")
    qgis.ask("import qgis.utils; qgis.utils.unloadPlugin('synpunkt')")
    qgis.until("not describe('synpunktPanel')")
    assert qgis.ask(LEFT) == without

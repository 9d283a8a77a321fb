"""From the panel to the account of its matter: a document, or a layout in QGIS's own window."""

from __future__ import annotations

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtGui import QAction, QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QPushButton
from synpunkt.dialogs.save_as import ask_where

MATTER = "Detaljplan för torget"


@pytest.fixture
def store(store):
    """One viewpoint in a matter, and none that is without one."""
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": MATTER})
        seen = operation.insert("viewpoint", {"text": "Fler bänkar", "privacy_state": "checked"})
        operation.insert("viewpoint_matter", {"viewpoint_uuid": seen, "matter_uuid": matter})
    return store


@pytest.fixture
def work(panel, store):
    panel.project.addMapLayer(QgsVectorLayer(store.uri("viewpoint"), "v", store.provider))
    panel.until(lambda: panel.content.work.state.columns is not None)
    panel.content.work.tabs.setCurrentWidget(panel.content.work.summary)
    return panel.content.work


@pytest.fixture
def matter(work, store):
    (row,) = store.rows("matter")
    work.state.set_matter(row["uuid"])
    return row["uuid"]


def ask(work, what):
    work.summary.report.menu().findChild(QAction, f"synpunktDocument_{what}").trigger()


@pytest.mark.parametrize("what", ["case", "A3"])
def test_without_a_matter_it_says_what_to_do_first(panel, work, what):
    ask(work, what)
    assert panel.messages() == ["Choose a matter first: the account is about one."]


@pytest.mark.parametrize(("audience", "typed", "made"), [
    ("public", "account.html", "account.html"), ("internal", "account", "account.odt"),
])  # fmt: skip
def test_the_account_is_made_for_its_audience_and_opened(
    panel, work, matter, monkeypatch, tmp_path, audience, typed, made
):
    opened = []
    answer = (str(tmp_path / typed), "OpenDocument texts (*.odt)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    ask(work, audience)
    panel.until(lambda: opened)
    assert opened[0].toLocalFile() == str(tmp_path / made)
    assert (tmp_path / made).stat().st_size > 1000
    assert panel.messages() == ["The account is a draft: 1 viewpoint(s) have no answer yet."]


def test_a_file_that_is_there_is_not_overwritten_before_the_dialog_has_asked(tmp_path, monkeypatch):
    there = tmp_path / "account.odt"
    there.touch()
    asked = []

    def dialog(_window, _title, proposed, _kinds, kind):
        asked.append((proposed, kind))
        return (str(tmp_path / "account"), "Texts (*.odt)") if len(asked) == 1 else ("", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    kinds = {"Pages (*.html)": ".html", "Texts (*.odt)": ".odt"}
    assert ask_where(None, "Save", "proposed", kinds) == ""
    assert asked == [("proposed", ""), (str(there), "Texts (*.odt)")]


def test_a_layout_comes_into_the_project_and_qgis_shows_it(panel, work, matter):
    ask(work, "A3")
    (layout,) = panel.project.layoutManager().layouts()
    panel.iface.openLayoutDesigner.assert_called_once_with(layout)
    assert layout.pageCollection().page(0).pageSize().width() == 420
    assert panel.messages() == [] and not panel.content.runner.busy


def test_only_where_something_is_listed_can_one_go_to_the_next_unanswered(panel, work, store):
    button = work.viewpoints.detail.next
    assert button.isEnabled()
    work.viewpoints.search.setText("nowhere")
    panel.until(lambda: not button.isEnabled())


def test_at_an_occasion_there_is_one_button_for_writing_down(work):
    button = work.findChild(QPushButton, "synpunktCaptureBegin")
    for tab in (work.occasions, work.viewpoints):
        work.tabs.setCurrentWidget(tab)
        assert button.isVisible() == (tab is not work.occasions)
    work.tabs.setCurrentWidget(work.occasions)
    work.capture.begin()
    work.capture.end()
    assert not button.isVisible()

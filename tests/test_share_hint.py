"""A store on a network share: said once, with a button that makes a store of one's own."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QPushButton
from synpunkt.dialogs.panel import share_hint
from synpunkt.layers.merge.merging import merge_stores
from synpunkt.layers.shares import is_on_share, is_remote
from synpunkt.layers.store import open_store

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("file_system", "remote"),
    [
        ("cifs", True), ("nfs4", True), ("smbfs", True), ("fuse.sshfs", True), ("9p", True),
        ("fuse.gvfsd-fuse", True), ("ext4", False), ("NTFS", False), ("apfs", False),
        ("fuse.mergerfs", False), ("fuseblk", False), ("", False),
    ],
)  # fmt: skip
def test_file_systems_over_a_network_are_known(file_system: str, remote: bool) -> None:
    assert is_remote(file_system) is remote


def test_a_server_s_name_in_the_path_is_a_share_and_this_disk_is_none(tmp_path: Path) -> None:
    assert is_on_share(PureWindowsPath(r"\\server\plan\synpunkter.gpkg"))
    assert not is_on_share(tmp_path / "store.gpkg")


def warnings(panel) -> list[str]:
    return [text for text in panel.messages() if "network share" in text]


def test_a_store_on_a_share_is_warned_of_once_and_an_inbox_brings_what_was_said_home(
    panel, store, tmp_path, monkeypatch
):
    monkeypatch.setattr(share_hint, "is_on_share", lambda path: path == store.path.resolve())
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoints", store.provider)
    panel.project.addMapLayer(layer)
    panel.until(lambda: warnings(panel))
    (button,) = (
        item.findChild(QPushButton, "synpunktInbox")
        for item in panel.bar.items()
        if item.findChild(QPushButton, "synpunktInbox")
    )
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    QTest.mouseClick(button, LEFT)
    panel.until(lambda: any("The inbox lies in" in text for text in panel.messages()))
    (path,) = (tmp_path / f"Inbox of {store.path.stem}").glob("*.gpkg")
    inbox = open_store(path)
    with inbox.operation() as operation:
        operation.insert("viewpoint", {"text": "sagt vid ett annat bord"})
    merge_stores(store, inbox, QgsCoordinateTransformContext())
    (row,) = store.rows("viewpoint")
    assert (row["text"], row["number"]) == ("sagt vid ett annat bord", 1)
    panel.bar.clearWidgets()
    panel.content.share.look_at(store)
    assert warnings(panel) == []


def test_a_store_on_this_machine_is_not_spoken_of(panel, store):
    panel.content.share.look_at(store)
    panel.content.share.look_at(None)
    assert warnings(panel) == []

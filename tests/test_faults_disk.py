"""A full disk, a file that is gone: one clear sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback
from synpunkt.layers.check import problems
from synpunkt.layers.errors import SynpunktError
from synpunkt.layers.photo_files import PhotoCopier
from synpunkt.layers.restricted import restricted_path
from synpunkt.layers.store import Store, create_store, open_store
from synpunkt.layers.upgrade import backup
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.opening import open_table

SIZE, LEFT = 12 << 20, 16 << 10


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of twelve megabytes; ``fill`` leaves a few kilobytes of it."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    yield folder
    # Lazily: what a failed test still holds open must not keep the folder.
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill the disk, but for a little."""
    free = shutil.disk_usage(folder).free
    (folder / "filler").write_bytes(b"\0" * (free - LEFT))
    return folder / "filler"


@pytest.fixture
def small(store: Store, tiny: Path) -> Store:
    """A store on the disk of twelve megabytes, with one viewpoint."""
    for path in (store.path, restricted_path(store.path)):
        shutil.copy(path, tiny)
    small = open_store(tiny / store.path.name)
    with small.operation() as operation:
        operation.insert("viewpoint", {"text": "före"})
    return small


def many(store: Store, tmp_path: Path) -> None:
    rows = "\n".join(f"{n};{'lång text ' * 40}{n}" for n in range(500))
    table = tmp_path / "many.csv"
    table.write_text(f"id;text\n{rows}", "utf-8")
    import_viewpoints(store, open_table(table), Request(), QgsFeedback())


def new(store: Store, _tmp_path: Path) -> None:
    create_store(store.path.parent / "new.gpkg", QgsCoordinateReferenceSystem("EPSG:3014"), "sv")


def correct(store: Store, _tmp_path: Path) -> None:
    uuid = next(store.rows("viewpoint"))["uuid"]
    with store.operation() as operation:
        operation.update("viewpoint", uuid, {"text": "rättad " * 20_000})


def picture(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "bild.jpg"
    file.write_bytes(b"\xff\xd8\xff" + b"\0" * (1 << 20))
    with PhotoCopier(store.path.parent / "photos") as copier:
        copier.copy(file)


@pytest.mark.parametrize(
    "work", [many, new, correct, picture, lambda store, _: backup(store.path, 0)],
    ids=["import", "new store", "correction", "photo", "backup"],
)  # fmt: skip
def test_a_full_disk_is_told_and_leaves_all_as_it_was(
    small: Store, tmp_path: Path, work: Callable[[Store, Path], object]
) -> None:
    filler = fill(small.path.parent)
    before = sorted(path.name for path in small.path.parent.rglob("*"))
    with pytest.raises(SynpunktError) as told:
        work(small, tmp_path)
    assert "full" in str(told.value), told.value
    assert "/." not in str(told.value) and " ." not in str(told.value)  # no name of a draft
    after = sorted(path.name for path in small.path.parent.rglob("*"))
    assert [name for name in after if name not in before and name != "photos"] == []
    filler.unlink()
    again = open_store(small.path)
    assert problems(again.path) == []
    assert [row["text"] for row in again.rows("viewpoint")] == ["före"]
    work(again, tmp_path)  # and there is room again


def gone(store: Store) -> None:
    store.path.unlink()


def emptied(store: Store) -> None:
    store.path.write_bytes(b"")


def replaced(store: Store) -> None:
    store.path.unlink()
    store.path.mkdir()


@pytest.mark.parametrize("fault", [gone, emptied, replaced])
def test_a_file_that_is_gone_is_told_and_never_made_anew(
    store: Store, fault: Callable[[Store], None]
) -> None:
    fault(store)
    for work in (
        lambda: list(store.rows("viewpoint")),
        lambda: open_store(store.path),
        lambda: store.operation().__enter__(),
    ):
        with pytest.raises(SynpunktError) as told:
            work()
        assert store.path.name in str(told.value)
        assert str(told.value).endswith((".", ")"))
        assert store.path.is_file() or "not found" in str(told.value)
    assert not store.path.is_file() or store.path.stat().st_size == 0

"""Where the files of photos are looked for, and where not."""

from __future__ import annotations

from pathlib import Path

import pytest
from synpunkt.layers.dossier import dossier
from synpunkt.layers.photos import photo_file, photo_home, photo_root, photos_of
from synpunkt.layers.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a store, with one photo in it and one outside of it."""
    (tmp_path / "store" / "photos").mkdir(parents=True)
    (tmp_path / "store" / "photos" / "a.jpg").write_bytes(b"photo")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    return tmp_path / "store"


@pytest.mark.parametrize("path", ["photos/a.jpg", "photos\\a.jpg", "a.jpg", "./photos/a.jpg"])
def test_a_photo_is_found_beside_the_store(folder: Path, path: str) -> None:
    assert photo_file(folder, path) == folder.resolve() / "photos" / "a.jpg"


@pytest.mark.parametrize(
    "path",
    ["../secret.jpg", "photos/../../secret.jpg", "/etc/passwd", "\\\\host\\share\\a.jpg", "//h/a",
     "gone.jpg", "", "photos", "a.jpg\0"],
)  # fmt: skip
def test_what_is_not_there_or_leads_elsewhere_is_not_followed(folder: Path, path: str) -> None:
    assert photo_file(folder, path) is None


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "photos" / "b.jpg").symlink_to(folder.parent / "secret.jpg")
    assert photo_file(folder, "photos/b.jpg") is None


def test_the_photos_of_a_viewpoint_and_of_an_action(store: Store) -> None:
    (photo_home(store) / "photos").mkdir()
    (photo_home(store) / "photos" / "a.jpg").write_bytes(b"photo")
    with store.operation() as operation:
        uuid = operation.insert("viewpoint", {"text": "a"})
        action = operation.insert("action", {"description": "b"})
        operation.insert("photo", {"viewpoint_uuid": uuid, "path": "photos/a.jpg", "public": True})
        operation.insert("photo", {"viewpoint_uuid": uuid, "path": "photos\\gone.jpg"})
        operation.insert("photo", {"action_uuid": action, "path": "photos/a.jpg"})
    here, gone = photos_of(store, "viewpoint_uuid", uuid)
    assert here.file == photo_root(store) / "photos" / "a.jpg"
    assert (here.name, here.public, gone.name, gone.file) == ("a.jpg", True, "gone.jpg", None)
    assert [photo.name for photo in photos_of(store, "action_uuid", action)] == ["a.jpg"]
    assert [photo.name for photo in dossier(store, uuid).photos] == ["a.jpg", "gone.jpg"]
    with pytest.raises(KeyError):
        photos_of(store, "path", uuid)


def test_there_is_no_dossier_of_what_is_not_there(store: Store) -> None:
    assert dossier(store, "none") is None

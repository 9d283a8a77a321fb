"""A photo for a viewpoint: copied beside the store under a name that tells nothing."""

from __future__ import annotations

import hashlib
import shutil
import uuid as uuids
from pathlib import Path
from typing import Any

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.photos import FOLDER, photo_root
from ...layers.store import Store

#: The kinds of files that are pictures.
SUFFIXES = (".jpg", ".jpeg", ".png", ".heic", ".webp", ".tif", ".tiff")


def copy_photo(store: Store, source: Path) -> dict[str, Any]:
    """Copy a picture to the store's photos; returns the columns of its ``photo`` row.

    InputError if it is no picture, or can't be read or written.
    """
    suffix = source.suffix.lower()
    if suffix not in SUFFIXES:
        text = translate("Synpunkt", "{name} is no picture that can be kept.")
        raise InputError(text.format(name=source.name))
    name = str(uuids.uuid4()) + suffix
    folder = photo_root(store) / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        shutil.copyfile(source, folder / name)
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(
            translate("Synpunkt", "The photo {name} can't be copied: {reason}.").format(
                name=source.name, reason=error.strerror or error
            )
        ) from error
    return {"path": f"{FOLDER}/{name}", "sha256": digest, "public": False}

"""How a table with the same columns was read last time, kept in the user's profile."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsApplication

from ...layers.errors import InputError
from ...processing.intake.profile import Profile, read_profile
from ...processing.intake.profile_writing import save_profile

#: So many are kept, those used last.
MOST = 100


class Remembered:
    """Profiles by the columns of the table; ``folder`` is where they lie."""

    def __init__(self, folder: Path | None = None) -> None:
        settings = Path(QgsApplication.qgisSettingsDirPath())
        self._folder = folder or settings / "synpunkt" / "imports"

    def find(self, columns: Sequence[str]) -> Profile | None:
        """The profile for such a table; None where there is none, or it can't be read any more."""
        path = self._path(columns)
        try:
            return read_profile(path) if path.is_file() else None
        except InputError:
            return None  # as if it had never been kept

    def keep(self, columns: Sequence[str], profile: Profile) -> None:
        """Keep it for the next time; ``InputError`` if the disk refuses."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(str(error)) from error
        save_profile(replace(profile, layer=""), self._path(columns))
        latest_first = sorted(self._folder.glob("*.json"), key=_used, reverse=True)
        for path in latest_first[MOST:]:
            path.unlink(missing_ok=True)

    def _path(self, columns: Sequence[str]) -> Path:
        said = "\x1f".join(columns).encode("utf-8", "surrogatepass")
        return self._folder / f"{hashlib.blake2b(said, digest_size=12).hexdigest()}.json"


def _used(path: Path) -> float:
    return path.stat().st_mtime

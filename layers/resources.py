"""Where the files lie that the plugin brings along."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources"


def path(name: str) -> Path:
    """The path of ``name`` below ``resources/``."""
    return FOLDER / name

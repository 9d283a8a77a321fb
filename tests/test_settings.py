"""Typed settings: kept between sessions, taken down with the plugin, however often."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsSettings, QgsSettingsTree
from synpunkt.layers.settings import NEAR, NODE, RECENT, Settings, interface_language


@pytest.fixture
def settings(qgis_app: object) -> Iterator[Settings]:
    QgsSettings().remove("plugins/synpunkt")
    settings = Settings()
    yield settings
    settings.unregister()
    QgsSettings().remove("plugins/synpunkt")


def test_a_new_user_has_defaults(settings: Settings) -> None:
    assert settings.near.value() == NEAR
    assert settings.document_language.value() == ""
    assert settings.recent_stores() == []


def test_what_is_set_is_there_the_next_time(settings: Settings) -> None:
    settings.near.setValue(12.5)
    settings.area_folded.setValue(True)
    settings.unregister()
    again = Settings()
    assert again.near.value() == 12.5
    assert again.area_folded.value() is True


def test_the_plugin_can_be_loaded_fifty_times(settings: Settings) -> None:
    for _ in range(50):
        Settings().unregister()
    assert NODE not in [node.key() for node in QgsSettingsTree.node("plugins").childrenNodes()]
    Settings()
    Settings()  # a load after one that never unloaded


def test_recent_stores_are_the_latest_that_are_still_there(
    settings: Settings, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{n}.gpkg" for n in range(RECENT + 3)]
    for path in paths:
        path.touch()
        settings.remember_store(path)
    settings.remember_store(paths[5])
    recent = settings.recent_stores()
    assert recent[:2] == [paths[5], paths[-1]]
    assert len(recent) == RECENT == len(set(recent))
    paths[5].unlink()
    assert settings.recent_stores()[0] == paths[-1]


@pytest.mark.parametrize(("locale", "language"), [("sv_SE", "sv"), ("sv", "sv"), ("de_DE", "en")])
def test_the_interface_speaks_swedish_or_english(
    qgis_app: object, locale: str, language: str
) -> None:
    settings = QgsSettings()
    before = [settings.value(key) for key in ("locale/overrideFlag", "locale/userLocale")]
    try:
        settings.setValue("locale/overrideFlag", True)
        settings.setValue("locale/userLocale", locale)
        assert interface_language() == language
    finally:
        for key, value in zip(("locale/overrideFlag", "locale/userLocale"), before, strict=True):
            settings.setValue(key, value) if value is not None else settings.remove(key)

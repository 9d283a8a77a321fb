"""The help speaks of buttons by the words that stand on them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from synpunkt.dialogs.help import HelpWindow


def words_of(root, language):
    """All that the interface says in a language; the sources are English."""
    messages = ET.parse(root / "i18n" / "synpunkt_sv.ts").getroot().iter("message")
    tag = "translation" if language == "sv" else "source"
    return {(message.findtext(tag) or "").replace("&", "") for message in messages}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_button_that_the_help_names_is_called_so(root, language):
    text = (root / "resources" / "help" / f"{language}.md").read_text("utf-8")
    example = (root / "resources" / "example" / "content.json").read_text("utf-8")
    named = {one for one in re.findall(r"\*\*(.+?)\*\*", text) if one[0].isalpha()}
    assert len(named) > 10
    assert {one for one in named - words_of(root, language) if one not in example} == set()


def test_the_help_leads_nowhere_that_the_zip_lacks(qgis_app):
    window = HelpWindow()
    assert "Ten minutes" in window.browser.toPlainText()
    assert "<a href" not in window.browser.toHtml()
    window.close()

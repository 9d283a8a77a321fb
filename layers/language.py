"""Words in the user's language, and in the language that a document is asked for.

The interface speaks QGIS's language through ``translate``. A document speaks the language of its
LANGUAGE parameter, whatever QGIS speaks, through ``Words``. Source strings are English; the
context is always "Synpunkt", so that every extractor finds every string.
"""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QTranslator

LANGUAGES = ("sv", "en")
CONTEXT = "Synpunkt"
TRANSLATIONS = Path(__file__).resolve().parent.parent / "i18n"
NO_BREAK_SPACE = "\u00a0"

translate = QCoreApplication.translate


@cache
def words(language: str) -> Words:
    """The words of ``language`` ("sv" or "en"); any other language gets English."""
    return Words(language if language in LANGUAGES else "en")


class Words:
    """Translates and formats for one document language, apart from the interface's."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translator = QTranslator()
        # English needs its file too: it holds the plural forms.
        self._translator.load(str(TRANSLATIONS / f"synpunkt_{language}.qm"))

    def translate(self, context: str, text: str, disambiguation: str = "", n: int = -1) -> str:
        """``text`` in this language; "%n" is replaced by ``n`` in its right plural form."""
        # As bytes: PyQt5 takes nothing but ASCII as text here.
        wanted = (part.encode() for part in (context, text, disambiguation))
        found = self._translator.translate(*wanted, n) or text
        return found.replace("%n", self.number(n)) if n >= 0 else found

    def number(self, value: float | None, decimals: int = 0) -> str:
        """``1 200`` and ``0,5`` in Swedish, ``1,200`` and ``0.5`` in English; None is ""."""
        if value is None:
            return ""
        english = f"{value:,.{decimals}f}"
        if self.language != "sv":
            return english
        return english.replace(",", NO_BREAK_SPACE).replace(".", ",")

    def date(self, value: datetime.date | None) -> str:
        """ISO 8601 in both languages, as Swedish public documents write it; None is ""."""
        return value.isoformat() if value else ""

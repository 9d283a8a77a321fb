"""A form for KoboToolbox and ODK (an XLSForm), made from the store's own code lists.

Its questions are named as the fields of a viewpoint, so that its answers come in without a mapping.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP

from ...layers import occasions
from ...layers.code_lists import CodeLists, read_code_lists
from ...layers.codes import Code
from ...layers.language import LANGUAGES, words
from ...layers.store import Store
from ..account.office.xlsx import Sheet, workbook

#: What the form calls its languages, the way that collecting apps show and know them.
NAMES = {"sv": "Svenska (sv)", "en": "English (en)"}
#: An occasion more than these is not offered: the list is read on a phone.
MOST_OCCASIONS = 100
NEGATIVE = "negative"
SURVEY = ("type", "name", "required", "appearance", "relevant", "choice_filter", "calculation",
          "parameters")  # fmt: skip
CHOICES = ("list_name", "name", "parent")

_PRIVACY = QT_TRANSLATE_NOOP(
    "Synpunkt", "Write no names, telephone numbers or personal identity numbers."
)
_OCCASION = QT_TRANSLATE_NOOP("Synpunkt", "Occasion")
_TYPE = QT_TRANSLATE_NOOP("Synpunkt", "Viewpoint type")
_TEXT = QT_TRANSLATE_NOOP("Synpunkt", "What was said")
_THEME = QT_TRANSLATE_NOOP("Synpunkt", "Theme")
_DETAIL = QT_TRANSLATE_NOOP("Synpunkt", "More precisely")
_SEVERITY = QT_TRANSLATE_NOOP("Synpunkt", "Severity")
_TIME = QT_TRANSLATE_NOOP("Synpunkt", "Time of day")
_WHERE = QT_TRANSLATE_NOOP("Synpunkt", "Where on the map")
_PLACE = QT_TRANSLATE_NOOP("Synpunkt", "Place")
_PHOTO = QT_TRANSLATE_NOOP("Synpunkt", "Photo")
_TITLE = QT_TRANSLATE_NOOP("Synpunkt", "Viewpoints")

Labels = tuple[str, ...]
Row = tuple[str | None, ...]


def form_sheets(store: Store, language: str) -> list[Sheet]:
    """The form's sheets, in Swedish and English; it opens in ``language``.

    Codes that the store hides are left out. The same store gives the same form, and a changed one
    another version.
    """
    lists = read_code_lists(store.path)
    offered = occasions.latest(store)[:MOST_OCCASIONS]
    labels = tuple(f"label::{NAMES[one]}" for one in LANGUAGES)
    survey = [(*SURVEY, *labels), *_questions(lists, bool(offered))]
    choices = [(*CHOICES, *labels), *_choices(lists), *_occasions(offered)]
    said = repr((survey, choices)).encode("utf-8", "surrogatepass")
    version = str(int(hashlib.blake2b(said, digest_size=5).hexdigest(), 16))
    title = f"{words(language).translate('Synpunkt', _TITLE)} – {_plain(store.path.stem)}"
    settings = [
        ("form_title", "form_id", "version", "default_language"),
        (title, f"synpunkt_{store.uuid[:8]}", version, NAMES[language]),
    ]
    return [
        Sheet("survey", survey[0], (22, 16, 10, 12, 34, 24, 44, 18, 40, 40), survey[1:]),
        Sheet("choices", choices[0], (16, 38, 16, 40, 40), choices[1:]),
        Sheet("settings", settings[0], (40, 24, 18, 18), settings[1:]),
    ]


def as_workbook(sheets: Sequence[Sheet], language: str) -> bytes:
    """The form as a file; the same sheets give the same bytes."""
    title = str(sheets[2].rows[0][0])
    return workbook(sheets, title, "XLSForm", "", language, "")


def _questions(lists: CodeLists, has_occasions: bool) -> list[Row]:
    childless = [one.code for one in _groups(lists) if not _children(lists, one)]
    has_group = " and ".join(f"${{theme_group}} != '{code}'" for code in ["", *childless])
    rows = [_question("note", "privacy", _PRIVACY)]
    if has_occasions:
        rows.append(_question("select_one occasion", "occasion", _OCCASION, appearance="minimal"))
    rows += [
        _question("select_one valence", "valence", _TYPE),
        _question("text", "text", _TEXT, appearance="multiline"),
        _question("select_one theme_group", "theme_group", _THEME),
        _question(
            "select_one theme_detail",
            "theme_detail",
            _DETAIL,
            relevant=has_group,
            choice_filter="parent = ${theme_group}",
        ),
        _question("calculate", "theme", calculation="coalesce(${theme_detail}, ${theme_group})"),
    ]
    if _asks_severity(lists):
        relevant = f"${{valence}} = '{NEGATIVE}'"
        rows.append(_question("select_one severity", "severity", _SEVERITY, relevant=relevant))
    return [
        *rows,
        _question("select_one time_context", "time_context", _TIME, appearance="minimal"),
        _question("geopoint", "location", _WHERE, appearance="placement-map"),
        _question("text", "place_name", _PLACE),
        _question("image", "photo", _PHOTO, parameters="max-pixels=2048"),
        _question("today", "received_on"),
    ]


def _question(kind: str, name: str, label: str = "", **more: str) -> Row:
    cells = {"type": kind, "name": name, **more}
    return (*(cells.get(column) for column in SURVEY), *_in_all_languages(label))


def _choices(lists: CodeLists) -> Iterable[Row]:
    severity = ("severity",) if _asks_severity(lists) else ()
    for name in ("valence", *severity, "time_context"):
        for code in lists.lists.get(name, ()):
            if not code.hidden:
                yield _choice(name, code.code, _labels(code))
    for group in _groups(lists):
        yield _choice("theme_group", group.code, _labels(group))
    for group in _groups(lists):
        for code in _children(lists, group):
            yield _choice("theme_detail", code.code, _labels(code), group.code)


def _occasions(rows: Sequence[dict[str, object]]) -> Iterable[Row]:
    for row in rows:
        day = f" {occasions.day(row)}" if row["starts_at"] else ""
        label = f"{_plain(str(row['title']))}{day}"
        yield _choice("occasion", str(row["uuid"]), (label,) * len(LANGUAGES))


def _choice(list_name: str, name: str, labels: Labels, parent: str | None = None) -> Row:
    return (list_name, name, parent, *labels)


def _asks_severity(lists: CodeLists) -> bool:
    """Whether there are viewpoints that it is asked of: those on what does not work."""
    return NEGATIVE in {code for code, _ in lists.choices("valence", "en")}


def _groups(lists: CodeLists) -> list[Code]:
    return [one for one in lists.lists.get("theme", ()) if not (one.parent or one.hidden)]


def _children(lists: CodeLists, group: Code) -> list[Code]:
    themes = lists.lists.get("theme", ())
    return [one for one in themes if one.parent == group.code and not one.hidden]


def _labels(code: Code) -> Labels:
    return tuple(_plain(code.label(language) or code.code) for language in LANGUAGES)


def _in_all_languages(label: str) -> tuple[str | None, ...]:
    if not label:
        return (None,) * len(LANGUAGES)
    return tuple(words(language).translate("Synpunkt", label) for language in LANGUAGES)


def _plain(text: str) -> str:
    """The text so that no form takes a part of it for a reference to an answer."""
    return " ".join(text.replace("${", "$ {").split())

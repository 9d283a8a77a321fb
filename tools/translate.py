"""Keeps i18n/ in step with the source: extracts, fills in, compiles, and says what is missing.

    python tools/translate.py                       extract and compile
    python tools/translate.py sv WORDS.json ...     fill in Swedish first
    python tools/translate.py en PLURALS.json ...   fill in English plural forms first
    python tools/translate.py --check               change nothing; exit 1 if anything is missing

WORDS.json is {"English source": "translation" or ["singular", "plural"]}; entries that are already
translated keep what they have. The .ts files name no source lines, so that they change only when
words do. English holds nothing but plural forms, for the sources are English.
"""

from __future__ import annotations

import argparse
import ast
import filecmp
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "i18n"
ROOMS = ("layers", "processing", "dialogs")
CONTEXT = "Synpunkt"
CALLS = ("translate", "QT_TRANSLATE_NOOP")
LANGUAGES = ("sv", "en")
FORMS = 2  # both languages have a singular and a plural
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Message:
    """One source text; ``forms`` holds one translation, or one for each plural form."""

    source: str
    comment: str = ""
    plural: bool = False
    forms: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, bool]:
        return (self.source, self.comment, self.plural)

    @property
    def finished(self) -> bool:
        return len(self.forms) == (FORMS if self.plural else 1) and all(self.forms)

    def problems(self) -> list[str]:
        """What is wrong with the translation, as sentences."""
        if not self.finished:
            return [f"not translated: {self.source!r}"]
        wanted = sorted(PLACEHOLDER.findall(self.source))
        return [
            f"other placeholders than in the source: {form!r}"
            for form in self.forms
            if sorted(PLACEHOLDER.findall(form)) != wanted
        ]


def tool(name: str) -> str:
    """The path of a Qt 5 tool, or an end with one sentence."""
    found = shutil.which(name) or shutil.which(name, path="/usr/lib/qt5/bin")
    if found is None:
        sys.exit(f"{name} is missing: install pyqt5-dev-tools and qttools5-dev-tools.")
    return found


def shipped_sources() -> list[str]:
    """The shipped Python files, relative to the checkout."""
    found = [*ROOT.glob("*.py"), *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def extract() -> list[Message]:
    """All messages of the source, sorted; ends with a sentence if one can't be translated.

    Read from the syntax tree: pylupdate5 passes over texts that are joined over several lines.
    """
    found: set[Message] = set()
    for name in shipped_sources():
        for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in CALLS and len(node.args) > 1:
                found |= _messages(node, f"{name}:{node.lineno}")
    return sorted(found, key=lambda message: message.key)


def _called(node: ast.Call) -> str:
    """The name that is called, without what it is an attribute of."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _messages(node: ast.Call, where: str) -> set[Message]:
    """The one message of a call; none where its text is a name, marked where it stands."""
    context, text, *rest = node.args
    if not (isinstance(context, ast.Constant) and isinstance(context.value, str)):
        return set()
    if context.value != CONTEXT:
        sys.exit(f"{where}: a text in another context than {CONTEXT}.")
    if isinstance(text, (ast.JoinedStr, ast.BinOp)):
        sys.exit(f"{where}: this text is put together at run time and can't be translated.")
    if not isinstance(text, ast.Constant):
        return set()
    comment = rest[0].value if rest and isinstance(rest[0], ast.Constant) else ""
    return {Message(text.value, comment or "", plural=len(rest) > 1)}


def read(path: Path) -> list[Message]:
    """The messages of a .ts file; none if it isn't there."""
    if not path.exists():
        return []
    return [_message(node) for node in ET.parse(path).iter("message")]


def _message(node: ET.Element) -> Message:
    plural = node.get("numerus") == "yes"
    translation = node.find("translation")
    forms = [form.text or "" for form in translation] if plural else [translation.text or ""]
    return Message(node.findtext("source", ""), node.findtext("comment", ""), plural, tuple(forms))


def merged(fresh: list[Message], language: str, words: dict[str, tuple[str, ...]]) -> list[Message]:
    """The fresh messages with the translations there are, new ones taken from ``words``."""
    known = {message.key: message.forms for message in read(ts_path(language)) if message.finished}
    wanted = [message for message in fresh if message.plural or language != "en"]
    return [
        replace(message, forms=known.get(message.key) or words.get(message.source, ()))
        for message in wanted
    ]


def ts_path(language: str) -> Path:
    return FOLDER / f"synpunkt_{language}.ts"


def write(messages: list[Message], language: str, path: Path) -> None:
    """Write a .ts file; the same messages give the same bytes."""
    top = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(top, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for message in messages:
        node = ET.SubElement(context, "message", {"numerus": "yes"} if message.plural else {})
        ET.SubElement(node, "source").text = message.source
        if message.comment:
            ET.SubElement(node, "comment").text = message.comment
        state = {} if message.finished else {"type": "unfinished"}
        translation = ET.SubElement(node, "translation", state)
        if message.plural:
            for form in message.forms or ("",) * FORMS:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = "".join(message.forms)
    ET.indent(top, "    ")
    body = ET.tostring(top, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + body + "\n", encoding="utf-8", newline="\n")


def compile_to(ts: Path, qm: Path) -> None:
    """Compile ``ts``; the same .ts gives the same bytes."""
    done = subprocess.run(
        [tool("lrelease"), "-silent", str(ts), "-qm", str(qm)], capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{ts.name} could not be compiled: {done.stderr.strip()}")


def load_words(files: list[str]) -> dict[str, tuple[str, ...]]:
    """Source to forms, from JSON files; a later file wins."""
    words: dict[str, tuple[str, ...]] = {}
    for name in files:
        for source, given in json.loads(Path(name).read_text(encoding="utf-8")).items():
            words[source] = (given,) if isinstance(given, str) else tuple(given)
    return words


def update(fresh: list[Message], language: str, words: dict[str, tuple[str, ...]]) -> list[str]:
    """Bring one language's .ts and .qm up to date; returns what is still to do."""
    messages = merged(fresh, language, words)
    write(messages, language, ts_path(language))
    compile_to(ts_path(language), ts_path(language).with_suffix(".qm"))
    forms = {message.source: message.forms for message in messages}
    for source, given in words.items():
        if source not in forms:
            print(f"{language}: not in the source, left out: {source!r}")
        elif forms[source] != given:
            print(f"{language}: kept {forms[source]!r}, not {given!r}")
    return [f"{language}: {said}" for message in messages for said in message.problems()]


def check(fresh: list[Message], language: str, scratch: Path) -> list[str]:
    """What is missing or stale in one language's files."""
    messages = merged(fresh, language, {})
    ts, qm = scratch / f"{language}.ts", scratch / f"{language}.qm"
    write(messages, language, ts)
    compile_to(ts, qm)
    kept = ts_path(language)
    stale = [
        f"{language}: {there.name} is not up to date: run tools/translate.py"
        for made, there in ((ts, kept), (qm, kept.with_suffix(".qm")))
        if not there.exists() or not filecmp.cmp(made, there, shallow=False)
    ]
    return stale + [f"{language}: {said}" for message in messages for said in message.problems()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("language", nargs="?", choices=LANGUAGES, help="the language of the words")
    parser.add_argument("words", nargs="*", help="JSON files with translations")
    parser.add_argument("--check", action="store_true", help="change nothing, say what is missing")
    options = parser.parse_args()
    fresh = extract()
    left: list[str] = []
    if options.check:
        with tempfile.TemporaryDirectory() as scratch:
            for language in LANGUAGES:
                left += check(fresh, language, Path(scratch))
    else:
        words = load_words(options.words)
        for language in LANGUAGES:
            left += update(fresh, language, words if language == options.language else {})
    print("\n".join(left) or f"{len(fresh)} texts, all translated.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())

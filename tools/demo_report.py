"""The demo's result in plain words."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from demo_words import say

FILES = {
    "project.qgz": "project",
    "summary.html": "html",
    "summary.csv": "csv",
    "summary.json": "json",
    "store.gpkg": "store",
    "rejects": "rejects",
    "source": "source",
}


@dataclass(frozen=True)
class FileRead:
    """One file and what the import said of it; ``reasons`` are (row, reason) of the rejects."""

    name: str
    counts: dict[str, Any]
    reasons: list[tuple[str, str]]


@dataclass
class Report:
    """Collects what happened; ``text`` tells it."""

    language: str
    notice: str
    files: list[FileRead] = field(default_factory=list)
    areas: list[tuple[str, int]] = field(default_factory=list)
    sentence: str = ""
    outside: int = 0
    themes: list[tuple[str, str]] = field(default_factory=list)
    ties: list[tuple[str, int]] = field(default_factory=list)
    in_both: int | None = None

    def add_file(self, name: str, counts: dict[str, Any], rejects: Path) -> None:
        """A file that was imported; a rejects file without rows is taken away."""
        reasons = read_reasons(rejects)
        if not reasons:
            rejects.unlink(missing_ok=True)
            if not any(rejects.parent.iterdir()):
                rejects.parent.rmdir()
        self.files.append(FileRead(name, counts, reasons))

    def add_summary(self, counts: dict[str, Any], data: Path, near: float) -> None:
        """The outputs of the summary, its JSON file and the metres that count as near."""
        from synpunkt.layers.language import words
        from synpunkt.processing.summary.model import Summary
        from synpunkt.processing.summary.sentence import sentence

        numbers = {name: n for name, n in counts.items() if name.startswith("N_")}
        summary = Summary({}, numbers, [], [], [], [], None, near=near, language=self.language)
        self.sentence = sentence(summary, words(self.language))
        self.outside = numbers["N_OUTSIDE"]
        boundaries = json.loads(data.read_text(encoding="utf-8"))["boundaries"]
        self.areas = [(row["label"], row["n_inside"] + row["n_edge"]) for row in boundaries]
        if len(boundaries) == 1:
            self.themes = _themes(boundaries[0]["top_themes"], self.language)

    def text(self, folder: Path) -> str:
        """All of it, as lines for a terminal."""
        lines = [*self._read(), "", *self._found(), "", *_written(folder), "", self.notice]
        return "\n".join(lines)

    def _found(self) -> list[str]:
        heading = self.areas[0][0] if len(self.areas) == 1 else say("areas", n=len(self.areas))
        told = [self.sentence]
        most = sorted((area for area in self.areas if area[1]), key=lambda area: -area[1])[:5]
        if len(self.areas) > 1 and most:
            told.append(say("most", areas=_listed(most)))
        if not most and self.outside:
            told.append(say("outside", n=self.outside))
        if self.themes:
            told.append(say("themes", themes=_listed(self.themes)))
        ties = [say("tie", n=n, plan=plan) for plan, n in self.ties if n]
        if ties:
            told.append(say("ties", counts=", ".join(ties)))
        if self.in_both:
            told.append(say("two_plans", n=self.in_both))
        return [heading, *(f"  {line}" for line in told)]

    def _read(self) -> list[str]:
        rows = sum(file.counts["READ"] for file in self.files)
        read = say("read", files=say("file", n=len(self.files)), rows=say("row", n=rows))
        lines = [read]
        for file in self.files:
            told = [say("new", n=file.counts["NEW"])]
            if file.counts["REJECTED"]:
                told.append(say("rejected", n=file.counts["REJECTED"]))
            lines.append(f"  {file.name}: {', '.join(told)}")
            lines += [say("reject", row=row, reason=reason) for row, reason in file.reasons[:5]]
        return lines


def read_reasons(rejects: Path) -> list[tuple[str, str]]:
    """(row, reason) of a rejects file; none where there is no file."""
    if not rejects.exists():
        return []
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        return [(row["row"], row["reason"]) for row in csv.DictReader(file, delimiter=";")]


def _themes(top_themes: str | None, language: str) -> list[tuple[str, str]]:
    """``lighting 14; upkeep 7`` with the words that people use."""
    from synpunkt.layers import codes

    parts = [part.rsplit(" ", 1) for part in (top_themes or "").split("; ") if part]
    return [(codes.label("theme", theme, language, short=True), n) for theme, n in parts]


def _listed(counted: Iterable[tuple[str, object]]) -> str:
    return ", ".join(f"{name} {n}" for name, n in counted)


def _written(folder: Path) -> list[str]:
    lines = [say("written", folder=folder)]
    for name, what in FILES.items():
        if (folder / name).exists():
            lines.append(f"  {name:<14}{say(what)}")
    return lines

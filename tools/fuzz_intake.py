"""Imports mutants of files, to find what crashes, hangs or loses a row.

    python tools/fuzz_intake.py [--count 5000] [--seed 1] [--folder DIR] [--keep DIR] [--raising]

The files are those below DIR (default: $SYNPUNKT_REAL_DATA), each mutated at random, the same ones
for the same seed. Most mutants are counted in a dry run; some are imported twice. A mutant that
fails is copied to ``--keep`` and named; the exit code is 1 then. ``--raising`` lets GDAL raise its
errors, as it does wherever another plugin has asked for it. The work is done in a process of its
own, so that a crash in a library is found too.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = {".csv", ".tsv", ".json", ".geojson", ".xml", ".xlsx", ".ods", ".gpkg", ".gpx"}
#: Longer files are cut, for the sake of time; what GDAL needs whole is left out.
LONGEST = 40_000
WHOLE = {".xlsx", ".ods", ".gpkg"}
LARGEST_WHOLE = 400_000
#: Seconds that one mutant may take.
PATIENCE = 30
#: Every so many mutants one is imported for good, twice.
FOR_GOOD = 20
HOSTILE = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"'", b"\r", b"\n", b";", b",", b"\t", b"n/a",
    b"NULL", b"=1+1", b"{{7*7}}", b"<script>", b"<!ENTITY a 'b'>", b"&a;", b"]]>", b"{", b"}",
    b"[", b"]",
    b"1e999", b"NaN", b"-0", b"99999999999999999999", b"62,39", b"3/5/24", b"45415", b"\\ud800",
    "\u202e\u00e5\U0001f642".encode(), b"../../a.jpg", b"POINT EMPTY", b"POLYGON((0 0,1 1,0 0))",
    b"0 0 0 0", b"1 1 1 1;", b"{\"type\":\"Point\",\"coordinates\":[]}", b"x" * 5000,
)  # fmt: skip
_NUMBER = re.compile(rb"-?\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Base:
    """A file to mutate."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()


def bases_in(folder: Path) -> list[Base]:
    """The files below ``folder`` that can be imported, the long ones cut."""
    found = []
    for path in sorted(folder.rglob("*")):
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES or not path.is_file():
            continue
        if suffix in WHOLE and path.stat().st_size > LARGEST_WHOLE:
            continue
        content = path.read_bytes()
        if suffix not in WHOLE and len(content) > LONGEST:
            content = _cut(content, suffix)
        found.append(Base(path.name, content))
    return found


def _cut(content: bytes, suffix: str) -> bytes:
    """The beginning of a long file, ended as its kind demands where that is simple."""
    end = content.rfind(b"\n", 0, LONGEST)
    cut = content[: end + 1]
    if suffix == ".json" and content.lstrip().startswith(b"["):
        last = max(cut.rfind(b"},\n"), cut.rfind(b"},\r\n"))
        return cut[: last + 1] + b"]"
    return cut


def mutants(bases: list[Base], seed: int, count: int) -> Iterator[Base]:
    """``count`` mutants, the same ones for the same bases and seed."""
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        base = chance.choice(bases)
        mutate = _mutate_archive if base.suffix in (".xlsx", ".ods") else _mutate
        yield Base(f"{number:05d}-{base.name}", mutate(base.content, chance))


def _mutate_archive(content: bytes, chance: random.Random) -> bytes:
    """A workbook with one of its parts mutated, seldom with its own bytes."""
    if chance.random() < 0.2:
        return _mutate(content, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        chosen = chance.choice([name for name in names if name.endswith(".xml")])
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in names:
                part = archive.read(name)
                copy.writestr(name, _mutate(part, chance) if name == chosen else part)
    return made.getvalue()


def _mutate(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        content = chance.choice(MUTATIONS)(content, chance)
    return content


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _delete(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.choice((1, 10, 300)) :]


def _truncate(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _insert(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(HOSTILE) + content[at:]


def _number(content: bytes, chance: random.Random) -> bytes:
    found = list(_NUMBER.finditer(content[:200_000]))
    if not found:
        return content
    one = chance.choice(found)
    return content[: one.start()] + chance.choice(HOSTILE) + content[one.end() :]


def _lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    if len(lines) < 2:
        return content
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    kind = chance.randrange(4)
    if kind == 0:
        lines[a], lines[b] = lines[b], lines[a]
    elif kind == 1:
        lines.insert(a, lines[b])
    elif kind == 2:
        del lines[a]
    else:
        lines[a] = lines[a] * 20
    return b"".join(lines)


def _encode(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-32", "cp1252", "mac_roman")), "replace")


def _replace(content: bytes, chance: random.Random) -> bytes:
    a, b = chance.choice(((b",", b";"), (b";", b"\t"), (b"\n", b"\r"), (b'"', b"'"), (b".", b",")))
    return content.replace(a, b)


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _delete, _truncate, _insert, _insert, _number, _number, _lines, _lines, _encode,
    _replace,
)  # fmt: skip


class Trial:
    """Imports mutants in the process that it is made in, whose QGIS has been started."""

    def __init__(self, folder: Path) -> None:
        from qgis.core import QgsCoordinateReferenceSystem
        from synpunkt.layers.store import create_store

        self.folder = folder
        crs = QgsCoordinateReferenceSystem("EPSG:3014")
        self.store = create_store(folder / "store.gpkg", crs, "sv")

    def run(self, mutant: Base, for_good: bool = False) -> str:
        """What came of it: "read", or the kind of refusal. AssertionError if a row was lost."""
        path = self.folder / mutant.name
        path.write_bytes(mutant.content)
        try:
            first = self._numbers(path, not for_good)
            if first is None:
                return "refused"
            read, new, changed, unchanged, rejected, without = first
            if read != new + changed + unchanged + rejected:
                raise AssertionError(f"{read} rows read, and not all told of: {first}")
            if without > new + changed + unchanged:
                raise AssertionError(f"more without a place than there are: {first}")
            if for_good and (again := self._numbers(path, False)):
                if again[1] or again[2] or again[0] != read or again[4] != rejected:
                    raise AssertionError(f"twice is not once: {first}, then {again}")
            return "read"
        finally:
            path.unlink()

    def _numbers(self, path: Path, dry_run: bool) -> tuple[int, ...] | None:
        from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback
        from synpunkt.layers.errors import SynpunktError
        from synpunkt.processing.intake.importing import Request, import_viewpoints
        from synpunkt.processing.intake.opening import open_table
        from synpunkt.processing.intake.profile import Profile

        needs_crs = "3857" in path.name or "lv95" in path.name
        crs = QgsCoordinateReferenceSystem("EPSG:3857") if needs_crs else None
        # Each file is a source of its own, so that mutants don't meet in the store.
        request = Request(profile=Profile(source=path.name), crs=crs, dry_run=dry_run)
        try:
            outcome = import_viewpoints(self.store, open_table(path), request, QgsFeedback())
        except SynpunktError as refusal:
            if not str(refusal).strip():
                raise AssertionError("a refusal without a word") from refusal
            return None
        return tuple(outcome.counts().values())


def _start_qgis() -> object:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]
    spec = importlib.util.spec_from_file_location(
        "synpunkt", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["synpunkt"] = module
    spec.loader.exec_module(module)
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    return application


def _let_gdal_raise(raising: bool) -> None:
    from osgeo import gdal, ogr

    for module in (gdal, ogr):
        (module.UseExceptions if raising else module.DontUseExceptions)()


def _tired(*_: object) -> None:
    raise TimeoutError(f"no end after {PATIENCE} seconds")


def work(bases: list[Base], given: argparse.Namespace, start: int, told: Path) -> None:
    """Try the mutants from ``start`` on; the one at hand is named in ``told``."""
    application = _start_qgis()
    _let_gdal_raise(given.raising)
    signal.signal(signal.SIGALRM, _tired)
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        results: Counter[str] = Counter()
        bases = [base for base in bases if trial.run(base) == "read"]
        for number, mutant in enumerate(mutants(bases, given.seed, given.count)):
            if number < start:
                continue
            told.write_text(f"{number}")
            told.with_suffix(".mutant").write_bytes(mutant.content)
            signal.alarm(PATIENCE)
            try:
                results[trial.run(mutant, number % FOR_GOOD == 0)] += 1
            except Exception as fault:  # whatever it is, it is what is sought
                print(f"FAULT {number} {mutant.name}: {type(fault).__name__}: {fault}", flush=True)
                keep(given.keep, mutant)
            finally:
                signal.alarm(0)
    print("DONE " + " ".join(f"{kind}={n}" for kind, n in sorted(results.items())), flush=True)
    del application
    sys.stdout.flush()
    os._exit(0)


def main() -> int:
    """Run the workers, one after another as long as they crash; 0 if nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=os.environ.get("SYNPUNKT_REAL_DATA") or None)
    parser.add_argument("--keep", type=Path, default=None)
    parser.add_argument("--raising", action="store_true")
    parser.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.folder is None or not Path(given.folder).is_dir():
        parser.error("say with --folder where files to mutate lie")
    bases = bases_in(Path(given.folder))
    if given.work:
        work(bases, given, int(given.work[0]), Path(given.work[1]))
    faults, start, begun = [], 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told")
        while start < given.count:
            command = [sys.executable, __file__, *sys.argv[1:], "--work", str(start), str(told)]
            done = subprocess.run(command, capture_output=True, text=True)
            faults += [line for line in done.stdout.splitlines() if line.startswith("FAULT")]
            print(*[ln for ln in done.stdout.splitlines() if ln.startswith("DONE")], sep="\n")
            if "DONE" in done.stdout:
                break
            if not told.exists():
                print(done.stderr, file=sys.stderr)
                return 2
            at = int(told.read_text() or start)
            faults.append(f"FAULT {at} crash ({done.returncode}): {done.stderr[-300:]}")
            keep(given.keep, Base(f"{at:05d}-crash", told.with_suffix(".mutant").read_bytes()))
            start = at + 1
    print(f"{given.count} mutants of {len(bases)} files in {time.monotonic() - begun:.0f} s")
    for fault in faults:
        print(fault)
    return bool(faults)


def keep(folder: Path | None, mutant: Base) -> None:
    """Put a mutant where it can be looked at."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / mutant.name).write_bytes(mutant.content)


if __name__ == "__main__":
    sys.exit(main())

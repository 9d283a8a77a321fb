"""The demo's command line: see ``tools/demo``, which starts it."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import demo_words
from demo_words import say

if TYPE_CHECKING:
    from demo_qgis import Desk
    from demo_report import Report

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_OUT = ROOT / "demo-out"
MARKER = ".synpunkt-demo"
NEAR = 50.0
DONE, BAD_INPUT, NO_SETUP = 0, 2, 3


class BadInput(Exception):  # noqa: N818
    """What was given can't be used; the text is one finished sentence."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:
        raise BadInput(message[:1].upper() + message[1:] + ".")


def main(arguments: Sequence[str]) -> int:
    """Run the demo; returns the exit code."""
    try:
        given = _parsed(arguments)
        out = _usable_folder(given.out)
        try:
            from demo_qgis import Trouble, desk
        except ImportError as error:
            print(say("no_qgis", reason=error), file=sys.stderr)
            return NO_SETUP
        with desk(given.language) as at_work:
            try:
                with _built_beside(out) as folder:
                    report = _run(given, folder, at_work)
            except Trouble as error:
                raise BadInput(str(error)) from error
    except BadInput as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    print(report.text(out))
    return DONE


def _run(given: argparse.Namespace, folder: Path, at_work: Desk) -> Report:
    if given.points:
        from demo_own import run_own

        return run_own(given, folder, at_work)
    from demo_invented import run_invented

    return run_invented(given, folder, at_work)


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(prog="tools/demo", description="Shows what Synpunkt does.")
    parser.add_argument("--points", type=Path, help="your own viewpoints")
    parser.add_argument("--boundary", type=Path, help="your own plan boundary")
    parser.add_argument("--crs", help="coordinate system of a file that doesn't say, as EPSG:3014")
    parser.add_argument("--near", type=float, default=NEAR, help="metres that count as near")
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT, help="folder of the results")
    parser.add_argument("--language", choices=("sv", "en"), default=demo_words.users_language())
    given = parser.parse_args(arguments)
    demo_words.speak(given.language)
    if bool(given.points) != bool(given.boundary):
        raise BadInput(say("both_needed"))
    if not 0 <= given.near < float("inf"):
        raise BadInput(say("near_wrong"))
    for file in filter(None, (given.points, given.boundary)):
        _require(file)
    return given


def _require(file: Path) -> None:
    """``FILE|layername=LAYER`` is a file too."""
    path = Path(str(file).partition("|")[0])
    if not path.expanduser().is_file():
        raise BadInput(say("no_file", file=path))


def _usable_folder(out: Path) -> Path:
    """The folder to write; refuses one that holds anything but an earlier demo."""
    out = Path(os.path.abspath(out.expanduser()))
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise BadInput(say("not_ours", folder=out))
    if (out.exists() or out.is_symlink()) and not out.is_dir():
        raise BadInput(say("no_folder", folder=out))
    return out


@contextmanager
def _built_beside(out: Path) -> Iterator[Path]:
    """A new folder that takes the place of ``out`` when all went well, and leaves no trace else."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        build = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise BadInput(say("cant_write", folder=out, reason=error.strerror)) from error
    try:
        yield build
        (build / MARKER).write_text("Synpunkt\n", encoding="utf-8")
        build.chmod(0o755)
        _swap(build, out)
    finally:
        shutil.rmtree(build, ignore_errors=True)


def _swap(build: Path, out: Path) -> None:
    try:
        if out.exists():
            earlier = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
            out.rename(earlier / "earlier")
            build.rename(out)
            shutil.rmtree(earlier)
        else:
            build.rename(out)
    except OSError as error:
        raise BadInput(say("cant_write", folder=out, reason=error.strerror)) from error


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # see demo_qgis.desk

"""Pictures of the panel in the real QGIS: ``bash tools/pictures OUT [PROJECT.qgz…]``, see there."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop_driver import Desktop, missing

DARK = "[UI]\nUITheme=Night Mapping\n"
TABS = (("viewpoints", 0), ("overview", 1), ("plan", 2), ("occasions", 3))
WITHOUT = "none"
LARGE = 1.5


def take(out: Path, projects: list[Path], size: str, locales: list[str], looks: list[str]) -> None:
    """One QGIS for each locale and look; ``NAME_TAB_LOCALE_LOOK.png`` for each project and tab."""
    for locale in locales:
        for look in looks:
            desktop = Desktop(
                locale=locale,
                size=_scaled(size) if look == "large" else size,
                settings=DARK if look == "dark" else "",
                environment={"QT_SCALE_FACTOR": str(LARGE)} if look == "large" else {},
            )
            try:
                _start_page(desktop, out / f"{WITHOUT}_start_{locale}_{look}.png")
                for project in projects:
                    _tabs(desktop, project, out, f"{locale}_{look}")
                for error in desktop.errors():
                    print(error, file=sys.stderr)
            finally:
                desktop.close()


def _scaled(size: str) -> str:
    """The screen that has as much room at the larger scale."""
    return "x".join(str(round(int(side) * LARGE)) for side in size.split("x"))


def _start_page(desktop: Desktop, path: Path) -> None:
    desktop.click("synpunktShowPanel")
    desktop.find("synpunktStart")
    print(desktop.picture(path))


def _tabs(desktop: Desktop, project: Path, out: Path, suffix: str) -> None:
    desktop.ask(f"iface.addProject({str(project)!r})")
    desktop.find("synpunktTabs", 60)
    desktop.until("is_calm()", 120)
    desktop.ask("iface.messageBar().clearWidgets()")
    for name, index in TABS:
        tabs = "widget('synpunktTabs')"
        if desktop.ask(f"{tabs}.count()") <= index:
            continue
        desktop.ask(f"{tabs}.setCurrentIndex({index})")
        if index == 0 and desktop.ask("widget('synpunktList').model().rowCount()"):
            desktop.click_at(*_first_row(desktop))
        print(desktop.picture(out / f"{project.parent.name}_{name}_{suffix}.png"))


def _first_row(desktop: Desktop) -> tuple[int, int]:
    left, top, width, _ = desktop.find("synpunktList")["rect"]
    return left + width // 2, top + 20


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="tools/pictures", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("projects", type=Path, nargs="*")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--locale", nargs="+", default=["sv", "en_US"])
    parser.add_argument("--look", nargs="+", default=["light", "dark", "large"])
    given = parser.parse_args()
    if lacking := missing():
        print(f"Not on the PATH: {', '.join(lacking)}; tools/test installs them.", file=sys.stderr)
        return 3
    given.out.mkdir(parents=True, exist_ok=True)
    projects = [path.resolve() for path in given.projects]
    take(given.out.resolve(), projects, given.size, given.locale, given.look)
    return 0


if __name__ == "__main__":
    sys.exit(main())

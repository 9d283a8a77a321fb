"""metadata_check.py METADATA.TXT: says what the plugin site would refuse in it.

Exit code 0: nothing; 1: something; 2: the file can't be read.
"""

from __future__ import annotations

import configparser
import re
import sys
from pathlib import Path

NEEDED = (
    "name",
    "description",
    "about",
    "version",
    "qgisMinimumVersion",
    "qgisMaximumVersion",
    "author",
    "email",
    "homepage",
    "tracker",
    "repository",
    "category",
    "tags",
    "icon",
    "changelog",
    "hasProcessingProvider",
    "experimental",
)
LINKS = ("homepage", "tracker", "repository")


def problems(path: Path) -> list[str]:
    """One sentence for each thing to mend in the metadata file at ``path``."""
    parser = configparser.ConfigParser()  # interpolating, as QGIS and the site read it
    parser.optionxform = str
    try:
        parser.read_string(path.read_text(encoding="utf-8"))
        values = dict(parser["general"])
    except configparser.InterpolationError as error:
        return [f"A bare percent sign: {error}"]
    except (configparser.Error, KeyError) as error:
        return [f"Not readable as metadata: {error}"]
    found = [f"{key} is missing or empty." for key in NEEDED if not values.get(key, "").strip()]
    if found:
        return found
    found += [f"{key} is no https address." for key in LINKS if not values[key].startswith("https")]
    if not re.fullmatch(r"\d+\.\d+\.\d+", values["version"]):
        found.append("version is not of the form 1.2.3.")
    if (values["qgisMinimumVersion"], values["qgisMaximumVersion"]) != ("3.40", "4.99"):
        found.append("The QGIS versions are not 3.40 to 4.99.")
    if not values["description"].isascii():
        found.append("description is not plain English.")
    if not (path.parent / values["icon"]).is_file():
        found.append(f"The icon {values['icon']} is not there.")
    return found


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print("Usage: python tools/metadata_check.py metadata.txt", file=sys.stderr)
        return 2
    found = problems(Path(sys.argv[1]))
    print("\n".join(found) or "The metadata is complete.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

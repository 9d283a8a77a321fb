"""What the demo says on the terminal, in Swedish and English."""

from __future__ import annotations

import os

WORDS = {
    "sv": {
        "no_qgis": "QGIS saknas eller kan inte startas: {reason}.",
        "both_needed": "Ange både --points och --boundary, eller ingen av dem.",
        "near_wrong": "--near ska vara ett antal meter, 0 eller mer.",
        "not_ours": "{folder} innehåller annat än ett tidigare exempel; välj en annan med --out.",
        "no_folder": "{folder} är ingen mapp; välj en annan med --out.",
        "cant_write": "{folder} kan inte skrivas: {reason}.",
        "no_file": "Filen {file} finns inte.",
        "no_layer": "{file} kan inte läsas som ett kartlager.",
        "no_crs": "{crs} är inget koordinatsystem; skriv till exempel EPSG:3014.",
        "invented": "Exemplet är påhittat: staden, planerna, grupperna och allt som sägs.",
        "your_files": "Dina egna filer är inte ändrade.",
        "read": "Läst: {files} med {rows}.",
        "file": ("{n} fil", "{n} filer"),
        "row": ("{n} rad", "{n} rader"),
        "new": ("{n} ny synpunkt", "{n} nya synpunkter"),
        "rejected": ("{n} rad kunde inte läsas", "{n} rader kunde inte läsas"),
        "reject": "      rad {row}: {reason}",
        "areas": ("{n} område", "{n} områden"),
        "most": "Flest i: {areas}.",
        "outside": ("{n} synpunkt ligger utanför.", "{n} synpunkter ligger utanför."),
        "themes": "Mest handlar om: {themes}.",
        "ties": "Kopplingar till delar av planen: {counts}.",
        "tie": "{n} i {plan}",
        "two_plans": (
            "{n} synpunkt hör till båda planerna och kan besvaras i var och en.",
            "{n} synpunkter hör till båda planerna och kan besvaras i var och en.",
        ),
        "written": "Skrivet till {folder}:",
        "store": "synpunktsdatabasen",
        "html": "sammanställningen på en sida",
        "json": "sammanställningen som data",
        "csv": "sammanställningen som tabell",
        "project": "öppna den i QGIS",
        "rejects": "rader som inte kunde läsas, med skäl",
        "source": "exemplets egna filer",
        "base_map": "Planer och grundkarta (påhittade)",
        "boundary": "Område",
        "title": "Synpunkt: exempel (påhittat)",
        "own_title": "Synpunkt: {name}",
        "dialogue": "Dialog: {name}",
    },
    "en": {
        "no_qgis": "QGIS is missing or can't be started: {reason}.",
        "both_needed": "Give both --points and --boundary, or neither.",
        "near_wrong": "--near must be a number of metres, 0 or more.",
        "not_ours": "{folder} holds more than an earlier demo; choose another one by --out.",
        "no_folder": "{folder} is no folder; choose another one by --out.",
        "cant_write": "{folder} can't be written: {reason}.",
        "no_file": "There is no file {file}.",
        "no_layer": "{file} can't be read as a map layer.",
        "no_crs": "{crs} is no coordinate system; write, for example, EPSG:3014.",
        "invented": "The demo is invented: the town, the plans, the groups and every word.",
        "your_files": "Your own files are unchanged.",
        "read": "Read: {files} with {rows}.",
        "file": ("{n} file", "{n} files"),
        "row": ("{n} row", "{n} rows"),
        "new": ("{n} new viewpoint", "{n} new viewpoints"),
        "rejected": ("{n} row could not be read", "{n} rows could not be read"),
        "reject": "      row {row}: {reason}",
        "areas": ("{n} area", "{n} areas"),
        "most": "Most in: {areas}.",
        "outside": ("{n} viewpoint lies outside.", "{n} viewpoints lie outside."),
        "themes": "Most are about: {themes}.",
        "ties": "Ties to parts of the plan: {counts}.",
        "tie": "{n} in {plan}",
        "two_plans": (
            "{n} viewpoint belongs to both plans and can be answered in each.",
            "{n} viewpoints belong to both plans and can be answered in each.",
        ),
        "written": "Written to {folder}:",
        "store": "the store of viewpoints",
        "html": "the summary on one page",
        "json": "the summary as data",
        "csv": "the summary as a table",
        "project": "open it in QGIS",
        "rejects": "rows that could not be read, with the reason",
        "source": "the demo's own files",
        "base_map": "Plans and base map (invented)",
        "boundary": "Area",
        "title": "Synpunkt: demo (invented)",
        "own_title": "Synpunkt: {name}",
        "dialogue": "Dialogue: {name}",
    },
}
_spoken = ["sv"]


def users_language() -> str:
    """ "en" where the terminal speaks English, else Swedish: the users are Swedish."""
    spoken = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "en" if spoken.startswith("en") else "sv"


def speak(language: str) -> None:
    """Say everything in that language from now on."""
    _spoken[0] = language


def say(key: str, /, **values: object) -> str:
    """A sentence of the list; the first of two forms is for one (``n``)."""
    text = WORDS[_spoken[0]][key]
    if isinstance(text, tuple):
        text = text[0] if values["n"] == 1 else text[1]
    return text.format(**values)

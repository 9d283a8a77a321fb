"""The HTML page of a summary. All viewpoints, places and names here are invented."""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from synpunkt.layers import language
from synpunkt.processing.summary.columnar import Columnar
from synpunkt.processing.summary.model import (
    TIED_ZONES,
    BoundaryRow,
    MapFrame,
    Member,
    Summary,
    SummaryRow,
)
from synpunkt.processing.summary.page import render
from synpunkt.processing.summary.symbols import COLOURS

GOLDEN = Path(__file__).parent / "golden"
VOID = {"meta", "br", "col"}
SQUARE = [[[(-200.0, -150.0), (200.0, -150.0), (200.0, 150.0), (-200.0, 150.0)]]]
HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    "{{7*7}} ${7*7} [% env('HOME') %]",
    "\"' onload='alert(1)' x=\"",
    "=cmd()|'/c calc'!A1; '; drop table viewpoint; --",
    "שלום \u202eabc 😀 \x00\x07\ud800",
    "&lt;b&gt; &amp; ]]> <!-- -->",
]


class Walk(HTMLParser):
    """Reads a page and keeps what the tests ask for."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute of <{tag}> is there twice"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.append((self.open[-1], data))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return " ".join(text for tag, text in self.texts if tag != "style")


@pytest.fixture
def translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Words from the translation sources, whatever has been compiled beside them."""
    compiler = shutil.which("lrelease")
    if not compiler:
        pytest.skip("lrelease is not installed")
    for name in language.LANGUAGES:
        source = language.TRANSLATIONS / f"synpunkt_{name}.ts"
        target = tmp_path / f"synpunkt_{name}.qm"
        subprocess.run([compiler, "-silent", str(source), "-qm", str(target)], check=True)
    monkeypatch.setattr(language, "TRANSLATIONS", tmp_path)
    language.words.cache_clear()
    yield
    language.words.cache_clear()


def viewpoint(key: int, **values: object) -> Member:
    """A viewpoint inside the square, on a grid."""
    given: dict[str, object] = {
        "number": str(100 + key),
        "zone": "inside",
        "theme": "lighting",
        "valence": "negative",
        "severity": None,
        "date": datetime.date(2026, 11, 3),
        "boundaries": ("a",),
        "x": -180.0 + key % 19 * 20,
        "y": -130.0 + key // 19 % 14 * 20,
    }
    return Member(key=key, **{**given, **values})  # type: ignore[arg-type]


def dialogue() -> list[Member]:
    """Seven viewpoints from a table and a walk, one of them without a place."""
    table = {
        "occasion": "Dialogbord vid Navet",
        "occasion_kind": "street_stand",
        "occasion_date": datetime.date(2026, 10, 12),
        "date": datetime.date(2026, 10, 12),
    }
    walk = {
        "occasion": "Vandring i november",
        "occasion_kind": "safety_walk",
        "occasion_date": datetime.date(2026, 11, 14),
        "date": datetime.date(2026, 11, 14),
        "time_context": "evening",
        "place_name": "Tunnelns norra mynning",
    }
    return [
        viewpoint(1, theme="lighting.weak_uneven", text="Mörkt i tunneln.", **walk),
        viewpoint(2, theme="lighting.missing", text="Släckt vid trappan.", **walk),
        viewpoint(3, valence="positive", theme="meeting_places", text="Bra bänkar.", **table),
        viewpoint(4, valence="suggestion", theme="movement", zone="edge", x=200.0, **table),
        viewpoint(5, valence="question", theme="contact", zone="near", x=230.0, **table),
        viewpoint(6, theme=None, valence=None, text="Ja.", withheld=True, **table),
        viewpoint(7, zone="without_place", x=None, y=None, boundaries=(), theme="upkeep", **table),
    ]


def summary(members: list[Member] | None = None, **values: object) -> Summary:
    members = dialogue() if members is None else members

    def n(zone: str) -> int:
        return sum(member.zone == zone for member in members)

    row = BoundaryRow(
        "a", "Resecentrum, etapp 1", 120_000.0, n("inside"), n("edge"), n("near"),
        sum(member.zone in TIED_ZONES for member in members),
        0, 0, 0, 0, None, None, None, None, None, None,
    )  # fmt: skip
    counts = {
        "N_INPUT": len(members) + 2,
        "N_INSIDE": n("inside"),
        "N_EDGE": n("edge"),
        "N_NEAR": n("near"),
        "N_OUTSIDE": 2,
        "N_WITHOUT_PLACE": n("without_place"),
        "N_UNUSABLE": 0,
        "N_WITHDRAWN": 0,
    }
    rows, groups = Columnar.of(BoundaryRow, [row]), Columnar.of(SummaryRow, [])
    made = Summary({}, counts, rows, groups, members, [], MapFrame({"a": SQUARE}), near=50.0)
    has = any(member.occasion for member in members)
    made = dataclasses.replace(made, has_time=has, has_occasion=has)
    return dataclasses.replace(made, **values)  # type: ignore[arg-type]


def areas(n: int, members: list[Member]) -> Summary:
    """``n`` square areas in a row."""
    one = summary(members).boundaries[0]
    rows = [one._replace(boundary=f"b{i}", label=f"Stadsdel {i}") for i in range(n)]
    shapes = {f"b{i}": [[[(x + i * 400.0, y) for x, y in SQUARE[0][0]]]] for i in range(n)}
    return summary(members, boundaries=Columnar.of(BoundaryRow, rows), map=MapFrame(shapes))


SAMPLES = {
    "nothing": lambda: summary([]),
    "one": lambda: summary([viewpoint(1)]),
    "dialogue": lambda: summary(texts="all"),
    "many": lambda: summary([viewpoint(key) for key in range(900)]),
    "very many": lambda: summary([viewpoint(key, x=key % 391 - 195.0) for key in range(9000)]),
    "22 areas": lambda: areas(22, [viewpoint(key) for key in range(300)]),
    "no map": lambda: summary(map=MapFrame()),
}


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_a_page_is_well_formed_and_stands_alone(name: str, spoken: str) -> None:
    page = render(dataclasses.replace(SAMPLES[name](), language=spoken))
    walk = Walk(page)
    ids = [attributes["id"] for _, attributes in walk.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert walk.named("html")[0]["lang"] == spoken
    assert page.startswith("<!DOCTYPE html>\n")
    assert "http" not in page and "<script" not in page and "@import" not in page
    for tag, attributes in walk.tags:
        assert not any(key.startswith("on") for key in attributes), tag
        assert "src" not in attributes
        assert attributes.get("href", "#").startswith("#")
        used = (attributes.get("href") or "").lstrip("#")
        assert not used or used in ids


@pytest.mark.parametrize("name", SAMPLES)
def test_headings_come_in_order_and_tables_have_captions_and_scopes(name: str) -> None:
    walk = Walk(render(SAMPLES[name]()))
    levels = [int(tag[1]) for tag, _ in walk.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert len(walk.named("caption")) == len(walk.named("table"))
    assert all(heading.get("scope") in ("row", "col") for heading in walk.named("th"))
    for bar in (a for a in walk.named("svg") if a.get("class") != "map"):
        assert bar.get("aria-hidden") == "true" or bar["class"] == "bar"


def test_what_people_wrote_stays_text() -> None:
    members = [
        viewpoint(
            i, text=text, theme=text, valence=text, number=text, place_name=text,
            occasion=text, occasion_kind=text, time_context=text,
        )
        for i, text in enumerate(HOSTILE)
    ]  # fmt: skip
    given = summary(members, texts="all", has_time=True, messages=HOSTILE)
    hostile = given.boundaries[0]._replace(label=HOSTILE[1])
    given = dataclasses.replace(given, boundaries=Columnar.of(BoundaryRow, [hostile]))
    plain = Walk(render(summary([viewpoint(i) for i in range(7)], texts="all")))
    page = render(given)
    walk = Walk(page)
    assert {tag for tag, _ in walk.tags} <= {tag for tag, _ in plain.tags} | {"h3", "ul", "li", "b"}
    assert not any(key.startswith("on") for _, attributes in walk.tags for key in attributes)
    for text in HOSTILE[:5]:
        assert text in walk.text
    page.encode("utf-8")
    assert "\x00" not in page and "�" in page


def test_a_text_of_100_kilobytes_is_whole_on_page_two_and_nowhere_else() -> None:
    text = "Långt om <tunneln>. " * 5000
    page = render(summary([viewpoint(1, text=text, place_name=text, theme=text)], texts="all"))
    walk = Walk(page)
    assert ("p", text.strip()) in walk.texts
    assert len(walk.text) < len(text) + 10_000


def test_page_one_holds_no_text_that_people_wrote() -> None:
    page = render(summary(texts="all"))
    first, _, second = page.partition('<section class="page">')
    assert "tunneln" not in first and "bänkar" not in first
    assert "Mörkt i tunneln." in second


def test_texts_are_left_out_unless_asked_for() -> None:
    assert "tunneln." not in render(summary(texts="none"))


def test_a_withheld_text_gives_its_number_only() -> None:
    page = render(summary(texts="checked"))
    assert "Ja." not in page
    assert re.search(r"\[[^\]]*106\]", page)


def test_the_map_says_the_sentence_and_the_top_themes_in_words() -> None:
    walk = Walk(render(summary(language="en")))
    picture = next(a for a in walk.named("svg") if a.get("class") == "map")
    assert picture["role"] == "img"
    assert picture["aria-labelledby"] == "map-title map-description"
    described = next(text for tag, text in walk.texts if tag == "desc")
    assert "4 inside, 1 on the edge, 1 within 50 m" in described
    assert (
        "Most about Lighting (2), Contact and trust (1), Meeting places and services (1)."
        in described
    )


def test_the_theme_table_adds_up_and_counts_those_without_a_place() -> None:
    members = [viewpoint(i, theme=f"t{i % 13}", valence="positive") for i in range(100)]
    members.append(viewpoint(100, zone="without_place", theme=None, x=None, y=None))
    page = render(summary(members))
    body = page[page.index('class="themes"') : page.index("<tfoot>")]
    totals = [int(n) for n in re.findall(r'class="n all">(\d+)<', body)]
    assert len(totals) == 8 + 1 + 1
    assert sum(totals) == 101
    assert re.search(r'<tfoot>.*class="n all">101<', page)


def test_blocks_without_data_are_left_out() -> None:
    full = Walk(render(summary(texts="all", language="en"))).text
    for heading in ("When", "Occasions", "Texts (internal)", "Without a place (1)"):
        assert heading in full
    bare = Walk(render(summary([viewpoint(1)], language="en"))).text
    for heading in ("When", "Occasions", "Texts", "Without a place", "What works", "Areas"):
        assert heading not in bare
    assert "What is lacking (1)" in bare
    assert 'class="map"' not in render(summary(map=MapFrame()))


def test_several_areas_get_a_table_of_their_own() -> None:
    walk = Walk(render(areas(22, [viewpoint(1)])))
    assert sum("Stadsdel" in text for tag, text in walk.texts if tag == "bdi") == 22


def test_the_same_summary_gives_the_same_bytes() -> None:
    assert render(SAMPLES["dialogue"]()) == render(SAMPLES["dialogue"]())


def test_without_any_type_themes_are_counted_alone() -> None:
    page = render(summary([viewpoint(i, valence=None) for i in range(9)], language="en"))
    text = Walk(page).text
    assert "Lighting" in text and "Problem" not in text.split("How this was counted")[0]
    assert re.findall(r'class="n[^"]*">(\d+)</td>', page) == ["9", "9"]


def test_areas_stand_in_the_order_that_people_count_in() -> None:
    page = render(areas(12, [viewpoint(1)]))
    names = [text for tag, text in Walk(page).texts if tag == "bdi" and "Stadsdel" in text]
    assert names == [f"Stadsdel {i}" for i in range(12)]


@pytest.mark.parametrize("colour", sorted(set(COLOURS.values())))
def test_marks_are_as_dark_as_text(colour: str) -> None:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5


def guarded() -> Summary:
    """Lighting 12 + 2, upkeep 3 and order 9, of which the 2, the 3 and the 9 are held back."""
    rows = [
        SummaryRow("a", "", "inside", "lighting.missing", "negative", 12, None, None, None),
        SummaryRow("a", "", "inside", "lighting.broken", "negative", None, None, None, None),
        SummaryRow("a", "", "inside", "order", "suggestion", None, None, None, None),
        SummaryRow("a", "", "inside", "upkeep", "positive", None, None, None, None),
    ]
    held = Columnar.of(SummaryRow, rows)
    made = summary(texts="all", language="en", min_count=5, rows=held)
    area = made.boundaries[0]._replace(n=26, n_positive=None, n_negative=14, n_suggestion=None)
    return dataclasses.replace(
        made,
        counts={**made.counts, "N_EDGE": None, "N_NEAR": None},
        boundaries=Columnar.of(BoundaryRow, [area]),
        small=frozenset(
            {
                ("row", "a", "inside", "lighting.broken", "negative"),
                ("row", "a", "inside", "upkeep", "positive"),
                ("theme", "a", "upkeep"),
                ("type", "a", "positive"),
                ("count", "N_EDGE"),
            }
        ),
        theme_totals={("theme", "a", "lighting"): 14},
    )


def test_held_back_counts_are_never_worked_out_from_the_members() -> None:
    page = render(guarded())
    walk = Walk(page)
    assert "26 viewpoints with a place: 4 inside, <5 on the edge, – within 50 m" in walk.text
    assert "Most about Lighting (14)." in walk.text
    for revealing in ("tunneln", "Tunnelns", "Navet", "102", "≥"):
        assert revealing not in page
    assert not any((a.get("href") or "").startswith("#m-question") for a in walk.named("use"))
    cells = re.findall(r'class="n[^"]*">([^<]*)</td>', page)
    assert [cells[i : i + 5] for i in range(0, len(cells), 5)] == [
        ["0", "–", "0", "0", "14"],
        ["0", "0", "–", "0", "–"],
        ["&lt;5", "0", "0", "0", "&lt;5"],
        ["&lt;5", "14", "–", "0", "26"],
    ]


def test_without_numbers_the_page_tells_none() -> None:
    members = [dataclasses.replace(member, number=None) for member in dialogue()]
    page = render(summary(members, texts="checked", language="en"))
    assert "[unchecked text]" in page and "see no." not in page and "no. " not in page
    assert "The figures are" not in page and 'class="numbers"' not in page


def test_the_swedish_page_reads_as_it_should(translated: None) -> None:
    text = Walk(render(summary(texts="checked"))).text
    assert "Synpunkter inom Resecentrum, etapp 1" in text
    assert "Inkomna 12/10 – 14/11 2026. 1 dialogbord, 1 vandring." in text
    assert "6 synpunkter med plats: 4 inom, 1 på gränsen, 1 inom 50 m. 1 till utan plats." in text
    assert "[ogranskad text, se nr 106]" in text
    one = Walk(render(summary([viewpoint(1)]))).text
    assert "1 synpunkt med plats: 1 inom" in one


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_the_page_is_the_golden_one(spoken: str, translated: None) -> None:
    page = render(summary(texts="checked", language=spoken))
    golden = GOLDEN / f"page_{spoken}.html"
    if os.environ.get("SYNPUNKT_WRITE_GOLDEN"):
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["dialogue", "very many", "22 areas"])
def test_page_one_is_one_sheet_of_a4_in_chromium(name: str, tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("chromium is not installed")
    made = dataclasses.replace(SAMPLES[name](), texts="none")
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(render(made), encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}"]
    subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=120)
    sheets = len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))
    assert sheets == (2 if len(made.boundaries) > 1 else 1)

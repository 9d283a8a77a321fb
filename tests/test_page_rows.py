"""The page from real rows: no byte depends on their order or ids. All content is invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
)
from qgis.PyQt.QtCore import QMetaType
from synpunkt.processing.summary.model import Summary
from synpunkt.processing.summary.page import render
from synpunkt.processing.summary.reading import Columns
from synpunkt.processing.summary.request import BoundaryInput, Options, ViewpointInput
from synpunkt.processing.summary.summarise import summarise

E0, N0 = 152_900, 6_920_400  # by the middle of Sundsvall in EPSG:3014
NAMES = ("theme", "valence", "date", "number", "text", "privacy", "occasion", "time")
Row = tuple[str | None, ...]


def summary(
    rows: list[Row], ids: list[int] | None = None, numbers: bool = True, **options: object
) -> Summary:
    """Of rows of a place (WKT in metres from E0, N0, or None) and the values of NAMES."""
    crs = QgsCoordinateReferenceSystem("EPSG:3014")
    fields = QgsFields()
    for name in NAMES:
        fields.append(QgsField(name, QMetaType.Type.QString))
    features = []
    for key, (place, *values) in zip(ids or range(len(rows)), rows, strict=True):
        feature = QgsFeature(fields, key)
        feature.setAttributes([NULL if value is None else value for value in values])
        if place:
            feature.setGeometry(moved(place))
        features.append(feature)
    area = QgsFeature(QgsFields(), 1)
    area.setGeometry(moved("Polygon((0 0, 200 0, 200 200, 0 200, 0 0))"))
    columns = {name: name for name in NAMES if numbers or name != "number"}
    viewpoints = ViewpointInput(features, len(features), crs, Columns(**columns))
    asked: dict[str, object] = {"near": 50.0, "texts": "checked", "language": "en", **options}
    return summarise(
        viewpoints,
        BoundaryInput([area], crs, "plan"),
        Options(**asked),  # type: ignore[arg-type]
        QgsCoordinateTransformContext(),
        lambda share: None,
    ).summary


def moved(wkt: str) -> QgsGeometry:
    geometry = QgsGeometry.fromWkt(wkt)
    geometry.translate(E0, N0)
    return geometry


places = st.sampled_from(["Point(50 50)", "Point(50 50)", "Point(58 52)", "Point(220 9)", None])
day = st.sampled_from([None, "2026-11-03", "2026-10-12"])
rows_given = st.lists(
    st.tuples(
        places,
        st.sampled_from([None, "", "lighting", "lighting.broken", "upkeep.litter", "Eget"]),
        st.sampled_from([None, "positive", "negative", "mixed"]),
        day,
        st.sampled_from([None, "2", "10", "A1"]),
        st.sampled_from([None, "Mörkt.", "Fint."]),
        st.sampled_from(["checked", "unchecked"]),
        st.sampled_from([None, "Vandring", "Bord"]),
        st.sampled_from([None, "evening"]),
    ),
    max_size=14,
)


@given(st.data(), rows_given, st.booleans(), st.sampled_from([0, 3]))
def test_order_and_ids_of_the_rows_change_no_byte(
    data: st.DataObject, rows: list[Row], numbers: bool, min_count: int
) -> None:
    page = render(summary(rows, numbers=numbers, min_count=min_count))
    shuffled = data.draw(st.permutations(rows))
    ids = data.draw(
        st.lists(st.integers(1, 10**6), min_size=len(rows), max_size=len(rows), unique=True)
    )
    assert render(summary(shuffled, ids, numbers, min_count=min_count)) == page


def rows_of(counts: dict[tuple[str, str], int]) -> list[Row]:
    return [
        (f"Point({10 + i} 50)", theme, valence, *[None] * 6)
        for (theme, valence), n in counts.items()
        for i in range(n)
    ]


def test_feature_ids_are_never_told_as_numbers() -> None:
    rows = rows_of({("lighting", "negative"): 3})
    page = render(summary(rows, [7701, 7702, 7703], numbers=False))
    assert not re.search("770[123]", page) and 'class="numbers"' not in page
    assert "The figures are" not in page


LIMITED = {
    ("lighting", "negative"): 40,
    ("lighting", "positive"): 10,
    ("upkeep", "negative"): 12,
    ("order", "negative"): 2,
}


def test_a_page_of_held_back_counts_tells_what_is_published_and_nothing_false() -> None:
    made = summary(rows_of(LIMITED), min_count=5)
    assert made.boundaries[0].n == 64 and made.boundaries[0].top_themes == "lighting 50"
    assert [row.n for row in made.rows] == [40, 10, None, None]
    page = render(made)
    cells = re.findall(r'class="n[^"]*">([^<]*)</td>', page)
    assert [cells[i : i + 5] for i in range(0, len(cells), 5)] == [
        ["10", "40", "0", "0", "50"],
        ["0", "&lt;5", "0", "0", "&lt;5"],
        ["0", "–", "0", "0", "–"],
        ["10", "54", "0", "0", "64"],
    ]
    assert "≥" not in page and "64 viewpoints with a place: 64 inside" in page


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({("a", "negative"): 40, ("b", "negative"): 30, ("c", "negative"): 1}, {40}),
        ({("a", "negative"): 40, ("a", "positive"): 30, ("c", "negative"): 1}, {30}),
    ],
)
def test_one_small_count_takes_one_other_with_it(
    counts: dict[tuple[str, str], int], shown: set[int]
) -> None:
    made = summary(rows_of(counts), min_count=5)
    assert {row.n for row in made.rows} - {None} == shown


themes_given = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["positive", "negative"])),
    st.integers(1, 14),
    min_size=1,
)


@given(themes_given, st.integers(2, 6))
def test_less_than_is_said_only_of_what_is_less(
    counts: dict[tuple[str, str], int], limit: int
) -> None:
    made = summary(rows_of(counts), min_count=limit)
    page = render(made)
    body = re.findall(r'<th scope="row"><bdi>(\w+)</bdi></th>(.*?)</tr>', page)
    for theme, line in body:
        cells = re.findall(r'class="n[^"]*">([^<]*)</td>', line)
        good, bad = (
            sum(n for (t, v), n in counts.items() if theme in (t, "All") and v == valence)
            for valence in ("positive", "negative")
        )
        for told, true in zip(cells, (good, bad, 0, 0, good + bad), strict=True):
            if told == f"&lt;{limit}":
                assert 0 < true < limit
            elif told == "–":
                assert true > 0
            else:
                assert int(told) == true and not 0 < true < limit
    assert body

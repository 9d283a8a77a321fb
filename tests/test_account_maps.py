"""The account's maps and charts: what they show, to whom, and the same each time."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from qgis import processing
from qgis.core import QgsCoordinateTransformContext, QgsGeometry, QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtSvg import QSvgRenderer
from synpunkt.layers.palette import TYPE_COLOURS
from synpunkt.processing.account.building import Request, build
from synpunkt.processing.account.document import Pictures, Table
from synpunkt.processing.account.figures import by_theme, by_time
from synpunkt.processing.account.formats import FORMATS, written
from synpunkt.processing.account.model import Site
from synpunkt.processing.account.pictures.gallery import hang
from synpunkt.processing.account.pictures.site_layers import layers_of
from synpunkt.processing.account.pictures.view import LARGE, view_of
from synpunkt.processing.account.writing import write

CONTEXT = QgsCoordinateTransformContext()


def _case():
    spec = importlib.util.spec_from_file_location(
        "account_case", Path(__file__).with_name("account_case.py")
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


case = _case()
EAST, NORTH = 152_050.0, 6_920_050.0


@pytest.fixture(scope="module")
def made(new_store, tmp_path_factory):
    """The made matter with a plan of two parts around the viewpoints that have a place."""
    store = new_store(tmp_path_factory.mktemp("made"))
    matter = case.fill(store)
    spoken = [row["uuid"] for row in store.rows("viewpoint", "number BETWEEN 5 AND 7")]
    with store.operation() as operation:
        plan = operation.insert("plan_layer", {"name": "Plankarta", "source": "plan.gpkg"})
        operation.update("matter", matter, {"plan_layer_uuid": plan})
        for key, west in (("T1", EAST - 60), ("P1", EAST)):
            square = QgsGeometry.fromRect(QgsRectangle(west, NORTH - 40, west + 60, NORTH + 40))
            values = {"plan_layer_uuid": plan, "object_key": key, "label": f"Torg {key}"}
            part = operation.insert("plan_object", values, square)
        for viewpoint in spoken:
            tie = {"viewpoint_uuid": viewpoint, "plan_object_uuid": part, "state": "ok"}
            operation.insert("link", {**tie, "relation": "about", "made_by": "person"})
        aside = QgsGeometry.fromPointXY(QgsPointXY(EAST + 13, NORTH - 9))
        values = {"text": "Mörkt", "theme": "lighting", "privacy_state": "checked"}
        operation.insert("viewpoint", values, aside)
    return store, matter


@pytest.fixture(scope="module")
def account_for(made):
    store, matter = made

    def account(audience="internal", language="sv"):
        request = Request(store.row("matter", matter), "consultation", audience, language)
        return build(store, request, CONTEXT)

    return account


@pytest.fixture(scope="module")
def account(account_for):
    return account_for()


@pytest.fixture(scope="module")
def gallery(account):
    return hang(account)


def pixels(picture) -> Counter[str]:
    image = QImage.fromData(picture.content)
    assert (image.width(), image.height()) == (
        round(picture.width / 25.4 * 200), round(picture.height / 25.4 * 200),
    )  # fmt: skip
    places = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return Counter(image.pixelColor(*place).name() for place in places)


def test_each_viewpoint_with_a_place_stands_on_the_map_with_its_number(account):
    site = account.site
    assert set(site.points) == {"5", "6", "7", "8", "9", "18"}
    layers = layers_of(site, view_of(site, LARGE), dict.fromkeys(site.points, "negative"))
    numbers, marks = (
        {one["label"]: one.geometry().asPoint() for one in layer.getFeatures()}
        for layer in layers[:2]
    )
    assert set(numbers) == set(marks) == set(site.points)
    scale = view_of(site, LARGE).scale
    apart = [one.distance(other) * scale for one in marks.values() for other in marks.values()]
    assert all(distance == 0 or distance > 3 for distance in apart)


def test_the_map_is_in_metres_with_north_up(account):
    site, view = account.site, view_of(account.site, LARGE)
    box = site.area.boundingBox()
    assert box.width() == pytest.approx(120, abs=0.2)
    assert box.height() == pytest.approx(80, abs=0.2)
    assert view.scale * view.extent.height() == pytest.approx(view.height)
    assert [part.serves for part in site.parts] == [("5", "6", "7"), ()]


def test_what_is_far_away_is_left_out_and_said_to_be():
    area = QgsGeometry.fromRect(QgsRectangle(-100, -50, 100, 50))
    points = {"1": QgsPointXY(0, 0), "2": QgsPointXY(150, 0), "3": QgsPointXY(5000, 0)}
    view = view_of(Site(area, (), points, 0.0), LARGE)
    assert [view.shows(point) for point in points.values()] == [True, True, False]
    assert view.scale > 0.5


def test_the_public_sees_places_no_closer_than_the_grid(account_for, account):
    public = account_for("public").site
    assert public.step == 50
    assert set(public.points) == set(account.site.points)
    spots = {(round(point.x(), 3), round(point.y(), 3)) for point in public.points.values()}
    assert len(spots) == 1
    moved = public.points["18"].distance(account.site.points["18"])
    assert moved == pytest.approx((13**2 + 9**2) ** 0.5, abs=0.1)
    assert "rutnät på 50 m" in hang(account_for("public")).overview.caption


def test_the_pictures_are_the_same_each_time(account, gallery):
    assert hang(account) == gallery


def test_maps_and_charts_show_the_types_in_their_colours(gallery):
    chosen = [gallery.overview, gallery.themes["lighting"], gallery.by_type]
    for pictures in chosen:
        assert pixels(pictures.items[0])[TYPE_COLOURS["negative"]] > 20


def test_the_lines_are_the_same_picture_as_the_pixels(gallery):
    for pictures in (gallery.overview, gallery.by_type):
        picture = pictures.items[0]
        drawing = QSvgRenderer(QByteArray(picture.svg.encode()))
        assert drawing.isValid()
        ratio = drawing.defaultSize().width() / drawing.defaultSize().height()
        assert ratio == pytest.approx(picture.width / picture.height, rel=0.01)
        # Neither pixels, nor letters in a font that another machine may lack.
        assert "<image" not in picture.svg and "<text" not in picture.svg


def test_each_theme_or_part_spoken_of_has_a_map(account):
    assert set(hang(account).themes) == {"lighting"}
    parts = hang(account, "parts").parts
    assert [one.caption for one in parts] == ["Torg P1: 3 synpunkter med plats."]
    alone = hang(account, "overview")
    assert alone.overview and not alone.themes and not alone.parts
    nothing = hang(account, "none")
    assert nothing.overview is None and nothing.by_type


def test_the_tables_add_up_to_the_account(account):
    themes, times = by_theme(account), by_time(account)
    assert sum(line.total for line in themes) == len(account.entries)
    assert times == []  # nobody said when
    assert themes[-1].code is None
    assert [line.total for line in themes[:-1]] == sorted(
        (line.total for line in themes[:-1]), reverse=True
    )
    tables = [one for one in write(account).blocks if isinstance(one, Table)]
    first = next(one for one in tables if one.caption == "Synpunkter efter tema och typ")
    assert first.rows[-1][-1] == str(len(account.entries))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_picture_has_a_text_for_those_who_do_not_see_it(account_for, language):
    account = account_for(language=language)
    pictures = [
        one for block in write(account, hang(account)).blocks if isinstance(block, Pictures)
        for one in block.items
    ]  # fmt: skip
    assert len(pictures) == 3
    assert all(len(one.alt) > 20 for one in pictures)
    assert "5, 6, 7, 8, 9" in pictures[0].alt
    page = written("HTML", account, hang(account)).decode()
    assert page.count("data:image/svg+xml;base64,") == page.count('alt="') == 3


@pytest.mark.parametrize("name", FORMATS)
def test_documents_with_pictures_are_the_same_each_time(account, gallery, name):
    assert written(name, account, gallery) == written(name, account, hang(account))


def test_a_matter_without_places_has_charts_alone(store):
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Utan plats"})
        occasion = operation.insert("occasion", {"matter_uuid": matter, "title": "Möte"})
        values = {"occasion_uuid": occasion, "text": "Hej", "time_context": "evening"}
        operation.insert("viewpoint", values)
    account = build(store, Request(store.row("matter", matter), "x", "internal", "sv"), CONTEXT)
    found = hang(account)
    assert account.site is None and found.overview is None
    assert found.by_time.items[0].alt.endswith("Kväll 1.")


def test_a_run_asks_for_its_maps(provider, made, tmp_path):
    store, _ = made
    pages = {}
    for maps in ("themes", "none"):
        page = tmp_path / f"{maps}.html"
        given = {"STORE": str(store.path), "MATTER": case.MATTER, "MAPS": maps}
        processing.run("synpunkt:planaccount", {**given, "HTML": str(page)})
        pages[maps] = page.read_text(encoding="utf-8").count("<img ")
    assert pages == {"themes": 3, "none": 1}


def test_the_workbook_holds_each_picture_below_its_table(account, gallery):
    content = written("XLSX", account, gallery)
    book = openpyxl.load_workbook(io.BytesIO(content))
    drawn = {sheet.title: len(sheet._images) for sheet in book if sheet._images}
    assert drawn == {"2 Synpunkter efter tema och typ": 1, "10 Kartor": 2}
    chart = book["2 Synpunkter efter tema och typ"]
    assert chart._images[0].anchor._from.row > chart.max_row
    assert chart.cell(chart.max_row, chart.max_column).value == str(len(account.entries))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        told = "".join(archive.read(one).decode() for one in archive.namelist() if "drawing" in one)
        listed = archive.read("[Content_Types].xml").decode()
    assert told.count('descr="') == 3 and listed.count("drawing+xml") == 2

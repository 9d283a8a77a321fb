"""What the store's layers look like: in a project, and opened plainly without the plugin."""

from __future__ import annotations

import itertools
import os
import re
import threading
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from synpunkt.layers import codes, map_tips, schema, shown_tables, store_styles, styles, symbols
from synpunkt.layers.store import Store, create_store

SPOT = QgsPointXY(151000, 6921000)
HOSTILE = (
    "<script>alert(1)</script> [% env('HOME') %] \"quoted\" & 'so' {{7*7}}\n"
    "<img src=x onerror=alert(1)> [% 'eval' || 'uated' %] 🙂 שלום"
)
PLAIN = [name for name in shown_tables.DRAWN if name != "plan_object"]


def _store(folder: Path, language: str = "sv") -> Store:
    return create_store(folder / "store.gpkg", QgsCoordinateReferenceSystem("EPSG:3014"), language)


@pytest.fixture(scope="module")
def store(qgis_app: QgsApplication, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A Swedish store without viewpoints; not to be changed."""
    return _store(tmp_path_factory.mktemp("styles"))


def _plain(store: Store, table: str) -> QgsVectorLayer:
    """The table as a user opens it who does not have the plugin."""
    layer = QgsVectorLayer(store.uri(table), table, store.provider)
    assert layer.isValid()
    return layer


def _styles_of(layer: QgsVectorLayer) -> list[str]:
    """Names of the styles that the store offers for the layer's table."""
    count, _, names, _, _ = layer.listStylesInDatabase()
    return sorted(names[:count])  # those of other tables come after


def _memory(*viewpoints: dict[str, object], crowded: bool = False) -> QgsVectorLayer:
    """Viewpoints in memory, all on one spot, drawn as in a project."""
    layer = store_styles._empty_layer(schema.VIEWPOINT)
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:3014"))
    for values in viewpoints:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(SPOT))
        for name, value in values.items():
            feature[name] = value
        layer.dataProvider().addFeature(feature)
    styles.apply_style(layer, "viewpoint", "sv", crowded)
    return layer


def _drawn(layer: QgsVectorLayer, metres: float = 20) -> QImage:
    settings = QgsMapSettings()
    settings.setOutputSize(QSize(300, 300))
    settings.setDestinationCrs(layer.crs())
    settings.setLayers([layer])
    settings.setBackgroundColor(QColor("white"))
    box = QgsRectangle(SPOT, SPOT)
    box.grow(metres)
    settings.setExtent(box)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def _has(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def _grey(symbol) -> list[int]:
    """The symbol alone, in black and white on paper."""
    image = QImage(QSize(64, 64), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.drawImage(0, 0, symbol.asImage(QSize(64, 64)))
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [grey.pixelColor(x, y).red() for x in range(64) for y in range(64)]


def test_types_can_be_told_apart_without_colour(qgis_app):
    pictures = {name: _grey(symbols.marker(mark)) for name, mark in symbols.VALENCE_MARKS.items()}
    for (one, first), (other, second) in itertools.combinations(pictures.items(), 2):
        # Light or dark is all that counts here: shape and sign, not the shade of the filling.
        differing = sum((a < 128) != (b < 128) for a, b in zip(first, second, strict=True))
        inked = max(sum(value < 128 for value in picture) for picture in (first, second))
        assert differing > 0.2 * inked, (one, other, differing / inked)


def test_every_type_in_the_code_list_has_a_mark():
    assert {code.code for code in codes.codes("valence")} == set(symbols.VALENCE_MARKS) - {"none"}


def test_every_kind_of_occasion_has_a_known_group():
    known = {code.code for code in codes.codes("occasion_kind")}
    grouped = {kind for kinds in styles.OCCASION_GROUPS.values() for kind in kinds}
    assert grouped <= known
    assert set(styles.OCCASION_WORDS) == set(symbols.OCCASION_MARKS)


def test_viewpoints_on_one_spot_are_both_seen(qgis_app):
    image = _drawn(_memory({"valence": "positive"}, {"valence": "negative"}))
    assert _has(image, symbols.VALENCE_MARKS["positive"].fill)
    assert _has(image, symbols.VALENCE_MARKS["negative"].fill)


def test_a_crowd_is_drawn_as_one_disc_with_its_number(qgis_app):
    image = _drawn(_memory({"valence": "positive"}, {"valence": "negative"}, crowded=True))
    assert _has(image, "#37474f")
    assert not _has(image, symbols.VALENCE_MARKS["positive"].fill)


def test_a_withdrawn_viewpoint_is_not_drawn_but_stays_in_the_table(qgis_app):
    layer = _memory({"valence": "positive", "state": "withdrawn", "number": 7})
    blank = QImage(QSize(300, 300), QImage.Format.Format_ARGB32_Premultiplied)
    blank.fill(QColor("white"))
    assert _drawn(layer) == blank.convertToFormat(_drawn(layer).format())
    assert layer.featureCount() == 1
    assert layer.subsetString() == ""


@pytest.mark.parametrize("valence", [None, "", "of_our_own"])
def test_a_viewpoint_without_a_known_type_is_drawn(valence, qgis_app):
    layer = _memory({"valence": valence})
    assert _has(_drawn(layer), symbols.DARK)


def test_the_number_is_written_close_by_and_not_far_out(qgis_app):
    close = [_drawn(_memory({"valence": "positive", "number": n}), 20) for n in (None, 888)]
    far = [_drawn(_memory({"valence": "positive", "number": n}), 2000) for n in (None, 888)]
    assert close[0] != close[1]
    assert far[0] == far[1]


def _tip(layer: QgsVectorLayer, feature: QgsFeature) -> str:
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


@pytest.mark.parametrize("column", ["text", "place_name", "theme", "time_context", "valence"])
def test_what_a_citizen_wrote_is_inert_in_a_map_tip(column, qgis_app):
    layer = _memory({column: HOSTILE, "number": 1})
    tip = _tip(layer, next(layer.getFeatures()))
    assert "&lt;script&gt;" in tip
    assert "🙂" in tip
    assert set(re.findall(r"<[^>]*>", tip)) <= {"<b>", "</b>", "<br>"}
    assert os.environ["HOME"] not in tip
    assert "evaluated" not in tip
    assert "[%" not in tip


def test_a_map_tip_of_an_empty_viewpoint_has_no_empty_lines(qgis_app):
    layer = _memory({"number": 3})
    assert _tip(layer, next(layer.getFeatures())).split() == ["<b>3", "</b>"]


def test_a_very_long_text_is_cut_in_a_map_tip(qgis_app):
    layer = _memory({"text": "<" * 100_000})
    assert len(_tip(layer, next(layer.getFeatures()))) < 4000


def _expressions(table: str) -> list[str]:
    tip = map_tips.map_tip(table, "sv")
    return [*re.findall(r"\[%(.*?)%\]", tip, re.DOTALL), map_tips.DISPLAY.get(table, "''")]


@pytest.mark.parametrize("table", sorted({*map_tips.TIPS, *map_tips.DISPLAY}))
def test_tips_and_names_use_known_columns_and_functions_of_qgis_alone(table, qgis_app):
    known = {*schema.TABLES[table].column_names, "uuid", "fid"}
    built_in = set(QgsExpression.BuiltinFunctions())
    for text in _expressions(table):
        expression = QgsExpression(text)
        assert not expression.hasParserError(), expression.parserErrorString()
        assert expression.referencedColumns() <= known
        assert set(expression.referencedFunctions()) <= built_in


@pytest.mark.parametrize("table", PLAIN)
def test_a_table_that_is_opened_plainly_has_our_look(table, store):
    layer = _plain(store, table)
    renderer = styles._renderer(layer, table, "sv", False)
    assert layer.renderer().type() == renderer.type()
    assert layer.renderer().dump() == renderer.dump()


def test_parts_of_the_plan_that_are_opened_plainly_have_our_look(store):
    layer = QgsVectorLayer(store.uri("plan_object") + "|geometrytype=Polygon", "plan", "ogr")
    assert layer.renderer().symbol().symbolLayer(0).layerType() == "LinePatternFill"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_store_that_is_opened_plainly_speaks_its_language(language, tmp_path, qgis_app):
    layer = _plain(_store(tmp_path, language), "viewpoint")
    index = layer.fields().indexFromName("valence")
    labels = [label for item in layer.editorWidgetSetup(index).config()["map"] for label in item]
    assert labels == ["", *(code.label(language) for code in codes.codes("valence"))]
    assert layer.editorWidgetSetup(layer.fields().indexFromName("uuid")).type() == "Hidden"
    default = layer.defaultValueDefinition(layer.fields().indexFromName("uuid"))
    assert default.expression() == "uuid('WithoutBraces')"


def test_the_store_offers_both_languages_for_every_table_that_people_see(store):
    for table in (*PLAIN, *shown_tables.LISTED):
        offered = _styles_of(_plain(store, table))
        assert offered == sorted(store_styles.STYLE_NAMES.values()), table


def test_saving_styles_again_replaces_ours_and_leaves_others(tmp_path, qgis_app):
    store = _store(tmp_path)
    layer = _plain(store, "viewpoint")
    assert layer.saveStyleToDatabase("Our own", "", False, "") == ""
    store_styles.save_styles(store.path)
    offered = _styles_of(_plain(store, "viewpoint"))
    assert offered == sorted([*store_styles.STYLE_NAMES.values(), "Our own"])


def test_styles_can_be_saved_from_a_worker_thread(tmp_path, qgis_app):
    store = _store(tmp_path)
    raised: list[BaseException] = []

    def work() -> None:
        try:
            store_styles.save_styles(store.path)
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    assert raised == []
    assert _plain(store, "viewpoint").renderer().type() == "pointDisplacement"


def test_styles_hold_neither_file_paths_nor_project_layers(store):
    from synpunkt.layers.code_lists import read_code_lists

    lists = read_code_lists(store.path)
    for table in (*shown_tables.DRAWN, *shown_tables.LISTED):
        text = store_styles.style_text(schema.TABLES[table], "sv", lists)
        assert str(store.path.parent) not in text
        assert "ValueRelation" not in text and "RelationReference" not in text
        assert "/usr/" not in text and "synpunkt_" not in text


def test_labels_are_plain_text_on_white(qgis_app):
    for name, make in styles.LABELS.items():
        settings = make()
        assert not settings.format().allowHtmlFormatting(), name
        if settings.drawLabels and name != "walk_stop":
            assert settings.format().buffer().enabled(), name
    assert styles.LABELS["plan_object"]().placement == Qgis.LabelPlacement.Horizontal

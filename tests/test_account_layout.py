"""A print layout of a matter in the project, with nothing in it that is evaluated."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import (
    QgsLayoutExporter,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsProcessingContext,
    QgsProject,
    QgsVectorLayer,
)

HOSTILE = "[% 40 + 2 %] Exempelplan"


def _case():
    spec = importlib.util.spec_from_file_location(
        "account_case", Path(__file__).with_name("account_case.py")
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


case = _case()


@pytest.fixture
def made(store):
    """The made matter's store in a project, with a title and a text that look like templates."""
    matter = case.fill(store)
    first = next(store.rows("viewpoint", "number = 5"))
    with store.operation() as operation:
        operation.update("matter", matter, {"title": HOSTILE})
        operation.update("viewpoint", first["uuid"], {"text": "[% 40 + 3 %]"})
    project = QgsProject()
    layer = QgsVectorLayer(f"{store.path}|layername=viewpoint", "Synpunkter", "ogr")
    assert layer.isValid()
    project.addMapLayer(layer)
    yield store, matter, project
    project.clear()


def run(store, matter, project, **given):
    context = QgsProcessingContext()
    context.setProject(project)
    values = {"STORE": str(store.path), "MATTER": matter, **given}
    return processing.run("synpunkt:accountlayout", values, context=context)


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_a_layout_of_the_matter_lies_in_the_project(provider, made, paper, tmp_path):
    store, matter, project = made
    result = run(store, matter, project, PAPER=paper)
    layout = project.layoutManager().layoutByName(result["LAYOUT"])
    kinds = {type(item) for item in layout.items()}
    assert {QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayoutItemLabel} <= kinds
    width = layout.pageCollection().page(0).pageSize().width()
    assert width == {"A4": 297, "A3": 420}[paper]
    printed = tmp_path / "layout.pdf"
    settings = QgsLayoutExporter.PdfExportSettings()
    done = QgsLayoutExporter(layout).exportToPdf(str(printed), settings)
    assert done == QgsLayoutExporter.ExportResult.Success and printed.stat().st_size > 1000


def cells_of(table) -> list[str]:
    return [str(getattr(cell, "cellContent", cell)) for row in table.contents() for cell in row]


def test_what_people_wrote_is_never_evaluated(provider, made):
    store, matter, project = made
    layout = project.layoutManager().layoutByName(run(store, matter, project)["LAYOUT"])
    labels = [item.currentText() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
    assert HOSTILE in labels
    tables = [one for one in layout.multiFrames() if isinstance(one, QgsLayoutItemAttributeTable)]
    cells = cells_of(tables[0])
    assert "[% 40 + 3 %]" in cells
    assert not any(value in text for value in ("42", "43") for text in labels + cells)
    assert not any(case.SECRETS["unchecked"] in cell for cell in cells)
    assert "Välskött" in cells and tables[0].frame(0).page() == 1


def test_a_second_one_has_a_name_of_its_own_and_both_stay(provider, made, tmp_path):
    store, matter, project = made
    template = tmp_path / "layout.qpt"
    names = [run(store, matter, project, QPT=str(template))["LAYOUT"] for _ in range(2)]
    assert len(set(names)) == 2 == len(project.layoutManager().layouts())
    assert template.read_text(encoding="utf-8").startswith("<Layout")


def test_without_the_stores_layer_there_is_no_layout(provider, made):
    store, matter, project = made
    project.clear()
    with pytest.raises(Exception, match="(?i)layer"):
        run(store, matter, project)


def test_long_texts_do_not_make_pages_without_end(provider, made):
    store, matter, project = made
    rows = list(store.rows("viewpoint", "privacy_state = 'checked'"))[:3]
    long = ("ord " * 5000, "rad\n" * 2000, "x" * 9000)
    with store.operation() as operation:
        for row, text in zip(rows, long, strict=True):
            operation.update("viewpoint", row["uuid"], {"text": text, "place_name": text})
    result = run(store, matter, project)
    layout = project.layoutManager().layoutByName(result["LAYOUT"])
    assert layout.pageCollection().pageCount() <= 4
    cells = cells_of(layout.multiFrames()[0])
    assert 600 < max(map(len, cells)) < 610 and not any("\n" in cell for cell in cells)

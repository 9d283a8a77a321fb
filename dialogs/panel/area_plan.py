"""An area from a plan file: read by ``readplan``, shown as a layer, and chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsMessageLog, QgsProject

from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...processing.planfiles.reading import unplaced
from ..messages import TITLE, Messages
from ..runner import Runner
from ..waiting import waiting
from .area_block import AreaBlock
from .area_file import add_plan, place_for, plan_choice
from .crs_question import CrsQuestion

# What could not be read is told in the message bar up to here; all of it stands in the log.
_TOLD = 2


class AreaPlan:
    """Serves the area block's "From file…" for the files that QGIS does not understand itself."""

    def __init__(
        self, block: AreaBlock, project: QgsProject, messages: Messages, runner: Runner
    ) -> None:
        self._block, self._project = block, project
        self._messages, self._runner = messages, runner

    def read(self, path: Path) -> None:
        """Read the plan file, after asking for its coordinate system where it says none.

        InputError for a file that can't be read at all.
        """
        with waiting():  # a large drawing takes seconds
            extent = unplaced(path)
        if extent is None:
            self._start(path, QgsCoordinateReferenceSystem())
            return
        question = CrsQuestion(path.name, extent, self._block)
        question.chosen.connect(lambda crs: self._start(path, crs))
        question.open()

    def _start(self, path: Path, crs: QgsCoordinateReferenceSystem) -> None:
        given: dict[str, Any] = {"INPUT": str(path), "OUTPUT": place_for(path, self._project)}
        if crs.isValid():
            given["CRS"] = crs
        told = translate("Synpunkt", "Reading {name}").format(name=path.name)
        self._runner.run("readplan", given, told, lambda results: self._show(path, results))

    def _show(self, path: Path, results: dict[str, Any]) -> None:
        try:
            layer = add_plan(self._project, str(results["OUTPUT"]), path.stem)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        self._block.choose(plan_choice(layer))
        self._tell(path, results, layer.featureCount())

    def _tell(self, path: Path, results: dict[str, Any], areas: int) -> None:
        plans = translate("Synpunkt", "%n plan(s)", "", int(results["PLANS"]))
        found = translate("Synpunkt", "%n area(s)", "", areas)
        sentence = translate("Synpunkt", "{name} is read: {plans}, {areas}.")
        self._messages.tell(sentence.format(name=path.name, plans=plans, areas=found))
        notes = str(results["NOTES"]).splitlines()
        for note in notes:
            QgsMessageLog.logMessage(f"{path.name}: {note}", TITLE, Qgis.MessageLevel.Info, False)
        problems = notes[: int(results["PROBLEMS"])]
        if problems:
            more = translate("Synpunkt", "All of it stands in the log messages under Synpunkt.")
            rest = [more] if len(problems) > _TOLD else []
            self._messages.warn(" ".join([*problems[:_TOLD], *rest]))

"""Making and removing ties to the plan, one operation each, told of with a way to take it back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.plan_fields import PlanFields
from ...layers.plan_parts import registered
from ...layers.settings import interface_words
from ...layers.store import Store
from ...layers.ties import tie, untie
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from .state import PanelState


class PlanDesk:
    """Writes ties for the plan tab and the detail pane; a part is its uuid and what it is called.

    Nothing is written while the user edits a layer of the store: that is said instead.
    """

    def __init__(
        self, project: QgsProject, state: PanelState, work: StoreWork, runner: Runner
    ) -> None:
        self._project, self._state = project, state
        self._work, self._runner = work, runner

    def tie(self, viewpoints: Iterable[str], part: str, label: str) -> bool:
        """Tie viewpoints to a part; False where it can't be begun."""
        store, wanted = self._state.store, list(viewpoints)
        context = self._project.transformContext()

        def change(operation: Operation, _progress: Progress) -> int:
            return tie(operation, store, wanted, part, context)

        def told(written: Written) -> None:
            text = translate("Synpunkt", "They were tied to {part} already.")
            if written.result:
                text = translate("Synpunkt", "%n viewpoint(s) tied to {part}.", "", written.result)
            self._work.tell(text.format(part=label), written)

        title = translate("Synpunkt", "Tie to {part}").format(part=label)
        return self._work.do(title, change, told)

    def untie(self, viewpoints: Iterable[str], part: str, label: str) -> bool:
        """Remove the ties of viewpoints to a part, for good; False where it can't be begun."""
        store, wanted = self._state.store, list(viewpoints)

        def change(operation: Operation, _progress: Progress) -> int:
            return untie(operation, store, wanted, part)

        def told(written: Written) -> None:
            text = translate(
                "Synpunkt",
                "%n tie(s) to {part} removed. No rule makes them again.",
                "",
                written.result,
            )
            self._work.tell(text.format(part=label), written)

        title = translate("Synpunkt", "Untie from {part}").format(part=label)
        return self._work.do(title, change, told)

    def tie_by_rule(self, layer: QgsVectorLayer, fields: PlanFields, distance: float) -> bool:
        """Run ``attachtoplan``: the layer is a plan of the store then. False if it can't begin.

        A layer that is a plan already keeps the fields by which its parts are known and called.
        """
        store = self._state.store
        if store is None or not self._work.may_write():
            return False
        given: dict[str, Any] = {
            "STORE": str(store.path),
            "PLAN": QgsProcessingFeatureSourceDefinition(layer.id()),
            "MAX_DISTANCE": distance,
            **(self._known(store, layer) or _told(fields)),
        }

        def told(results: dict[str, Any]) -> None:
            self._work.tell(rule_told(results), Written(store.path, results["OPERATION"], results))

        return self._runner.run("attachtoplan", given, translate("Synpunkt", "Tie by rule"), told)

    @staticmethod
    def _known(store: Store, layer: QgsVectorLayer) -> dict[str, Any]:
        row = registered(store, layer)
        if row is None:
            return {}
        fields = {"PLAN_KEY": row["uuid"], "KEY_FIELD": row["key_field"]}
        return {**fields, "LABEL_FIELD": row["label_field"], "GROUP_FIELD": row["group_field"]}


def _told(fields: PlanFields) -> dict[str, str]:
    """The parameters for the fields that there are."""
    given = {"KEY_FIELD": fields.key, "LABEL_FIELD": fields.label, "GROUP_FIELD": fields.group}
    return {name: field for name, field in given.items() if field}


def rule_told(results: dict[str, Any]) -> str:
    """What a run of ``attachtoplan`` did, in a sentence or three."""
    words = interface_words()
    created, existing = int(results["CREATED"]), int(results["EXISTING"])
    sentences = [words.translate("Synpunkt", "%n new tie(s).", "", created)]
    if existing:
        sentences.append(words.translate("Synpunkt", "%n tie(s) were there already.", "", existing))
    left = int(results["UNATTACHED"])
    if left:
        sentences.append(
            words.translate(
                "Synpunkt", "%n viewpoint(s) with a place lie outside the plan.", "", left
            )
        )
    return " ".join(sentences)

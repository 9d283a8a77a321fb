"""Work as ``synpunkt:…`` by id in a task, so that button, toolbox and script are one path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..layers.language import translate
from .messages import Messages

Done = Callable[[dict[str, Any]], object]


class _Listening(QgsProcessingFeedback):
    """Keeps the sentences that the algorithm says; it is called from the task's thread."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        self.errors.append(error)
        super().reportError(error, fatalError)


class Runner(QObject):
    """Runs one algorithm at a time; what fails is told in the message bar."""

    began = pyqtSignal(str)
    progressed = pyqtSignal(float)
    ended = pyqtSignal()

    def __init__(
        self, project: QgsProject, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._messages = messages
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._feedback = _Listening()
        self._kept: tuple[object, ...] = ()
        self._cancelled = False

    @property
    def busy(self) -> bool:
        """Whether something runs now."""
        return self._task is not None

    def run(self, algorithm: str, parameters: dict[str, Any], title: str, done: Done) -> bool:
        """Start ``synpunkt:algorithm``; ``done`` gets its outputs if it goes well.

        False, and a hint to the user, while something else runs.
        """
        if self.busy:
            self._messages.hint(translate("Synpunkt", "Wait until the work that runs is done."))
            return False
        found = QgsApplication.processingRegistry().createAlgorithmById(f"synpunkt:{algorithm}")
        context, feedback = QgsProcessingContext(), _Listening()
        context.setProject(self._project)
        context.setTransformContext(self._project.transformContext())
        task = QgsProcessingAlgRunnerTask(found, parameters, context, feedback)
        task.setDescription(title)
        task.progressChanged.connect(self.progressed)
        task.executed.connect(lambda good, results: self._end(good, results, done))
        self._task, self._feedback, self._kept = task, feedback, (found, context)
        self._cancelled = False
        self.began.emit(title)
        QgsApplication.taskManager().addTask(task)
        return True

    def cancel(self) -> None:
        """Ask what runs to stop; it leaves everything as it was."""
        if self._task is not None:
            self._cancelled = True
            self._task.cancel()

    def _end(self, good: bool, results: dict[str, Any], done: Done) -> None:
        # The task itself is let go of later: it is its signal that is being answered.
        self._task = None
        self.ended.emit()
        if good:
            done(results)
        elif self._cancelled:
            self._messages.hint(translate("Synpunkt", "Cancelled. Nothing has been changed."))
        else:
            unknown = translate("Synpunkt", "The work could not be done.")
            self._messages.fail(" ".join(self._feedback.errors) or unknown)

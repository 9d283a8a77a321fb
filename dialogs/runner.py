"""Work in a task, one at a time: ``synpunkt:…`` by id, and the panel's own small changes.

What can be asked of an algorithm is asked of it, so that button, toolbox and script are one path.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsMessageLog,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsTask,
)
from qgis.PyQt.QtCore import QMetaObject, QObject, pyqtSignal

from ..layers.errors import Cancelled, SynpunktError
from ..layers.language import translate
from .messages import Messages

Done = Callable[[dict[str, Any]], object]
#: Told how far the work has come, from 0 to 1; raises ``Cancelled`` once the user asks to stop.
Progress = Callable[[float], None]
Job = Callable[[Progress], Any]


def stopped(progress: Progress) -> bool:
    """For work that asks whether to stop: it never says so, but raises ``Cancelled`` instead."""
    progress(0.5)
    return False


class _Listening(QgsProcessingFeedback):
    """Keeps the sentences that the algorithm says; it is called from the task's thread."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        self.errors.append(error)
        super().reportError(error, fatalError)


class _JobTask(QgsTask):
    """Runs a job; ``result`` or ``problem`` is read when it has ended."""

    def __init__(self, title: str, job: Job) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._job = job
        self.result: Any = None
        self.problem = ""

    def run(self) -> bool:
        try:
            self.result = self._job(self._progress)
        except Cancelled:
            return False
        except SynpunktError as error:
            self.problem = str(error)
            return False
        except Exception:
            # An exception that left a task's thread would take QGIS down with it.
            text = traceback.format_exc()
            QgsMessageLog.logMessage(text, "Synpunkt", Qgis.MessageLevel.Critical)
            return False
        return True

    def _progress(self, share: float) -> None:
        if self.isCanceled():
            raise Cancelled
        self.setProgress(100 * share)


class Runner(QObject):
    """Runs one thing at a time; what fails is told in the message bar."""

    began = pyqtSignal(str)
    progressed = pyqtSignal(float)
    ended = pyqtSignal()

    def __init__(
        self, project: QgsProject, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._messages = messages
        self._task: QgsTask | None = None
        self._kept: tuple[object, ...] = ()
        self._cancelled = self._abandoned = False
        self._heard: list[QMetaObject.Connection] = []

    @property
    def busy(self) -> bool:
        """Whether something runs now."""
        return self._task is not None

    def run(self, algorithm: str, parameters: dict[str, Any], title: str, done: Done) -> bool:
        """Start ``synpunkt:algorithm``; ``done`` gets its outputs if it goes well.

        False, and a hint to the user, while something else runs.
        """
        if self._refuses():
            return False
        found = QgsApplication.processingRegistry().createAlgorithmById(f"synpunkt:{algorithm}")
        context, feedback = QgsProcessingContext(), _Listening()
        context.setProject(self._project)
        context.setTransformContext(self._project.transformContext())
        if found.flags() & Qgis.ProcessingAlgorithmFlag.NoThreading:
            self.began.emit(title)
            results, good = found.run(parameters, context, feedback)
            self._end(good, results, done, " ".join(feedback.errors))
            return True
        task = QgsProcessingAlgRunnerTask(found, parameters, context, feedback)
        task.setDescription(title)

        def end(good: bool, results: dict[str, Any]) -> None:
            self._end(good, results, done, " ".join(feedback.errors))

        self._heard = []
        task.executed.connect(end)
        self._start(task, title, (found, context, feedback))
        return True

    def work(
        self,
        job: Job,
        title: str,
        done: Callable[[Any], object],
        failed: Callable[[], object] = lambda: None,
    ) -> bool:
        """Run ``job`` in a task's thread; ``done`` gets what it returns if it goes well.

        Else ``failed`` is called once the user has been told why. The job must not touch layers,
        project or widgets. False, and a hint to the user, while something else runs.
        """
        if self._refuses():
            return False
        task = _JobTask(title, job)
        completed = task.taskCompleted.connect(lambda: self._end(True, task.result, done, ""))

        def end_badly() -> None:
            self._end(False, None, done, task.problem)
            failed()

        self._heard = [completed, task.taskTerminated.connect(end_badly)]
        self._start(task, title, ())
        return True

    def cancel(self) -> None:
        """Ask what runs to stop; it leaves everything as it was."""
        if self._task is not None:
            self._cancelled = True
            self._task.cancel()

    def abandon(self) -> None:
        """Ask what runs to stop, and tell nobody how it ended: whoever asked for it is going."""
        self._abandoned = True
        self.cancel()
        # An algorithm's end is heard of, for until then what it needs is kept; a job's is not.
        for connection in self._heard:
            QObject.disconnect(connection)
        if self._heard:
            self._task, self._heard = None, []

    def _refuses(self) -> bool:
        if self.busy:
            self._messages.hint(translate("Synpunkt", "Wait until the work that runs is done."))
        return self.busy

    def _start(self, task: QgsTask, title: str, kept: tuple[object, ...]) -> None:
        task.progressChanged.connect(self.progressed)
        self._task, self._kept = task, kept
        self.began.emit(title)
        QgsApplication.taskManager().addTask(task)

    def _end(self, good: bool, result: Any, done: Callable[[Any], object], problem: str) -> None:
        # The task itself is let go of later: it is its signal that is being answered.
        self._task = None
        cancelled, self._cancelled = self._cancelled, False
        if self._abandoned:
            return
        self.ended.emit()
        if good:
            done(result)
        elif cancelled:
            self._messages.hint(translate("Synpunkt", "Cancelled. Nothing has been changed."))
        else:
            self._messages.fail(problem or _at_fault())


def _at_fault() -> str:
    return translate(
        "Synpunkt",
        "The work could not be done. What went wrong stands in QGIS's message log, in the tab"
        " Synpunkt.",
    )

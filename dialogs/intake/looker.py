"""Looks at a source in a task; whatever is asked last is what counts."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from qgis.core import Qgis, QgsApplication, QgsFeedback, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers.errors import Cancelled, SynpunktError
from ...layers.language import translate
from ...processing.intake.seen import Preview

#: Gets the feedback to report to, and what to call with the first rows before all are counted.
Job = Callable[[QgsFeedback, Callable[[Preview], object]], Preview]


class _LookTask(QgsTask):
    """Runs a job; ``seen`` or ``problem`` is read when it has ended."""

    sampled = pyqtSignal(object)

    def __init__(self, title: str, job: Job) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._job = job
        self.feedback = QgsFeedback()
        self.feedback.progressChanged.connect(self.setProgress)
        self.seen: Preview | None = None
        self.problem = ""

    def run(self) -> bool:
        try:
            self.seen = self._job(self.feedback, self.sampled.emit)
        except Cancelled:
            return False
        except SynpunktError as error:
            self.problem = str(error)
            return False
        except Exception:
            # An exception that left a task's thread would take QGIS down with it.
            text = traceback.format_exc()
            QgsMessageLog.logMessage(text, "Synpunkt", Qgis.MessageLevel.Critical)
            self.problem = translate("Synpunkt", "The file could not be looked at.")
            return False
        return True

    def cancel(self) -> None:
        self.feedback.cancel()
        super().cancel()


class Looker(QObject):
    """One look at a time: a new one stops the one before.

    ``sampled`` carries the preview of the first rows, ``done`` the whole, ``failed`` a sentence,
    ``stopped`` tells that the user wanted no more.
    """

    began = pyqtSignal(str)
    progressed = pyqtSignal(float)
    ended = pyqtSignal()
    sampled = pyqtSignal(object)
    done = pyqtSignal(object)
    failed = pyqtSignal(str)
    stopped = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: _LookTask | None = None
        self._next: tuple[str, Job] | None = None

    @property
    def busy(self) -> bool:
        """Whether it looks now."""
        return self._task is not None

    def look(self, title: str, job: Job) -> None:
        """Look now, or as soon as the look before has stopped."""
        if self._task is not None:
            self._next = (title, job)
            self._task.cancel()
            return
        task = self._task = _LookTask(title, job)
        task.sampled.connect(self._on_sample)
        task.progressChanged.connect(self.progressed)
        task.taskCompleted.connect(self._on_end)
        task.taskTerminated.connect(self._on_end)
        self.began.emit(title)
        QgsApplication.taskManager().addTask(task)

    def cancel(self) -> None:
        """Stop looking."""
        self._next = None
        if self._task is not None:
            self._task.cancel()

    def _on_sample(self, seen: Preview) -> None:
        if self._next is None and self._task is not None and not self._task.isCanceled():
            self.sampled.emit(seen)

    def _on_end(self) -> None:
        task, self._task = self._task, None
        self.ended.emit()
        if self._next is not None:
            wanted, self._next = self._next, None
            self.look(*wanted)
        elif task is None or task.isCanceled():
            self.stopped.emit()
        elif task.seen is not None:
            self.done.emit(task.seen)
        else:
            self.failed.emit(task.problem)

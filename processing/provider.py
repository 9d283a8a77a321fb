"""The plugin's shelf in QGIS's Processing toolbox."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..layers import resources


class SynpunktProvider(QgsProcessingProvider):
    """All algorithms ``synpunkt:…``."""

    def id(self) -> str:
        return "synpunkt"

    def name(self) -> str:
        return "Synpunkt"

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802
        return str(resources.path("icon.svg"))

    def loadAlgorithms(self) -> None:  # noqa: N802
        # Imported when Processing asks, so that importing the plugin costs next to nothing.
        from .algorithms.accountlayout import AccountLayoutAlgorithm
        from .algorithms.attachtoplan import AttachToPlanAlgorithm
        from .algorithms.checklinks import CheckLinksAlgorithm
        from .algorithms.checkstore import CheckStoreAlgorithm
        from .algorithms.copystore import CopyStoreAlgorithm
        from .algorithms.createexample import CreateExampleAlgorithm
        from .algorithms.creatematter import CreateMatterAlgorithm
        from .algorithms.createstore import CreateStoreAlgorithm
        from .algorithms.exportform import ExportFormAlgorithm
        from .algorithms.fieldpackage import FieldPackageAlgorithm
        from .algorithms.findpersonaldata import FindPersonalDataAlgorithm
        from .algorithms.forget import ForgetAlgorithm
        from .algorithms.handover import HandoverAlgorithm
        from .algorithms.importanswers import ImportAnswersAlgorithm
        from .algorithms.importgroups import ImportGroupsAlgorithm
        from .algorithms.importphotos import ImportPhotosAlgorithm
        from .algorithms.importviewpoints import ImportViewpointsAlgorithm
        from .algorithms.importwalk import ImportWalkAlgorithm
        from .algorithms.localgroups import LocalGroupsAlgorithm
        from .algorithms.mergestores import MergeStoresAlgorithm
        from .algorithms.occasionreport import OccasionReportAlgorithm
        from .algorithms.planaccount import PlanAccountAlgorithm
        from .algorithms.planchange import PlanChangeAlgorithm
        from .algorithms.publish import PublishAlgorithm
        from .algorithms.readplan import ReadPlanAlgorithm
        from .algorithms.readycheck import ReadyCheckAlgorithm
        from .algorithms.recordaccount import RecordAccountAlgorithm
        from .algorithms.summariseconcerns import SummariseConcernsAlgorithm
        from .algorithms.takeback import TakeBackAlgorithm

        for algorithm in (
            CreateStoreAlgorithm,
            CheckStoreAlgorithm,
            CopyStoreAlgorithm,
            CreateMatterAlgorithm,
            ReadPlanAlgorithm,
            ImportViewpointsAlgorithm,
            ImportPhotosAlgorithm,
            ImportWalkAlgorithm,
            ImportGroupsAlgorithm,
            LocalGroupsAlgorithm,
            MergeStoresAlgorithm,
            TakeBackAlgorithm,
            SummariseConcernsAlgorithm,
            ReadyCheckAlgorithm,
            PlanAccountAlgorithm,
            RecordAccountAlgorithm,
            AccountLayoutAlgorithm,
            OccasionReportAlgorithm,
            ImportAnswersAlgorithm,
            AttachToPlanAlgorithm,
            CheckLinksAlgorithm,
            PlanChangeAlgorithm,
            FindPersonalDataAlgorithm,
            PublishAlgorithm,
            FieldPackageAlgorithm,
            ExportFormAlgorithm,
            HandoverAlgorithm,
            ForgetAlgorithm,
            CreateExampleAlgorithm,
        ):
            self.addAlgorithm(algorithm())

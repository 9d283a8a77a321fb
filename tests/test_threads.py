"""What a task's thread measured must not spoil what is measured after that thread has ended."""

from __future__ import annotations

import time
from threading import Thread

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsRectangle,
)
from synpunkt.layers.ellipsoid import Ellipsoid
from synpunkt.layers.zones import MetricShape

CONTEXT = QgsCoordinateTransformContext()


def measured(crs: str) -> tuple[float, float]:
    """Square metres of a square of 100 metres, and metres to a place 50 metres from it."""
    system = QgsCoordinateReferenceSystem(crs)
    square = QgsGeometry.fromRect(QgsRectangle(150_000, 6_920_000, 150_100, 6_920_100))
    shape = MetricShape([square], system, CONTEXT)
    beside = QgsGeometry.fromWkt("POINT(150150 6920050)")
    return Ellipsoid(system, CONTEXT).area(square), shape.distance(beside)


# A system that no other test measures in: the thread is the first to need what it takes.
@pytest.mark.parametrize("crs", ["EPSG:3018"])
def test_a_thread_that_measured_first_and_has_ended_leaves_nothing_broken(crs):
    found = []
    thread = Thread(target=lambda: found.append(measured(crs)))
    thread.start()
    thread.join()
    time.sleep(0.2)  # QGIS takes down what was the thread's after Python has let go of it
    assert measured(crs) == pytest.approx(found[0])
    assert found[0] == pytest.approx((10_000, 50), rel=0.002)

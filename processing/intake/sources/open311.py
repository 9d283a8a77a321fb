"""Open311 GeoReport v2: service requests, as XML or as JSON."""

from .source import Source, marks

SOURCE = Source(
    key="open311",
    title="Open311",
    name="open311",
    marks=marks(
        "service request id, service code", "service request id, service name",
        "service request id, description, lat, long",
    ),
    fields={
        "text": ("description",),
        "source_category": ("service name", "service code"),
        "received_on": ("requested datetime",),
        "place_name": ("address",),
        "source_id": ("service request id",),
    },
)  # fmt: skip

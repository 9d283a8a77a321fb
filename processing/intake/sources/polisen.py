"""The event API of the Swedish Police: the place is that of the municipality or county."""

from .source import Source, marks

SOURCE = Source(
    key="polisen",
    title="Polisen",
    name="polisen",
    marks=marks("id, datetime, summary, type, location gps", "id, datetime, name, location gps"),
    fields={
        "text": ("summary", "name"),
        "source_category": ("type",),
        "received_on": ("datetime",),
        "place_name": ("location name",),
        "source_id": ("id",),
    },
    defaults={"said_by": "police"},
)

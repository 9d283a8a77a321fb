"""Ushahidi: the CSV export of version 3 and of version 2, and its GeoJSON."""

from .source import Source, marks

SOURCE = Source(
    key="ushahidi",
    title="Ushahidi",
    name="ushahidi",
    marks=marks(
        "post id, post status", "post id, title, description", "incident title, incident date",
        "id, title, description, marker color",
    ),
    fields={
        "text": ("description", "unstructured description", "title", "incident title"),
        "source_category": ("categories", "category", "tags"),
        "received_on": ("post date", "created", "incident date"),
        "place_name": ("location",),
        # A header of nothing but "#" folds to nothing.
        "source_id": ("post id", "id", ""),
    },
    joins={"text": ("title", "description")},
)  # fmt: skip

"""FixMyStreet and its sisters, FixaMinGata among them: the CSV file of the reports."""

from .source import Source, marks

SOURCE = Source(
    key="fixmystreet",
    title="FixMyStreet",
    name="fixmystreet",
    marks=marks(
        "report id, title, detail", "report id, detail, category", "report id, category, e, n",
        "report id, category, easting, northing", "report id, category, latitude, longitude",
    ),
    fields={
        "text": ("detail", "title"),
        "source_category": ("category",),
        "received_on": ("confirmed", "created"),
        "source_id": ("report id",),
    },
    joins={"text": ("title", "detail")},
    zero_is_no_place=True,
)  # fmt: skip

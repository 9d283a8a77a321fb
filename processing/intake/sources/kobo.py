"""KoboToolbox: its exports to CSV and XLSX, and the data of its API, version 2."""

from .form_answers import choose, prepare
from .source import Source, marks

SOURCE = Source(
    key="kobo",
    title="KoboToolbox",
    marks=marks(
        "uuid, submission time", "xform id string", "geolocation, attachments",
        "submission uuid", "meta rootuuid",
    ),
    prepare=prepare,
    choose=choose,
)  # fmt: skip

"""ODK Central: its exports to CSV, and its OData feed."""

from .form_answers import choose, prepare
from .source import Source, marks

SOURCE = Source(
    key="odk",
    title="ODK",
    marks=marks(
        "submissiondate, key",
        "parent key, key",
        "id, system submissiondate",
        "submissions id, id",
        "meta instanceid",
    ),
    prepare=prepare,
    choose=choose,
)

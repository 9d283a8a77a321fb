"""Which of the store's tables people see, and in what order."""

from __future__ import annotations

#: On the map, the topmost first.
DRAWN = (
    "viewpoint", "viewpoint_line", "viewpoint_area", "walk_stop", "walk_route", "occasion",
    "plan_object", "safety_group",
)  # fmt: skip
#: As tables; those that are in neither list are for programs.
LISTED = (
    "matter", "statement", "viewpoint_matter", "response", "action", "handover", "link", "photo",
    "occasion_party", "occasion_tally", "safety_group_member", "text_block", "keyword", "code",
    "import_batch", "import_reject",
)  # fmt: skip

"""Which of the store's tables people see, and in what order.

The rest (log, session, what was published) is the store's own and is read through the store; each
layer more makes a project slower to open.
"""

from __future__ import annotations

#: On the map, the topmost first.
DRAWN = (
    "viewpoint", "viewpoint_line", "viewpoint_area", "walk_stop", "walk_route", "occasion",
    "plan_object", "safety_group",
)  # fmt: skip
#: As tables.
LISTED = (
    "matter", "statement", "viewpoint_matter", "response", "action", "handover", "link", "photo",
    "occasion_party", "occasion_tally", "safety_group_member", "text_block", "keyword", "code",
    "import_batch", "import_reject",
)  # fmt: skip
#: Out of sight in a project: what the forms of the others need.
HELPERS = ("plan_layer", "response_viewpoint", "action_viewpoint")

"""The colours of the types of viewpoint: one for maps, pages and panels.

Dark enough for white signs and for text on white (4.5:1), and apart for the colour-blind together
with the shapes, which alone would do.
"""

from __future__ import annotations

TYPE_COLOURS = {
    "positive": "#00704f",
    "negative": "#a83a0a",
    "suggestion": "#0b5c9e",
    "question": "#5a3d86",
    "mixed": "#44505a",
}

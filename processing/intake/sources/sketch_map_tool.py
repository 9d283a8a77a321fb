"""Sketch Map Tool: markings from scanned paper maps, by the colour that they were drawn in."""

from .source import Source, marks

SOURCE = Source(
    key="sketch_map_tool",
    title="Sketch Map Tool",
    marks=marks("color, name"),
    exact=True,
    fields={"source_category": ("color",)},
)

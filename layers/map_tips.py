"""Map tips and display names: QGIS expressions that treat what citizens wrote as text alone.

Only functions of QGIS itself are used, so that they work where the plugin is not installed.
"""

from __future__ import annotations

from qgis.core import QgsExpression

from .labels import column_label

#: In this order: the ampersand first, or it would escape the others' escapes.
ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("[", "&#91;"))
LONGEST = 600

DISPLAY = {
    "viewpoint": 'concat("number", \' \', left("text", 60))',
    "occasion": '"title"',
    "matter": '"title"',
    "walk_stop": 'concat("number", \' \', "name")',
    "walk_route": '"name"',
    "statement": 'concat("number", \' \', "sender_label")',
    "plan_object": 'coalesce("label", "object_key")',
    "plan_layer": '"name"',
    "safety_group": '"name"',
    "response": 'coalesce("title", left("summary", 60))',
    "action": 'left("description", 60)',
    "import_batch": '"file_name"',
    "code": 'concat("list", \' \', "code")',
}

#: Table: the expression that heads its tip, and the columns named below it.
TIPS = {
    "viewpoint": (
        'concat("number", \' \', represent_value("valence"))',
        ("text", "theme", "place_name", "time_context", "occasion_uuid"),
    ),
    "occasion": ('"title"', ("kind", "starts_at", "place_name", "participants")),
    "walk_stop": ('concat("number", \' \', "name")', ("occasion_uuid",)),
    "walk_route": ('"name"', ("occasion_uuid",)),
    "plan_object": ('coalesce("label", "object_key")', ("object_key", "group_key")),
    "safety_group": ('"name"', ("contact_function", "meets")),
}


def map_tip(table: str, language: str, left_out: tuple[str, ...] = ()) -> str:
    """The HTML template of a table's map tip, "" where it has none; all values are escaped."""
    if table not in TIPS:
        return ""
    heading, columns = TIPS[table]
    lines = [f"<b>[% {escaped(heading)} %]</b>"]
    lines += [_line(table, name, language) for name in columns if name not in left_out]
    return "\n".join(lines)


def escaped(expression: str) -> str:
    """An expression for the text of ``expression``, cut and harmless inside HTML."""
    result = f"left(coalesce(to_string({expression}), ''), {LONGEST})"
    for character, escape in ESCAPES:
        result = f"replace({result}, '{character}', '{escape}')"
    return f"replace({result}, '\\n', '<br>')"


def _line(table: str, column: str, language: str) -> str:
    """One value in a line of its own, and no line where there is none."""
    value = f'"{column}"' if column == "text" else f'represent_value("{column}")'
    shown = escaped(value)
    if column != "text":
        label = QgsExpression.quotedString(column_label(table, column, language) + ": ")
        shown = f"{label} || {shown}"
    return f"[% if(coalesce(to_string(\"{column}\"), '') = '', '', '<br>' || {shown}) %]"

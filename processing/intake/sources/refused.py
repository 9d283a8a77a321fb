"""Files that look like tables of viewpoints and are something else, told by their columns."""

from __future__ import annotations

import re

from ....layers.errors import InputError
from ....layers.language import translate
from ..columns import folded
from ..table import SourceTable
from ..values import as_text, plain

SERVICES = frozenset({"service code", "service name", "metadata"})
REQUEST = "service request id"
#: What ODK Central lists of its submissions, without any answer.
SUBMISSIONS = frozenset({"instanceid", "submitterid", "createdat"})
#: So many rows of a form have a question among them.
LOOK = 30
_QUESTION = re.compile(
    r"(text|integer|decimal|note|geopoint|geotrace|geoshape|date|image|start|end|today|calculate"
    r"|begin[ _](group|repeat)|select_(one|multiple)\b.*|select (one|multiple)\b.*)$"
)
FAILURE = frozenset({"code", "description"})


def refuse(table: SourceTable) -> None:
    """``InputError`` for a list of services, a form, a list without answers, or an API's error."""
    names, name = {folded(column) for column in table.columns}, table.name
    if names >= SERVICES and REQUEST not in names:
        reason = translate(
            "Synpunkt", "{name} is a list of services, not of what has been reported."
        )
    elif _is_form(table, names):
        raise form_error(name)
    elif names >= SUBMISSIONS:
        reason = translate(
            "Synpunkt",
            "{name} says who answered and when, but holds no answers. Export them from ODK Central"
            " as CSV or OData.",
        )
    elif names in (FAILURE, {"detail"}, {"error"}):
        reason = translate("Synpunkt", "{name} is an error message of the service that was asked.")
    else:
        return
    raise InputError(reason.format(name=name))


def form_error(name: str) -> InputError:
    """The error for a workbook that is an XLSForm."""
    return InputError(
        translate("Synpunkt", "{name} is a form (XLSForm). Choose the file of answers.").format(
            name=name
        )
    )


def refuse_root(root: str, name: str) -> None:
    """``InputError`` for an XML document that is a form, or an API's error, by its root."""
    reasons = {
        "html": translate("Synpunkt", "{name} is a form. Choose the file of answers."),
        "errors": translate(
            "Synpunkt", "{name} is an error message of the service that was asked."
        ),
    }
    if root in reasons:
        raise InputError(reasons[root].format(name=name))


def _is_form(table: SourceTable, names: set[str]) -> bool:
    """The sheet "survey" of an XLSForm; its labels may be in several languages."""
    has_labels = any(name == "label" or name.startswith("label ") for name in names)
    if table.has_geometry or not has_labels or not {"type", "name"} <= names:
        return False
    at = next(i for i, column in enumerate(table.columns) if folded(column) == "type")
    types = (as_text(plain(row.values[at])) for row in table.peek(LOOK) if at < len(row.values))
    return any(_QUESTION.match(text) for text in types)

"""The blocks of page one. A block without data is None and is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...layers import codes
from ...layers.language import Words
from . import themes
from .map_picture import MOST_NUMBERED, MapPicture, length
from .markup import Html, element, isolated, join, shortened
from .model import TIED_ZONES, WITHOUT_PLACE, Member, Summary
from .page_words import alternative, occasion_of, short_date, theme_label, title
from .sentence import count
from .sentence import told as told_figure
from .symbols import QUESTION, UNKNOWN, kind
from .themes import NEGATIVE, POSITIVE, SUGGESTION

LINES = 5
OCCASIONS = 6
THEMES_IN_LINE = 8
THEME_LENGTH = 26
NAME_LENGTH = 26
WHERE_LENGTH = 32


def section(heading: str | Html, *content: Html | None, class_: str | None = None) -> Html:
    """A block with its heading."""
    return element("section", element("h2", heading), *content, class_=class_)


def table(
    head: Sequence[str | Html], rows: Sequence[Sequence[str | Html]], caption: str, numbers: int = 1
) -> Html:
    """A table whose rows are named by their first cell; the last ``numbers`` columns are right."""
    first = len(head) - numbers

    def right(i: int) -> str | None:
        return "n" if i >= first else None

    heads = [element("th", cell, scope="col", class_=right(i)) for i, cell in enumerate(head)]
    body = [
        element(
            "tr",
            element("th", row[0], scope="row"),
            *(element("td", cell, class_=right(i)) for i, cell in enumerate(row[1:], 1)),
        )
        for row in rows
    ]
    return element(
        "table",
        element("caption", caption),
        element("colgroup", *(element("col", class_=right(i)) for i in range(len(head)))),
        element("thead", element("tr", *heads)),
        element("tbody", *body),
    )


def map_block(summary: Summary, words: Words) -> Html | None:
    """The map picture with its legend and caption."""
    picture = MapPicture(summary, words)
    text = words.translate("Synpunkt", "Map: {title}").format(title=title(summary, words))
    drawing = picture.draw(text, alternative(summary, words))
    if drawing is None:
        return None
    legend = [element("li", entry) for entry in picture.legend()]
    notes = [*_area_notes(summary, words), *picture.notes]
    return element(
        "figure",
        drawing,
        element(
            "figcaption",
            element("ul", *legend, class_="legend") if legend else None,
            element("p", " ".join(notes)) if notes else None,
        ),
        class_="picture",
    )


def _area_notes(summary: Summary, words: Words) -> list[str]:
    notes = []
    if summary.near > 0:
        text = words.translate("Synpunkt", "The tinted band is {near} around the area.")
        notes.append(text.format(near=length(summary.near, words)))
    if len(summary.boundaries) == 1:
        hectares = summary.boundaries[0].area_m2 / 10_000
        text = words.translate("Synpunkt", "The area is {hectares} ha.")
        notes.append(text.format(hectares=words.number(hectares, 1 if hectares < 100 else 0)))
    return notes


def list_block(
    heading: str, members: Sequence[Member], summary: Summary, words: Words
) -> Html | None:
    """ "What works (11)": theme, count and where."""
    if not members:
        return None
    groups = list(themes.by_theme(members).items())
    shown = groups if len(groups) <= LINES + 1 else groups[:LINES]
    rows: list[Sequence[str | Html]] = [
        (
            _theme(theme, words),
            where(found, summary, words),
            words.number(len(found)),
        )
        for theme, found in shown
    ]
    rest = groups[len(shown) :]
    if rest:
        name = words.translate("Synpunkt", "%n more theme(s)", "", len(rest))
        rows.append((name, "", words.number(sum(len(found) for _, found in rest))))
    return section(
        join(heading, f" ({words.number(len(members))})"),
        table(_list_head(words), rows, words.translate("Synpunkt", "Themes, most first")),
    )


def _list_head(words: Words) -> tuple[str, str, str]:
    return (
        words.translate("Synpunkt", "Theme"),
        words.translate("Synpunkt", "Where"),
        words.translate("Synpunkt", "Count"),
    )


def where(members: Sequence[Member], summary: Summary, words: Words) -> Html:
    """Place names, most first; else the numbers on the map; else the areas."""
    placed = [m for m in members if m.zone in TIED_ZONES]
    if not placed:
        return join(words.translate("Synpunkt", "without a place"))
    names = Counter(m.place_name.strip() for m in placed if m.place_name and m.place_name.strip())
    if names:
        return _most(names, words)
    numbered = [m.number for m in placed if m.number]
    if numbered and sum(m.zone in TIED_ZONES for m in summary.members) <= MOST_NUMBERED:
        numbers = [isolated(shortened(number, 12)) for number in numbered[:6]]
        return join(words.translate("Synpunkt", "no."), " ", _listed(numbers, len(placed), words))
    if len(summary.boundaries) < 2:
        return Html("")
    labels = {row.boundary: row.label for row in summary.boundaries}
    areas = Counter(labels.get(key, key) for m in placed for key in m.boundaries)
    return _most(areas, words)


def _most(names: Counter[str], words: Words) -> Html:
    """The most frequent names, as many as go on a line; the first in any case."""
    ranked = sorted(names.items(), key=lambda item: (-item[1], item[0]))
    parts: list[Html] = []
    room = WHERE_LENGTH
    for name, n in ranked:
        told = shortened(name, NAME_LENGTH)
        number = f" ({words.number(n)})" if n > 1 else ""
        room -= len(told) + len(number) + 2
        if parts and room < 0:
            break
        parts.append(join(isolated(told), number))
    return _listed(parts, len(ranked), words)


def _listed(parts: Sequence[Html], n: int, words: Words) -> Html:
    text = Html(", ".join(parts))
    if n <= len(parts):
        return text
    return join(text, " ", words.translate("Synpunkt", "and {n} more").format(n=n - len(parts)))


def type_blocks(summary: Summary, words: Words) -> tuple[Html | None, Html | None, Html | None]:
    """What works, what is lacking, suggestions and questions."""
    kinds = _by_block(summary)
    works = words.translate("Synpunkt", "What works")
    lacking = words.translate("Synpunkt", "What is lacking")
    suggested = words.translate("Synpunkt", "Suggestions and questions")
    return (
        list_block(works, kinds[POSITIVE], summary, words),
        list_block(lacking, kinds[NEGATIVE], summary, words),
        list_block(suggested, kinds[SUGGESTION], summary, words),
    )


def mixed_block(summary: Summary, words: Words) -> Html | None:
    """Themes of what has no type, or more than one, in one line."""
    members = _by_block(summary)[UNKNOWN]
    # Where nothing has a type, the theme table has said it all.
    if not members or len(members) == len(summary.members):
        return None
    groups = themes.by_theme(members)
    told = [(theme, words.number(len(found))) for theme, found in groups.items()]
    heading = words.translate("Synpunkt", "Mixed and no type ({n})")
    return _line_block(heading.format(n=words.number(len(members))), told, words)


def without_place_block(summary: Summary, words: Words) -> Html | None:
    """Themes of the viewpoints without a place, in one line."""
    lines = themes.theme_lines(summary, (WITHOUT_PLACE,))
    n = summary.counts.get("N_WITHOUT_PLACE", 0)
    if n == 0 or not lines:
        return None
    told = [(line.theme, told_figure(line.total, summary, words)) for line in lines]
    heading = words.translate("Synpunkt", "Without a place ({n})")
    cell = ("count", "N_WITHOUT_PLACE")
    return _line_block(heading.format(n=count(n, cell, summary, words)), told, words)


def _line_block(heading: str, told: Sequence[tuple[str | None, str]], words: Words) -> Html:
    parts = [join(_theme(theme, words), " ", element("b", n)) for theme, n in told[:THEMES_IN_LINE]]
    return section(heading, element("p", _listed(parts, len(told), words)), class_="wide")


def _theme(theme: str | None, words: Words) -> Html:
    return isolated(shortened(theme_label(theme, words, short=True), THEME_LENGTH))


def _by_block(summary: Summary) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {POSITIVE: [], NEGATIVE: [], SUGGESTION: [], UNKNOWN: []}
    for member in summary.members:
        found[_BLOCKS.get(kind(member.valence), UNKNOWN)].append(member)
    return found


_BLOCKS = {
    POSITIVE: POSITIVE,
    NEGATIVE: NEGATIVE,
    SUGGESTION: SUGGESTION,
    QUESTION: SUGGESTION,
}


def time_block(summary: Summary, words: Words) -> Html | None:
    """When it is so: a row of times of day with their counts."""
    if not summary.has_time or not summary.members:
        return None
    counts = Counter(m.time_context or "unknown" for m in summary.members)
    order = {code.code: i for i, code in enumerate(codes.codes("time_context"))}
    names = sorted(counts, key=lambda name: (name == "unknown", order.get(name, 99), name))
    if len(names) > 8:
        names = sorted(names, key=lambda name: (-counts[name], name))[:8]
    heads = [
        element("th", isolated(shortened(_time_label(name, words), 16)), scope="col")
        for name in names
    ]
    cells = [element("td", words.number(counts[name])) for name in names]
    return section(
        words.translate("Synpunkt", "When"),
        element(
            "table",
            element("caption", words.translate("Synpunkt", "Viewpoints by time")),
            element("thead", element("tr", *heads)),
            element("tbody", element("tr", *cells)),
            class_="times",
        ),
    )


def _time_label(name: str, words: Words) -> str:
    return codes.label("time_context", name, words.language)


def occasion_block(summary: Summary, words: Words) -> Html | None:
    """The occasions with their dates and counts."""
    found = Counter(occasion_of(m) for m in summary.members)
    without = found.pop(None, 0)
    if not summary.has_occasion or not found:
        return None
    ranked = sorted(found, key=lambda o: (o[1] is None, str(o[1]), o[0], o[2] or ""))
    shown = ranked if len(ranked) <= OCCASIONS + 1 else ranked[:OCCASIONS]
    rows: list[Sequence[str | Html]] = [
        (
            isolated(shortened(o[0], 44)),
            short_date(o[1], words) if o[1] else "",
            words.number(found[o]),
        )
        for o in shown
        if o
    ]
    rest = ranked[len(shown) :]
    if rest:
        name = words.translate("Synpunkt", "%n more occasion(s)", "", len(rest))
        rows.append((name, "", words.number(sum(found[o] for o in rest))))
    if without:
        rows.append((words.translate("Synpunkt", "No occasion"), "", words.number(without)))
    head = (
        words.translate("Synpunkt", "Occasion"),
        words.translate("Synpunkt", "Date"),
        words.translate("Synpunkt", "Count"),
    )
    caption = words.translate("Synpunkt", "Viewpoints by occasion")
    return section(
        words.translate("Synpunkt", "Occasions"), table(head, rows, caption), class_="occasions"
    )

"""What was out of the ordinary while reading, counted; told once, at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...layers.labels import column_label
from ...layers.language import translate


class Tally:
    """Counts by kind; ``sentences`` turns the counts into finished sentences."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.unknown_values: dict[str, Counter[str]] = {}

    def add(self, kind: str) -> None:
        """Count one more of ``kind``."""
        self.counts[kind] += 1

    def unknown(self, field: str, value: str) -> None:
        """Count a value that could not be read for ``field``; a few examples are kept."""
        self.add(f"unknown:{field}")
        examples = self.unknown_values.setdefault(field, Counter())
        if len(examples) < 5 or value in examples:
            examples[value[:60]] += 1

    def sentences(self) -> list[str]:
        """One sentence for each kind that occurred, the plain ones first."""
        found = [text for kind, text in self._plain() if self.counts[kind]]
        return [*found, *self._unknown()]

    def _plain(self) -> Iterable[tuple[str, str]]:
        n = self.counts
        return (
            ("zero_place", translate(
                "Synpunkt", "%n row(s) have the coordinates 0, 0 and came in without a place.",
                "", n["zero_place"])),
            ("unreadable_place", translate(
                "Synpunkt",
                "%n row(s) have coordinates that can't be read and came in without a place.",
                "", n["unreadable_place"])),
            ("untransformable_place", translate(
                "Synpunkt",
                "%n row(s) have coordinates that are no place on earth in the coordinate"
                " system and came in without a place.", "", n["untransformable_place"])),
            ("outside_area", translate(
                "Synpunkt",
                "%n row(s) lie outside the area that the coordinate system is meant for;"
                " check the coordinate system.", "", n["outside_area"])),
            ("no_degrees", translate(
                "Synpunkt",
                "%n row(s) have coordinates that are no degrees and came in without a place; choose"
                " the coordinate system that they are in.", "", n["no_degrees"])),
            ("like_degrees", translate(
                "Synpunkt",
                "%n row(s) have coordinates that look like degrees, though the coordinate system"
                " counts in metres; check the coordinate system.", "", n["like_degrees"])),
            ("far_away", translate(
                "Synpunkt",
                "%n row(s) lie far from the area that the store's coordinate system is meant for;"
                " check the coordinate system.", "", n["far_away"])),
            ("swapped_place", translate(
                "Synpunkt",
                "%n row(s) have the northing in x and the easting in y; they were swapped.",
                "", n["swapped_place"])),
            ("repeated", translate(
                "Synpunkt",
                "%n row(s) occur once more in the file, with the same number and content.",
                "", n["repeated"])),
            ("withdrawn", translate(
                "Synpunkt", "%n withdrawn viewpoint(s) in the file were left as they are.",
                "", n["withdrawn"])),
            ("kept", translate(
                "Synpunkt",
                "%n value(s) that you had changed yourself were kept, though the source has"
                " changed too.", "", n["kept"])),
            ("raw_not_kept", translate(
                "Synpunkt",
                "%n original text(s) could not be kept, as the restricted file is missing.",
                "", n["raw_not_kept"])),
            ("personal", translate(
                "Synpunkt",
                "%n new text(s) seem to hold a personal number, a telephone number or an e-mail"
                " address; look at them before anything is handed out.", "", n["personal"])),
            ("no_theme", translate(
                "Synpunkt", "%n row(s) have a category that is no theme of ours; it was kept as the"
                " source's category.", "", n["no_theme"])),
        )  # fmt: skip

    def _unknown(self) -> Iterable[str]:
        for field, examples in sorted(self.unknown_values.items()):
            yield translate(
                "Synpunkt", "%n value(s) of {field} can't be read and were left out ({examples}).",
                "", self.counts[f"unknown:{field}"],
            ).format(
                field=column_label("viewpoint", field), examples=", ".join(sorted(examples))
            )  # fmt: skip

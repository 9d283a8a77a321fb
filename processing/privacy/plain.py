"""A text with the signs that it is meant to have: word processors and telephones write others."""

from __future__ import annotations

#: Signs that nobody sees.
_HIDDEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
#: Other strokes than ``numbers.DASHES``, and full-width signs as East Asian keyboards have them.
_MEANT = str.maketrans(
    {
        **dict.fromkeys("\u2014\u2015\uff0d", "-"),
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        "\uff20": "@",
        "\uff0b": "+",
        "\uff0e": ".",
    }
)


def plain(text: str) -> tuple[str, list[int] | None]:
    """The text as it is meant, and where in ``text`` each of its signs stands.

    None in place of that where every sign stands where it stood.
    """
    meant = text.translate(_MEANT)
    if _HIDDEN.isdisjoint(meant):
        return meant, None
    seen = [index for index, sign in enumerate(meant) if sign not in _HIDDEN]
    return "".join(meant[index] for index in seen), seen

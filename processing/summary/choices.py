"""What a summary can be told: shared by its reading and by the parameters that ask for it."""

from __future__ import annotations

#: Fields that are read unless others are named, by what they are used for.
DEFAULT_FIELDS = {"theme": "theme", "valence": "valence", "text": "text"}
#: Which texts a summary shows: none, those checked for personal data, or all but blocked ones.
TEXT_CHOICES = ("none", "checked", "all")

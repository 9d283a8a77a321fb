"""The same remark twice: found over a whole matter, seen together, and joined by a person."""

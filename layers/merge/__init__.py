"""Two stores made one: what was written at two tables, or brought home from the field.

Rows meet by their uuid. What each store has not seen of the other is told by the two change logs;
so what one of them changed is taken, and only what both changed is a conflict.
"""

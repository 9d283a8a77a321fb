"""Occasions as the panel shows them: listed, told of in full, chained, and walks on the map."""

"""Sheets that colleagues without QGIS fill in, and what of them comes back into the store."""

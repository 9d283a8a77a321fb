"""Synpunkt's page in QGIS's options."""

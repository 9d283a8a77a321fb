"""Writing office files with nothing but what every QGIS has: XML in a ZIP with fixed times."""

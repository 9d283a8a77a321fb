"""Plans from the files that planners get: what GDAL opens but does not understand, and the rest."""

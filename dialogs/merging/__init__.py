"""Two tables in one evening: another store is brought home, and what clashes is decided on."""

"""What goes out into the field and what comes home from it: walks, field packages, forms."""

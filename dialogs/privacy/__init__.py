"""Looking through texts for personal data, in a window of its own."""

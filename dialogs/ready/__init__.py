"""Ready to hand in? What remains, in a window of its own."""

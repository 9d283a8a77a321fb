"""Answering viewpoints, taking in letters, and the register of what was handed over."""

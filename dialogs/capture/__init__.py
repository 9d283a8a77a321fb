"""Writing down what is said while it is said: ten seconds a viewpoint, and nothing is lost."""

"""A look at a file of viewpoints before it comes in: how it is read, and what comes of it."""

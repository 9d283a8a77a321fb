"""What comes in: files and layers of viewpoints and of local groups, read, checked and stored."""

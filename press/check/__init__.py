"""The arithmetic of a release against itself, one kind of relation to a module."""

"""The English reader."""

from press.read.en.reader import read

__all__ = ["read"]

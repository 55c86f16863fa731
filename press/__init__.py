"""What does a release say? Pure Python; its readers run as machine code where ``make compiled`` made some."""

from press.compiled import places

__path__[:] = places()

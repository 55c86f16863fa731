"""``python -m flows.cli`` is ``communique``."""

from flows.cli import main

main()

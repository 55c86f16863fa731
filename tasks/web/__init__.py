"""Reading the web politely and safely; see ``docs/fetching.md``."""

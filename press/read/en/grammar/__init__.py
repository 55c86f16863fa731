"""Sentences, tokens, the part that each word plays, and the lexicon as English asks it."""

"""Releases and their versions."""

from warehouse.columns import HASH16, RELEASE_ID, RELEASE_VERSION, RUN_ID, SHA256, SOURCE_ID
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="release",
    description="A press release as it was read; a changed page is a further version of its release.",
    grain="one row for each version of a release",
    key=("release_id", "release_version"),
    parent=("release_id", "release_version"),
    columns=(
        RELEASE_ID,
        RELEASE_VERSION,
        SOURCE_ID,
        Column("location", Type.TEXT, "Where it was found: path below the source's root, or URL."),
        Column("canonical_url", Type.TEXT, "The address the page gives itself.", nullable=True),
        Column("title", Type.TEXT, "Title in the release's words.", nullable=True),
        Column("title_source", Type.TEXT, "Where the title was found: h1, json-ld, …", nullable=True),
        Column(
            "published_on", Type.DATE, "Date of publication; null where the page tells none.", nullable=True
        ),
        Column("published_source", Type.TEXT, "Where that date was found.", nullable=True),
        Column("published_quote", Type.TEXT, "The words that give that date.", nullable=True),
        Column(
            "published_confidence",
            Type.FLOAT,
            "Trust in that date, 0 to 1.",
            nullable=True,
            minimum=0,
            maximum=1,
        ),
        Column("modified_on", Type.DATE, "Date of the last change the page tells of.", nullable=True),
        Column("issuer", Type.TEXT, "The body that issued it.", nullable=True),
        Column("issuer_source", Type.TEXT, "Where the issuer was found.", nullable=True),
        Column("language", Type.TEXT, "Language of the text, BCP 47.", nullable=True),
        Column("flags", Type.TEXTS, "What a reader must know: no_date, truncated, …"),
        Column("text", Type.TEXT, "The text that all offsets count into."),
        Column(
            "sketch",
            Type.TEXTS,
            "A mark for each sentence: 8 hex digits for its words with numbers left open, 8 for all.",
        ),
        Column(
            "text_key",
            Type.TEXT,
            "A name for the sketch: releases that have it say the same; null where nothing is said.",
            nullable=True,
            pattern=HASH16,
        ),
        Column("sha256", Type.TEXT, "SHA-256 of the archived bytes.", pattern=SHA256),
        Column("byte_count", Type.INTEGER, "Size of the archived bytes.", minimum=0, unit="By"),
        Column("content_type", Type.TEXT, "Media type, sniffed or told.", nullable=True),
        Column("charset", Type.TEXT, "Character set that the bytes were read in.", nullable=True),
        Column("archived_at", Type.TIMESTAMP, "When these bytes were first archived."),
        Column(
            "known_from",
            Type.TIMESTAMP,
            "From when the world could know this version: its modification or publication date "
            "(UTC midnight), else archived_at; never later than archived_at.",
        ),
        Column("reader_version", Type.TEXT, "Version of the rules and words that read it."),
        RUN_ID,
    ),
)

"""What was archived, from where and when, and whether it could be read."""

from warehouse.columns import HASH16, RUN_ID, SHA256, SOURCE_ID
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="capture",
    description="Bytes found at a place and kept in the archive. What stands here is not read again.",
    grain="one row for each content found at a place",
    key=("source_id", "location", "sha256"),
    columns=(
        SOURCE_ID,
        Column("location", Type.TEXT, "Where: path below the source's root, or URL."),
        Column(
            "sha256", Type.TEXT, "SHA-256 of the bytes; it names the file in the archive.", pattern=SHA256
        ),
        Column("byte_count", Type.INTEGER, "Size of the bytes.", minimum=0, unit="By"),
        Column("content_type", Type.TEXT, "Media type as told or by name.", nullable=True),
        Column("archived_at", Type.TIMESTAMP, "When these bytes were first found there."),
        Column("found_at", Type.TIMESTAMP, "Since when they stand there: later, if others did in between."),
        Column(
            "fingerprint",
            Type.TEXT,
            "All that decided how they were read and judged: rules of reading, words, expectations, "
            "the source's declaration.",
            pattern=HASH16,
        ),
        Column(
            "outcome",
            Type.TEXT,
            "Whether a release could be read from them; same_text: they say what those before them said "
            "(a clock, a counter, a token had changed), and are no version.",
            codes=("read", "same_text", "unreadable"),
        ),
        Column("problem", Type.TEXT, "Why they could not be read.", nullable=True),
        Column("reader_version", Type.TEXT, "Version of the rules and words that read them."),
        RUN_ID,
    ),
)

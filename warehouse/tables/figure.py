"""The facts: one row for each printed figure."""

from press.model import Basis, Bound, Measure, Nature, Prices
from warehouse.columns import HASH16, RELEASE_ID, RELEASE_KEY, RELEASE_VERSION, RUN_ID, SOURCE_ID, offset
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="figure",
    description="A number that a release states about the world, traced to its exact words.",
    grain="one row for each figure printed in a version of a release",
    key=("figure_id",),
    parent=RELEASE_KEY,
    cluster=("series", "ref_area", "period_start"),
    columns=(
        Column("figure_id", Type.TEXT, "Stable name of this printed figure.", pattern=HASH16),
        RELEASE_ID,
        RELEASE_VERSION,
        SOURCE_ID,
        Column(
            "passage_id",
            Type.TEXT,
            "The block that prints it.",
            nullable=True,
            references="passage.passage_id",
        ),
        offset("char_start", "First character of the quote"),
        offset("char_end", "One past the last character of the quote"),
        Column("quote", Type.TEXT, "The exact words: number, scale and unit."),
        Column("measure", Type.TEXT, "What kind of statement it is.", codes=tuple(Measure)),
        Column("obs_value", Type.DECIMAL, "Observation value in the base unit, scale applied, signed."),
        Column("obs_value_high", Type.DECIMAL, "Upper end of a range.", nullable=True),
        Column("bound", Type.TEXT, "How the printed number stands to the true one.", codes=tuple(Bound)),
        Column(
            "unit_measure",
            Type.TEXT,
            "Unit of obs_value: ISO 4217, UCUM, percent, percentage_point, count, CNY/person, …",
        ),
        Column(
            "unit_mult",
            Type.INTEGER,
            "Unit multiplier as printed: power of ten of the scale word (already applied to obs_value).",
            minimum=-9,
            maximum=18,
        ),
        Column("indicator", Type.TEXT, "What is measured, in the release's words.", nullable=True),
        Column("indicator_code", Type.TEXT, "Canonical code by the lexicon, broad.", nullable=True),
        Column(
            "series",
            Type.TEXT,
            "What may be compared: the code where the words name it whole, else code and what they add "
            "(RETAIL: food), else the words.",
            nullable=True,
        ),
        Column("ref_area", Type.TEXT, "Reference area: the place or organisation, in words.", nullable=True),
        Column(
            "time_period",
            Type.TEXT,
            "Time period as SDMX writes it: 2024, 2024-S1, 2024-Q3, 2024-05, 2024-05-17, or start and "
            "duration, 2021-01-01/P4Y; null where an end is open.",
            nullable=True,
        ),
        Column("period_start", Type.DATE, "First day of the period.", nullable=True),
        Column("period_end", Type.DATE, "Last day of the period.", nullable=True),
        Column("base_period_start", Type.DATE, "First day of the period compared with.", nullable=True),
        Column("base_period_end", Type.DATE, "Last day of the period compared with.", nullable=True),
        Column(
            "basis", Type.TEXT, "What a growth or change is reckoned over.", nullable=True, codes=tuple(Basis)
        ),
        Column("share_of", Type.TEXT, "The whole of a share, the field of a rank.", nullable=True),
        Column("versus", Type.TEXT, "The other place or group of a difference.", nullable=True),
        Column("nature", Type.TEXT, "Fact, plan, outlook or earlier value.", codes=tuple(Nature)),
        Column(
            "obs_status",
            Type.TEXT,
            "SDMX observation status: A normal, E estimated (bound about), F forecast or target.",
            codes=("A", "E", "F"),
        ),
        Column("prices", Type.TEXT, "Constant or current prices.", nullable=True, codes=tuple(Prices)),
        Column("rule", Type.TEXT, "The rule that read it."),
        Column("notes", Type.TEXTS, "Matched words and what was inherited from where."),
        Column("reader_version", Type.TEXT, "Version of the rules and words that read it."),
        RUN_ID,
    ),
)

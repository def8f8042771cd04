"""How both versions of Splink are told to compare and where to look: a fair configuration, not an expert's."""

from types import ModuleType

RULES = (
    ("born", "given_sound"), ("born", "family_sound"), ("born", "postcode"), ("given_sound", "family_sound"),
    ("given", "family"), ("phone",), ("postcode", "given_sound"), ("postcode", "family_sound"), ("given", "born"),
    ("family", "born"), ("given", "postcode"),
)  # fmt: skip
COLUMNS = ("given", "family", "given_sound", "family_sound", "born", "phone", "postcode")
TRAINED_ON = (("born", "given_sound"), ("given", "family"))
SURE = ("born", "given", "family")


def told(splink: ModuleType, comparisons: ModuleType) -> dict[str, object]:
    """Return the settings: eleven equality rules, its own comparisons of names and birth dates, term frequencies."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "id",
        "blocking_rules_to_generate_predictions": [splink.block_on(*rule) for rule in RULES],
        "comparisons": [
            comparisons.NameComparison("given").configure(term_frequency_adjustments=True),
            comparisons.NameComparison("family").configure(term_frequency_adjustments=True),
            comparisons.DateOfBirthComparison("born", input_is_string=True),
            comparisons.ExactMatch("phone"),
            comparisons.ExactMatch("postcode"),
        ],
        "retain_intermediate_calculation_columns": False,
        "retain_matching_columns": False,
    }


def reading(records: str) -> str:
    """Return what DuckDB reads the records of a file with, every column as text."""
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in ("id", *COLUMNS))
    return f"SELECT * FROM read_json('{records}', columns={{{columns}}})"

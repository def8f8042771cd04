"""Splink 4 on DuckDB, one question at a time by ``find_matches_to_new_records``.

Run by ``.venv-splink4/bin/python splink4_peer.py RECORDS``. Eleven equality rules, its own comparisons of names and
birth dates, term frequencies, trained by itself: a fair configuration, not an expert's.
"""

import importlib
import json
import logging
import sys
import time

splink = importlib.import_module("splink")
comparisons = importlib.import_module("splink.comparison_library")
RULES = (
    ("born", "given_sound"), ("born", "family_sound"), ("born", "postcode"), ("given_sound", "family_sound"),
    ("given", "family"), ("phone",), ("postcode", "given_sound"), ("postcode", "family_sound"), ("given", "born"),
    ("family", "born"), ("given", "postcode"),
)  # fmt: skip
COLUMNS = ("given", "family", "given_sound", "family_sound", "born", "phone", "postcode")


def settings() -> object:
    """Return how two records are compared and which pairs are looked at."""
    return splink.SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        blocking_rules_to_generate_predictions=[splink.block_on(*rule) for rule in RULES],
        comparisons=[
            comparisons.NameComparison("given").configure(term_frequency_adjustments=True),
            comparisons.NameComparison("family").configure(term_frequency_adjustments=True),
            comparisons.DateOfBirthComparison("born", input_is_string=True),
            comparisons.ExactMatch("phone"),
            comparisons.ExactMatch("postcode"),
        ],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )


def trained(records: str) -> object:
    """Return a linker on the records of a file, trained on them."""
    database = splink.DuckDBAPI()
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in ("id", *COLUMNS))
    database._con.execute(f"CREATE TABLE held AS SELECT * FROM read_json('{records}', columns={{{columns}}})")
    linker = splink.Linker("held", settings(), database)
    linker.training.estimate_probability_two_random_records_match(
        [splink.block_on("born", "given", "family")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (("born", "given_sound"), ("given", "family")):
        linker.training.estimate_parameters_using_expectation_maximisation(splink.block_on(*rule))
    for column in ("given", "family"):
        linker.table_management.compute_tf_table(column)
    return linker


def main(records: str) -> None:
    """Train, then answer until nothing more is asked."""
    logging.disable(logging.WARNING)
    begun = time.perf_counter()
    linker = trained(records)
    print(json.dumps({"seconds": time.perf_counter() - begun}), flush=True)
    for line in sys.stdin:
        begun = time.perf_counter()
        told = {"id": "asked", **{name: json.loads(line)[name] for name in COLUMNS}}
        found = linker.inference.find_matches_to_new_records([told], match_weight_threshold=-5)  # type: ignore[attr-defined]
        pairs = found.as_record_dict()
        hits = [(one["id_l"] if one["id_r"] == "asked" else one["id_r"], one["match_weight"]) for one in pairs]
        hits.sort(key=lambda hit: -hit[1])
        print(json.dumps({"found": hits[:50], "ms": (time.perf_counter() - begun) * 1000}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Splink 4 on DuckDB, one question at a time by ``find_matches_to_new_records``.

Run by ``.venv-splink4/bin/python -m bench.holdings_measures.peers.splink4_peer RECORDS``. A question a line in.
"""

import importlib
import json
import logging
import sys
import time

from bench.holdings_measures.peers.splink_shape import COLUMNS, SURE, TRAINED_ON, reading, told

splink = importlib.import_module("splink")
comparisons = importlib.import_module("splink.comparison_library")
MOST, LEAST = 50, -5


def trained(records: str) -> object:
    """Return a linker on the records of a file, trained on them."""
    database = splink.DuckDBAPI()
    database._con.execute(f"CREATE TABLE held AS {reading(records)}")
    linker = splink.Linker("held", splink.SettingsCreator(**told(splink, comparisons)), database)
    linker.training.estimate_probability_two_random_records_match([splink.block_on(*SURE)], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in TRAINED_ON:
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
        question = {"id": "asked", **{name: json.loads(line)[name] for name in COLUMNS}}
        found = linker.inference.find_matches_to_new_records([question], match_weight_threshold=LEAST)  # type: ignore[attr-defined]
        pairs = found.as_record_dict()
        hits = [(one["id_l"] if one["id_r"] == "asked" else one["id_r"], one["match_weight"]) for one in pairs]
        print(json.dumps({"found": sorted(hits, key=lambda hit: -hit[1])[:MOST]}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

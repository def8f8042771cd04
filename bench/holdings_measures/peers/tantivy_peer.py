"""Tantivy, by itself: fuzzy names, their sounds, birth date, phone and postcode; the first 200 by its own order.

Run by ``.venv-peers/bin/python -m bench.holdings_measures.peers.tantivy_peer RECORDS FOLDER``: a question a line in,
references a line out.
"""

import importlib
import json
import sys
import time
from pathlib import Path

tantivy = importlib.import_module("tantivy")
FIELDS = ("name", "given_sound", "family_sound", "born", "phone", "postcode")
FIRST = 200


def schema() -> object:
    """Return what is indexed; nothing is stored but the reference."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="default" if field == "name" else "raw")
    return builder.build()


def fill(index: object, path: Path) -> None:
    """Index every record of a file."""
    writer = index.writer(256_000_000, 1)  # type: ignore[attr-defined]
    with path.open(encoding="utf-8") as written:
        for line in written:
            told = json.loads(line)
            fields = {field: [told[field]] for field in FIELDS if told[field]}
            writer.add_document(tantivy.Document(id=[told["id"]], **fields))
    writer.commit()
    writer.wait_merging_threads()


def question(shape: object, told: dict[str, str | None]) -> object:
    """Return a question to the index: whatever agrees counts."""
    term, fuzzy, should = tantivy.Query.term_query, tantivy.Query.fuzzy_term_query, tantivy.Occur.Should
    parts = [(should, fuzzy(shape, "name", part, distance=1)) for part in (told["name"] or "").split()]
    exact = [(should, term(shape, field, told[field])) for field in FIELDS if field != "name" and told[field]]
    crossed = [
        (should, term(shape, field, told[other]))
        for field, other in (("given_sound", "family_sound"), ("family_sound", "given_sound"))
        if told[other]
    ]
    return tantivy.Query.boolean_query([*parts, *exact, *crossed])


def main(records: str, folder: str) -> None:
    """Index, then answer until nothing more is asked."""
    shape, place = schema(), Path(folder)
    there = place.exists()
    place.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(shape, path=folder)
    begun = time.perf_counter()
    if not there:
        fill(index, Path(records))
    index.reload()
    searcher = index.searcher()
    size = sum(path.stat().st_size for path in place.iterdir())
    print(json.dumps({"seconds": time.perf_counter() - begun, "bytes": size}), flush=True)
    for line in sys.stdin:
        begun = time.perf_counter()
        found = searcher.search(question(shape, json.loads(line)), FIRST).hits
        told = [(searcher.doc(address)["id"][0], score) for score, address in found]
        took = (time.perf_counter() - begun) * 1000
        print(json.dumps({"found": told, "ms": took}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Splink 5, asked everything in one call: it cannot be asked in turn with the others, so each question has a share."""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.holdings_generator import Query, World
from bench.holdings_measures.engines import Answered, Hit
from bench.holdings_measures.marking import Marks, mark
from bench.holdings_measures.peers.pipe import Pipe
from bench.holdings_measures.peers.plain import asked as plainly

NAME = "Splink 5, all questions in one call"


def marks(world: World, queries: Sequence[Query], records: Path) -> Marks:
    """Return every question as Splink 5 answered it."""
    questions = records.with_name("questions.jsonl")
    rows = ({"id": f"asked {query.number}", **plainly(query.asked)} for query in queries)
    questions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Pipe(".venv", "splink5_peer", str(records), str(questions)) as pipe:
        told = pipe.ready
    found = told["found"]
    assert isinstance(found, dict)
    took, worked = (float(str(told[name])) * 1000 / len(queries) for name in ("seconds", "processor"))
    made = Marks(NAME)
    for query in queries:
        hits = tuple(Hit(reference, score) for reference, score in found.get(f"asked {query.number}", ()))
        made.marked.append(mark(world, query, Answered(hits, took, worked)))
    return made

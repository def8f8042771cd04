"""The other ways of finding, as engines that are asked like ours."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import psycopg

from bench.holdings_measures.engines import Hit
from bench.holdings_measures.ours import STEP, Held
from bench.holdings_measures.peers.pipe import Pipe
from bench.holdings_measures.peers.plain import asked as plainly
from bench.holdings_measures.peers.plain import lines, tokens
from bench.places import emptied
from wayhome.holdings.asking import TIERS, Asked
from wayhome.holdings.keys import keys_asked, kind
from wayhome.holdings.ranking import rank
from wayhome.holdings.reached import COUNTED, Counted
from wayhome.store.holdings.database import DatabaseHoldings
from wayhome.store.holdings.lists import DatabaseLists
from wayhome.store.holdings.weights import weights

MOST, READ = 50, 1_000


class Scorer:
    """Our scorer alone, over records that another way of finding led to."""

    def __init__(self, held: Held) -> None:
        self._using, self._holdings = held.using, DatabaseHoldings(held.using)
        self._records = sum(source.records for source in self._holdings.sources())

    def score(self, asked: Asked, references: Sequence[str]) -> tuple[Hit, ...]:
        """Return the records as our search would rank them."""
        keys = [key for key in keys_asked(asked, weights(self._using).names.widened) if kind(key) in COUNTED]
        counted = Counted(self._records, DatabaseLists(self._using, self._records).count(keys))
        ranked = rank(asked, self._holdings.records_of(references), counted, pack=weights(self._using))
        return tuple(
            Hit(
                reference=found.record.id,
                score=found.bits - STEP * TIERS.index(found.tier),
                tier=found.tier,
                person=found.tie == "person" and found.tier != "connected",
            )
            for found in ranked[:MOST]
        )


class Tantivy:
    """Tantivy's first 200, ranked by our scorer."""

    name = "tantivy 200 + our scorer"

    def __init__(self, held: Held, records: Path) -> None:
        self._pipe = Pipe(".venv-peers", "tantivy_peer", str(records), str(records.parent / "tantivy"))
        self._scorer, self.told = Scorer(held), self._pipe.ready
        self.pids: tuple[int, ...] = (self._pipe.pid,)

    def answer(self, asked: Asked) -> Sequence[Hit]:
        """Return what is found."""
        found = self._pipe.ask(plainly(asked))["found"]
        assert isinstance(found, list)
        return self._scorer.score(asked, [reference for reference, _ in found])

    def close(self) -> None:
        """Let it end."""
        self._pipe.close()


class Splink4:
    """Splink 4, one question at a time."""

    name = "Splink 4, one question"

    def __init__(self, _: Held, records: Path) -> None:
        self._pipe = Pipe(".venv-splink4", "splink4_peer", str(records))
        self.told = self._pipe.ready
        self.pids: tuple[int, ...] = (self._pipe.pid,)

    def answer(self, asked: Asked) -> Sequence[Hit]:
        """Return what is found."""
        found = self._pipe.ask(plainly(asked))["found"]
        assert isinstance(found, list)
        return tuple(Hit(reference, score) for reference, score in found)

    def close(self) -> None:
        """Let it end."""
        self._pipe.close()


class Trigrams:
    """PostgreSQL's trigrams of the name, or the birth date, the phone or the postcode; ranked by our scorer."""

    name = "pg_trgm hybrid + our scorer"
    TABLES = (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE TABLE held (id text, name text, born text, phone text, postcode text)",
    )
    INDEXES = (
        "CREATE INDEX ON held USING gin (name gin_trgm_ops)",
        "CREATE INDEX ON held (born)",
        "CREATE INDEX ON held (phone)",
        "CREATE INDEX ON held (postcode)",
        "ANALYZE held",
    )
    FIND = """
        SELECT id FROM (
            SELECT id, similarity(name, %(name)s) AS alike FROM held WHERE name %% %(name)s
            UNION SELECT id, similarity(name, %(name)s) FROM held WHERE born = %(born)s
            UNION SELECT id, similarity(name, %(name)s) FROM held WHERE phone = %(phone)s
            UNION SELECT id, similarity(name, %(name)s) FROM held WHERE postcode = %(postcode)s
        ) AS found ORDER BY alike DESC NULLS LAST LIMIT %(read)s
    """

    def __init__(self, held: Held, records: Path) -> None:
        from tests.services import postgres  # noqa: PLC0415 - only where it is asked for

        postgres.SETTINGS.update({"shared_buffers": "'512MB'", "work_mem": "'64MB'", "jit": "off"})
        server = postgres.start(watched=os.getpid())
        self._connection = psycopg.connect(emptied(server.rstrip("/"), "wayhome_peers"), autocommit=True)
        self.pids: tuple[int, ...] = (self._connection.info.backend_pid,)
        begun = time.perf_counter()
        self._fill(records)
        self._connection.execute("SET pg_trgm.similarity_threshold = 0.45")
        (size,) = self._connection.execute("SELECT pg_total_relation_size('held')").fetchone() or (0,)
        self._scorer, self.told = Scorer(held), {"seconds": time.perf_counter() - begun, "bytes": size}

    def answer(self, asked: Asked) -> Sequence[Hit]:
        """Return what is found."""
        told = {**plainly(asked), "name": " ".join(tokens(asked.name)), "read": READ}
        found = [reference for (reference,) in self._connection.execute(self.FIND, told)]
        return self._scorer.score(asked, found)

    def close(self) -> None:
        """Let go of it; it ends with the run."""
        self._connection.close()

    def _fill(self, records: Path) -> None:
        for statement in self.TABLES:
            self._connection.execute(statement)
        with self._connection.cursor().copy("COPY held FROM STDIN") as copy:
            for told in lines(records):
                copy.write_row([told[name] for name in ("id", "name", "born", "phone", "postcode")])
        for statement in self.INDEXES:
            self._connection.execute(statement)

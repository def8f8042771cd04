"""Words a second on one core, and the 95th percentile of an entry, of ours and of others on the same text."""

import gc
import json
import shutil
import subprocess
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wayhome.packs import english, lexicon, reader, reading_files
from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import read_lexicon
from wayhome.reading.patterns import Choice, Part, Word
from wayhome.reading.risk import read_risk
from wayhome.reading.wording import read_wording

PEERS = Path(__file__).with_name("peers")
PYTHON = PEERS.parents[2] / ".venv-wording" / "bin" / "python"
SAMPLE = {"proselint": 200, "alex": 300, "write-good": 600}  # entries: those that are slow are asked about fewer
PROMPT = 200  # words of what a prompt is asked about


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """How fast a reader read: processor seconds for so many words, and the wall seconds of each entry."""

    name: str
    words: int
    seconds: float
    each: Sequence[float]
    found: int

    @property
    def a_second(self) -> float:
        """Return words a processor second."""
        return self.words / self.seconds

    def line(self, ours: float) -> str:
        """Return it as a line of a table."""
        slowest = sorted(self.each)[int(0.95 * len(self.each))] * 1000
        ratio = f"{ours / self.a_second:>8.2f}"
        return f"  {self.name:<34}{self.a_second / 1000:>10,.0f} k{slowest:>10.3f} ms{ratio}{self.found:>9,}"


def speeds(texts: Sequence[str], *, peers: bool) -> Iterator[str]:
    """Yield the table of speeds as lines."""
    engine = reader()
    told = [
        timed("ours: wording, every rule and context", texts, lambda text: len(read_wording(engine, text))),
        timed("ours: risk factors", texts, lambda text: len(read_risk(engine, text))),
        timed("ours: words only", texts, lambda text: len(engine.normaliser.passage(text).said)),
    ]
    if peers:
        told += others(texts)
    yield "Speed, one core, the same text (ratio: ours for wording against each; above 1 we are faster)"
    yield f"  {'':<34}{'words/s':>12}{'p95 entry':>13}{'ratio':>8}{'found':>9}"
    for one in told:
        yield one.line(told[0].a_second)


def timed(name: str, texts: Sequence[str], look: Callable[[str], int]) -> Speed:
    """Return how fast texts are read, once warm."""
    for text in texts:
        look(text)
    each, found, begun = [], 0, time.process_time()
    for text in texts:
        started = time.perf_counter()
        found += look(text)
        each.append(time.perf_counter() - started)
    seconds = time.process_time() - begun
    return Speed(name=name, words=words(texts), seconds=seconds, each=each, found=found)


def words(texts: Iterable[str]) -> int:
    """Return how many words texts have."""
    return sum(len(text.split()) for text in texts)


def others(texts: Sequence[str]) -> Iterator[Speed]:
    """Yield how fast others read, those that are installed here."""
    for name, command in _commands():
        some = texts[: SAMPLE.get(name, len(texts))]
        asked = json.dumps({"texts": some, "phrases": phrases()})
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"  {name} is not measured: {_said(done.stderr)}")
            continue
        yield Speed(name=name, words=words(some), **json.loads(done.stdout))


def _said(told: str) -> str:
    """Return the line of an error output that names the error."""
    return next((line for line in told.splitlines() if "Error" in line), told[:200])


def _commands() -> Iterator[tuple[str, list[str]]]:
    for name in ("ahocorasick", "spacy", "proselint"):
        yield name, [str(PYTHON), str(PEERS / "python_peers.py"), name]
    if node := shutil.which("node"):
        for name in ("alex", "write-good"):
            yield name, [node, str(PEERS / "node_peers.mjs"), name]


def phrases() -> list[str]:
    """Return the plain words and phrases of the lexicon, for those who look only for such."""
    parts = (part for frame in lexicon().frames for pattern in frame.say for part in _ways(pattern.parts))
    return sorted({" ".join(word.word for word in way) for way in parts})


def _ways(parts: tuple[Part, ...]) -> Iterator[list[Word]]:
    for way in (way for part in parts if isinstance(part, Choice) for way in part.ways):
        plain = [word for word in way if isinstance(word, Word) and word.how != "#"]
        if len(plain) == len(way):
            yield plain


def loading() -> Iterator[str]:
    """Yield how long the pack takes to be read and ready, in processor seconds, and how much is in it."""
    files, words_of_english = reading_files(), english()
    begun = time.process_time()
    engine = Engine(read_lexicon(files, words_of_english), words_of_english)
    yield f"  the pack is ready after {time.process_time() - begun:.2f} s"
    known = len(engine.lexicon.vocabulary.words)
    yield f"  {len(engine.lexicon.frames)} rules, {len(engine.frames):,} patterns, {known:,} words known"


def prompts(texts: Sequence[str]) -> Iterator[str]:
    """Yield how long a prompt's reading takes on so many words, and whether memory grows with what was read."""
    engine, joined = reader(), " ".join(texts).split()
    pieces = [" ".join(joined[place : place + PROMPT]) for place in range(0, len(joined) - PROMPT, PROMPT)][:200]
    ranked = sorted(1000 * one for one in timed("", pieces, lambda text: len(read_wording(engine, text))).each)
    middle, slowest = ranked[len(ranked) // 2], ranked[int(0.95 * len(ranked))]
    yield f"  a prompt of {PROMPT} words: p50 {middle:.1f} ms, p95 {slowest:.1f} ms"
    tracemalloc.start()
    kept = [_kept_after(engine, texts) for _ in range(3)]
    tracemalloc.stop()
    yield f"  memory that stays after reading all of it again: {(kept[2] - kept[1]) / 1024:+.0f} KiB"


def _kept_after(engine: Engine, texts: Sequence[str]) -> int:
    for text in texts:
        read_wording(engine, text)
    gc.collect()
    return tracemalloc.get_traced_memory()[0]

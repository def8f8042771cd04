"""Small lexicons of a test's own, made as the packaged one is, with its abbreviations, names and English words."""

from collections.abc import Iterator, Mapping

from wayhome.packs import english, reader
from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import Lexicon, read_lexicon

CLASSES: Mapping[str, str] = {"WAY_HOME": "(bus|by the night bus|last train)"}
HEAD = """reading:
  name: reading-test
  title: A lexicon of a test
  edition: "2026"
  valid_from: 2026-01-01

fillers: a an the just really very

abbreviations:
  yp: young person
  s/w: social worker
  w/o: without
  b/f: boyfriend
  streetwise: street wise
  approximately: approx

names: aisha kayleigh
names_and_words: mark rose
misspelt: |
  the: teh
  she is: shes
joined: |
  her self
irregular: |
  go goes went gone going
  seek seeks sought seeking
"""


def lexicon_of(*lines_and_ids: str, classes: Mapping[str, str] = CLASSES) -> Lexicon:
    """Return a lexicon with one rule for a line, or with a rule of each id that is given after it."""
    line, *ids = lines_and_ids
    rules = "".join(_rule(one, line) for one in ids or ["WD-SELF-01"])
    named = "".join(f"  {name}: |\n    {text}\n" for name, text in classes.items())
    return read_lexicon({"reading.yaml": f"{HEAD}\nclasses:\n{named}\nwording:\n{rules}"}, english())


def _rule(identity: str, line: str) -> str:
    return f"""  - id: {identity}
    category: self_risk
    severity: A
    about: anyone
    why: A rule of a test.
    say: |
      {line}
"""


def found(lexicon: Lexicon, text: str) -> list[str]:
    """Return the words of a text in which a lexicon's patterns stand."""
    engine = Engine(lexicon, english())
    reading = engine.read(text)
    return [text[slice(*reading.place(one.match))] for one in reading.found]


def sentences(text: str, names: Mapping[str, str] | None = None) -> list[str]:
    """Return the sentences of a text as the packaged lexicon's words are read."""
    return list(_sentences(reader(), text, names or {}))


def _sentences(engine: Engine, text: str, names: Mapping[str, str]) -> Iterator[str]:
    passage = engine.normaliser.passage(text, names)
    for first, last in passage.sentences:
        yield " ".join(said.word for said in passage.said[first:last])

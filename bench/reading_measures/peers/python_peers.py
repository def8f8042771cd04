"""Text looked through by others, in their own environment: reads the request from standard input, tells the times.

``python python_peers.py NAME`` with NAME one of ahocorasick, spacy, proselint. The request is JSON: texts and phrases.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module


def ahocorasick(phrases: list[str]) -> Callable[[str], int]:
    """Look for phrases only: no words, no people, no voices."""
    library = import_module("ahocorasick_rs")
    automaton = library.AhoCorasick(phrases, matchkind=library.MatchKind.LeftmostLongest)
    return lambda text: len(automaton.find_matches_as_indexes(text.lower()))


def spacy(phrases: list[str]) -> Callable[[str], int]:
    """Make words with a blank English pipeline and look for phrases."""
    pipeline = import_module("spacy").blank("en")
    matcher = import_module("spacy.matcher").PhraseMatcher(pipeline.vocab, attr="LOWER")
    matcher.add("PHRASE", [pipeline.make_doc(phrase) for phrase in phrases])
    return lambda text: len(matcher(pipeline.make_doc(text)))


def proselint(_phrases: list[str]) -> Callable[[str], int]:
    """Check prose by its own rules."""
    import_module("proselint.registry").CheckRegistry().register_many(import_module("proselint.checks").__register__)
    file = import_module("proselint.tools").LintFile
    return lambda text: len(file(source="entry", content=f"{text}\n").lint())


PEERS = {"ahocorasick": ahocorasick, "spacy": spacy, "proselint": proselint}


def main() -> None:
    """Read every text once to warm up and once by the clock."""
    asked = json.load(sys.stdin)
    look = PEERS[sys.argv[1]](asked["phrases"])
    for text in asked["texts"][:50]:
        look(text)
    each, found, begun = [], 0, time.process_time()
    for text in asked["texts"]:
        started = time.perf_counter()
        found += look(text)
        each.append(time.perf_counter() - started)
    print(json.dumps({"seconds": time.process_time() - begun, "found": found, "each": each}))


if __name__ == "__main__":
    main()

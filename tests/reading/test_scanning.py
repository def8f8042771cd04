"""How patterns are looked for: leaving out what cannot be there hides nothing that is."""

import random
from functools import cache

import pytest

from wayhome.packs import reader
from wayhome.reading.cues import Named
from wayhome.reading.risk_marks import OURS
from wayhome.reading.scanning import Match, Scanner, found_in

RULES = 40


@cache
def of_some_rules():
    """Return the patterns of rules drawn at random, with what bars them, and the examples in which they are found."""
    drawn = random.Random(7).sample(reader().lexicon.frames, RULES)
    patterns = [one for frame in drawn for one in (*frame.say, *frame.unless, *frame.unless_in_sentence)]
    return patterns, [text for frame in drawn for text in (*frame.rule.hit, *frame.rule.miss)]


def each_tried(patterns, passage):
    """Return every match of patterns in a passage, each looked for in every sentence."""
    return {
        match
        for sentence in passage.each
        for pattern in patterns
        for _, way in pattern.variants
        for match in found_in(sentence, pattern, way)
    }


def test_what_a_scanner_passes_over_does_not_stand_there():
    patterns, texts = of_some_rules()
    scanner, found = Scanner(patterns), 0

    for passage in map(reader().normaliser.passage, texts):
        looked = {match for sentence in passage.each for match in scanner.anywhere(sentence)}
        assert looked == each_tried(patterns, passage), passage.text
        found += len(looked)

    assert found > RULES


@pytest.mark.parametrize("beginning", [OURS, "seen_"])
def test_cues_looked_for_together_are_those_that_are_found_one_name_at_a_time(beginning: str):
    cues = {name: each for name, each in reader().lexicon.cues.items() if name.startswith(beginning)}
    together, texts = Named(cues), of_some_rules()[1]
    alone = {name: Scanner(patterns) for name, patterns in cues.items()}

    for passage in map(reader().normaliser.passage, texts):
        each = {name: list[Match](scanner.passage(passage)) for name, scanner in alone.items()}
        assert together.found(passage) == {name: found for name, found in each.items() if found}

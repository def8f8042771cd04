"""What the packaged lexicon makes of a text, in a form that a test can compare."""

from wayhome.packs import reader
from wayhome.reading.findings import NOBODY, Who
from wayhome.reading.wording import findings, set_aside


def pointed_out(text: str, who: Who = NOBODY) -> list[str]:
    """Return the words that are pointed out and counted, as they stand in the text."""
    found = findings(reader().read(text, who))
    return [text[one.start : one.end] for one in found if one.severity != "C"]


def kinds_set_aside(text: str, who: Who = NOBODY) -> set[str]:
    """Return the kinds of reason for which words were found and not counted."""
    return {one.kind for one in set_aside(reader().read(text, who))}


def people(text: str) -> list[tuple[str, str, int | None]]:
    """Return the people of a text: the words, whom they mean, the age."""
    reading = reader().read(text)
    starts, ends = reading.passage.starts, reading.passage.ends
    return [(text[starts[one.word] : ends[one.last - 1]], one.about, one.years) for one in reading.persons.mentions]

"""The rule that "change a lexicon" shows can be put into the lexicon as it stands, and its examples come true."""

from tests.architecture.files import ROOT
from tests.docs.typed import blocks
from wayhome.application.wording.examples import examples_wrong
from wayhome.packs import english, reading_files
from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import Lexicon, read_lexicon

PAGE = ROOT / "docs" / "how-to" / "change-a-lexicon.md"
NEW = "WD-MINI-90"


def with_the_rule() -> Lexicon:
    """Return the packaged lexicon with the rule of the page."""
    shown = "\n".join(blocks(PAGE, "yaml"))
    return read_lexicon({**reading_files(), "wording-shown.yaml": shown}, english())


def test_the_rule_that_the_page_shows_finds_what_it_says_and_leaves_the_rest() -> None:
    lexicon = with_the_rule()

    assert [rule.category for rule in lexicon.wording if rule.id == NEW] == ["minimising_harm"]
    assert [words for words in examples_wrong(Engine(lexicon, english())) if words.startswith(NEW)] == []

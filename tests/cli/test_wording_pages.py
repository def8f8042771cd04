"""The reference of what words say: every rule stands on a page, with why, what to ask and what it was tried on."""

import pytest

from wayhome.cli.reference.wording_pages import as_written, wording_pages
from wayhome.cli.reference.wording_risk_page import wording_risk_page
from wayhome.packs import lexicon


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """Return the pages of the newest edition, by address."""
    return dict(wording_pages(lexicon()))


def test_there_is_an_index_and_a_page_for_each_of_the_fourteen_ways(written: dict[str, str]) -> None:
    assert len(written) == 1 + 14


def test_every_rule_on_words_stands_on_one_page_with_why_it_harms(written: dict[str, str]) -> None:
    for rule in lexicon().wording:
        standing = [text for text in written.values() if f"## {rule.id}\n\n{rule.why}" in text]
        assert len(standing) == 1, rule.id
        assert all(as_written(example) in standing[0] for example in (*rule.hit, *rule.miss)), rule.id


def test_every_rule_that_states_a_factor_stands_under_its_factor() -> None:
    page = wording_risk_page(lexicon(), ())

    below = {part.partition("`\n")[0]: part for part in page.split("\n## `")[1:]}
    assert [rule.id for rule in lexicon().risk if f"### {rule.id}\n" not in below[rule.factor]] == []


def test_what_a_text_holds_is_shown_and_not_read_as_a_mark() -> None:
    assert as_written("[who?] said *no*") == r"\[who?\] said \*no\*"

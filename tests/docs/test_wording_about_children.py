"""The page on words about children tells every way in which the lexicon says that words harm."""

from tests.architecture.files import ROOT
from tests.docs.pages import text
from wayhome.packs import lexicon

PAGE = ROOT / "docs" / "explanation" / "wording-about-children.md"


def test_each_of_the_fourteen_ways_is_told_with_what_to_write_instead_and_leads_to_its_rules() -> None:
    told = dict(part.split("\n", 1) for part in text(PAGE).split("\n### ")[1:])

    assert list(told) == [category.title for category in lexicon().categories]
    assert all("*Instead:*" in said and "reference/wording/" in said for said in told.values())

"""``wayhome pack`` on reading packs: ids never vanish or come back as something else, and examples come true."""

import pytest

from wayhome.application.wording.examples import examples_wrong
from wayhome.cli.main import main
from wayhome.cli.reading_packs import pinned_wrong
from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import read_lexicon

LEXICON = """
reading: {name: small-1, title: A small pack, edition: "2026", valid_from: 2026-01-01}
fillers: a the
classes:
  NOUN_CHILD: (child|girl|boy)
  CHILD: (she|he|they)
wording:
  - id: WD-SELF-01
    category: self_risk
    severity: A
    why: Names the child as the danger.
    say: put* herself at risk
    hit: [HIT]
    miss: [MISS]
"""
BLAMING, PLAIN = "She put herself at risk.", "Seen at the station."  # an example of wording


def engine(hit: str, miss: str) -> Engine:
    """Return what reads by a small pack with these examples."""
    return Engine(read_lexicon({"small.yaml": LEXICON.replace("HIT", hit).replace("MISS", miss)}))


ENGINE = engine(BLAMING, PLAIN)


def test_ids_are_pinned_and_none_vanishes_or_comes_back():
    def wrong(**pinned: str) -> list[str]:
        return [*pinned_wrong(ENGINE.lexicon, {name.replace("_", "-"): state for name, state in pinned.items()})]

    assert wrong(WD_SELF_01="live") == []
    assert wrong() == ["WD-SELF-01 is new and not yet pinned. Add it to ids.txt as live."]
    assert wrong(WD_SELF_01="live", WD_SELF_02="live") == [
        "WD-SELF-02 was published and is gone. Mark it as retired in ids.txt; it is never used again."
    ]
    assert wrong(WD_SELF_01="live", WD_SELF_02="retired") == []
    assert wrong(WD_SELF_01="retired") == [
        "WD-SELF-01 is retired and stands in the pack. Give the new rule an id of its own."
    ]


def test_examples_that_do_not_come_true_are_named_with_their_rule():
    assert [*examples_wrong(ENGINE)] == []
    assert [*examples_wrong(engine(PLAIN, BLAMING))] == [
        f"WD-SELF-01 does not find: {PLAIN}",
        f"WD-SELF-01 finds: {BLAMING}",
    ]


def test_the_packaged_pack_is_listed_with_what_it_holds(capsys: pytest.CaptureFixture[str]):
    assert main(["pack", "list", "reading-2026.1"]) == 0

    assert "reading-2026.1: Reading what is written about children" in capsys.readouterr().out

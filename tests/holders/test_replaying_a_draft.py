"""A draft of a rulebook is tried on the record before it is in force: which duties would differ, no more."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.casework.desk import CHILD, DETECTIVE, Desk, england_wales
from wayhome.application.replaying import Replayed, replay
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.cli.main import main
from wayhome.duties.derive import Rulebook


def replayed(draft: Rulebook, since_days: int = -1) -> Replayed:
    desk = Desk()
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="drugs")
    desk.at(60 * 24 * 3)
    events = [sealed.event for sealed in desk.ledger.about(CHILD).events]
    since = desk.now + timedelta(days=since_days) if since_days > -1 else desk.now - timedelta(days=30)
    return replay(events, england_wales(), draft, since=since, at=desk.now)


def later_code() -> Rulebook:
    """Return the national rulebook with one rule gone and another one's time shortened."""
    duties = dict(england_wales().pack.duties)
    del duties["VC-05"]
    rule = duties["VC-02"]
    limb = rule.within[0].model_copy(update={"hours": 12})
    duties["VC-02"] = rule.model_copy(update={"within": (limb,)})
    return Rulebook(replace(england_wales().pack, duties=duties))


def test_the_same_rulebook_changes_nothing() -> None:
    found = replayed(england_wales())
    assert found.differs == ()
    assert found.compared > 10


def test_what_a_later_code_would_change_is_said_rule_by_rule() -> None:
    said = {str(one.rule): one for one in replayed(later_code()).differs}
    assert set(said) == {"VC-02", "VC-05"}
    assert (said["VC-05"].only_now, said["VC-05"].only_draft) == (1, 0)
    assert said["VC-02"].due_otherwise == 1
    assert said["VC-05"].words.startswith("VC-05: 1 would not arise (such as VC-05|investigation:EI-1|")


def test_what_arose_before_its_day_is_left_as_it_is() -> None:
    assert replayed(later_code(), since_days=0).differs == ()


def test_without_a_folder_or_a_draft_that_reads_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "replay", "england-wales", "--draft", str(tmp_path / "none")]) == 2
    assert "name a folder --draft with the files of the draft" in capsys.readouterr().err
    assert main(["pack", "replay"]) == 2
    assert "name the pack that the draft is to follow" in capsys.readouterr().err
    (tmp_path / "pack.yaml").write_text("pack: {name: later}\n", encoding="utf-8")
    assert main(["pack", "replay", "england-wales", "--draft", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("pack.yaml:1:")

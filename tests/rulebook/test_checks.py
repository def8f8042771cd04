"""A pack is refused whole and in words: each fault names its file and line, and says what would mend it."""

from collections.abc import Iterator
from datetime import datetime

import pytest

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.cli.pack import faults
from wayhome.duties.checks import check_against_vocabulary
from wayhome.duties.duty import Duty, Status
from wayhome.packs import available, load, pinned
from wayhome.rulebook.checks import check_pack
from wayhome.rulebook.pack import Pack, read_pack

HEAD = """\
pack:
  name: test-1
  title: A test pack
  edition: one
  valid_from: 2026-01-01
  acts: {do_it: Do the thing}
  roles: {response: response officer}
sources:
  OURS: {title: Our own choice, publisher: Wayhome, kind: local_choice, read_on: 2026-01-01}
"""
BASIS = "{source: OURS, provision: our choice, strength: local_choice, seen: text}"
RULE = f"""\
duties:
  - id: T-01
    title: Tell someone
    scope: episode
    shape: after/1
    act: do_it
    owed_by: {{role: response}}
    basis: {BASIS}
    raised_by: missing.reported
    within: {{hours: 1, basis: {BASIS}}}
    met_by: missing.officers_deployed
    examples:
      - name: In time
        events: [2026-03-02T20:00 missing.reported, 2026-03-02T20:30 missing.officers_deployed]
        at: 2026-03-03T09:00
        expect: met
      - {{name: Not done, events: [2026-03-02T20:00 missing.reported], at: 2026-03-03T09:00, expect: overdue}}
"""


def pack(rule: str = RULE, head: str = HEAD) -> Pack:
    return read_pack({"pack.yaml": head, "rules.yaml": rule})


def said(made: Pack, ids: dict[str, str] | None = None) -> list[str]:
    return [str(fault) for fault in (*check_pack(made, ids), *check_against_vocabulary(made))]


def test_a_good_pack_has_no_fault() -> None:
    assert said(pack()) == []


@pytest.mark.parametrize("name", available())
def test_every_packaged_rulebook_is_as_it_should_be_its_worked_examples_included(name: str) -> None:
    assert [str(fault) for fault in faults(load(name), pinned(name))] == []


def _mistakes() -> Iterator[tuple[str, str, str]]:
    cited = BASIS + "\n    raised"
    unknown = RULE.replace(cited, cited.replace("OURS", "NONE"))
    yield unknown, "rules.yaml:2: T-01: cites NONE, which is not a source of the pack.", "Add NONE under sources"
    claims = "rules.yaml:2: T-01: claims statute from OURS, which gives at most local choice."
    yield RULE.replace("strength: local_choice", "strength: statute", 1), claims, "Claim what the source can give."
    without = RULE.replace("    met_by: missing.officers_deployed\n", "")
    yield without, "rules.yaml:2: T-01: after/1 needs met_by.", "Add met_by."
    yield RULE.replace("act: do_it", "act: dance"), "owes the act dance, which has no words.", "Add it under acts"
    yield RULE.replace("role: response", "role: king"), "by the role king, which has no words.", "Add it under roles"
    owned = RULE.replace("role: response", "role: response, field: by_whom")
    yield owned, "tests the field by_whom of missing.reported, which has none such", "Use one of "
    nobodys = RULE.replace("role: response", "agency: provider, field: owner")
    unheeded = "gives owed_by.field, which is heeded only with a role of the police to fall back on."
    yield nobodys, unheeded, "Remove owed_by.field, or say so."
    dated = RULE.replace(
        "within: {hours: 1,", f"within:\n      - {{limb: own, by_field: by_then, basis: {BASIS}}}\n      - {{hours: 1,"
    )
    yield dated, "tests the field by_then of missing.reported, which has none such", "Use one of "
    dreamt = RULE.replace("met_by: missing.officers_deployed", "met_by: missing.officers_dreamt")
    yield dreamt, "names the event missing.officers_dreamt, which is not in the vocabulary.", "Mend its name."
    red = RULE.replace("raised_by: missing.reported", "raised_by: {event: missing.reported, where: {colour: red}}")
    yield red, "tests the field colour of missing.reported", "Use one of"
    same = "met_by: {event: missing.reported, where: {informant: {same_as_raising: order}}}"
    compared = RULE.replace("met_by: missing.officers_deployed", same)
    yield compared, "tests the field order of missing.reported", "Use one of"
    starred = RULE.replace("    met_by:", "    when: {star_sign: leo}\n    met_by:")
    yield starred, "tests the fact star_sign, which nobody declared.", "See the list of facts."
    ends = RULE.replace("    met_by:", "    ends_with: missing.child_located\n    met_by:")
    yield ends, "has no example that comes out lapsed.", "Add one that expects lapsed."
    yield (
        RULE[: RULE.index("      - {name: Not done")],
        "has no example that comes out not met.",
        "Add one that expects",
    )


@pytest.mark.parametrize(("rule", "words", "remedy"), list(_mistakes()))
def test_a_mistake_is_named_with_file_line_and_remedy(rule: str, words: str, remedy: str) -> None:
    found = said(pack(rule))

    assert any(words in fault and remedy in fault for fault in found), found


def test_a_source_that_nothing_cites_is_a_fault() -> None:
    head = HEAD + "  IDLE: {title: Never used, publisher: Nobody, kind: statute}\n"

    assert said(pack(head=head)) == ["pack.yaml:10: IDLE: is a source that nothing cites. Cite it, or remove it."]


def test_text_cannot_have_been_seen_in_a_source_nobody_read() -> None:
    head = HEAD.replace(", read_on: 2026-01-01", "")

    assert any(
        "says the text of OURS was seen, but the source has no date on which it was read." in f
        for f in said(pack(head=head))
    )


def test_an_id_that_vanished_is_a_fault_and_so_is_one_that_came_back_or_is_new() -> None:
    vanished, returned, new = (
        said(pack(), {"T-01": "live", "T-00": "live"}),
        said(pack(), {"T-01": "retired"}),
        said(pack(), {"T-99": "retired"}),
    )

    remedy = "Bring it back, or mark it retired in ids.txt with its successor."
    assert vanished == [f"pack.yaml:1: T-00: was published and has vanished. {remedy}"]
    assert returned == ["rules.yaml:2: T-01: was retired and is used again. Give the new entry a new id."]
    assert new == ["rules.yaml:2: T-01: is new and not yet pinned. Add it to ids.txt as live."]


def test_an_example_that_comes_out_otherwise_is_a_fault_that_says_both() -> None:
    wrong = pack(RULE.replace("expect: overdue", "expect: missed"))

    assert [str(fault) for fault in faults(wrong, {})] == [
        "rules.yaml:2: T-01, 'Not done': expected ['missed'], came to ['overdue']. Mend the rule or the example."
    ]


def test_each_side_of_the_limit_is_tried_without_being_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that took a second over the limit for in time would be caught by any rule's met example."""
    judged = Duty.status_at

    def lenient(duty: Duty, now: datetime) -> Status:
        status = judged(duty, now)
        return Status.MET if status is Status.MET_LATE else status

    monkeypatch.setattr(Duty, "status_at", lenient)

    (failure,) = faults(pack(), {})

    assert "'In time (limit)': the act moved to one second after it is due came to met" in str(failure)


@pytest.mark.parametrize("key", ["precedes_days: 7", "once_per: episode", "each_child: true"])
def test_what_a_rule_would_not_heed_is_refused(key: str) -> None:
    (fault,) = said(pack(RULE.replace("    raised_by: ", f"    {key}\n    raised_by: ")))

    assert f"T-01: gives {key.partition(':')[0]}, which is heeded only with" in fault

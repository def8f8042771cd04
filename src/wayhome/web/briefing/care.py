"""Which medicine or care cannot wait: from every source that counts as a reason for the risk, each with who said it."""

from collections.abc import Iterator, Mapping

from wayhome.duties.indicators import READ, stating
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.briefing.saying import ANY_CARE, CARE_NOT_KNOWN, GIVERS, NO_CARE
from wayhome.web.presenting.kept_before import KeptBefore

ANSWERED, HIT = "missing.question_answered", "risk.hit_found"
NEEDS_CARE, NEEDED = ("medical_need", "medication_due"), "MEDICAL_TIME_CRITICAL"
WHO: Mapping[str, str] = {
    **{who: words[:1].lower() + words[1:] for who, words in GIVERS},
    "child": "the child", "health": "somebody in health care", "police": "an officer",
    "police_other_force": "an officer of another force", "public": "a member of the public", "record": "a record",
    "other": "", "unknown": "",
}  # fmt: skip


def care_of(desk: Desk, kept: KeptBefore) -> str:
    """Return what is known of care that cannot wait, or that nothing is: not asked is not no.

    That there is none is said only where it was answered, and nobody has said anything else.
    """
    said: dict[str, str] = {}
    for words, who in _each(desk, kept):
        if words and not any(words in before for before in said):
            said[words] = f"{words} ({who})" if who else words
    if said:
        return "\n".join(said.values())
    last = _answers(desk)
    if any(event.body["answer"] == "yes" for event in last.values()) or _is_factor(desk):
        return ANY_CARE
    asked = last.get("medical_need")
    return NO_CARE if asked is not None and asked.body["answer"] == "no" else CARE_NOT_KNOWN


def _each(desk: Desk, kept: KeptBefore) -> Iterator[tuple[str, str]]:
    """Yield the words of each source and who said them: answers, what was read in words, and profiles."""
    words = desk.facing.words
    for event in _answers(desk).values():
        if event.body["answer"] == "yes":
            yield words.get((event.id, "words"), "").strip(), _who(event)
    for event in stating(desk.facing.story, desk.visit.now).get(NEEDED, ()):
        if event.type == READ:
            yield words.get((event.id, "sentence"), "").strip(), _who(desk.facing.entry(str(event.body["text"])))
    for one in kept.profiles:
        yield one.profile.now.words.get("health", "").strip(), f"{one.who}, profile".removeprefix(", ")


def _answers(desk: Desk) -> dict[str, Event]:
    told = (event for event in desk.facing.story.of_type(ANSWERED) if event.body["question"] in NEEDS_CARE)
    return {str(event.body["question"]): event for event in told}


def _is_factor(desk: Desk) -> bool:
    factors = desk.case.known.value("factors", desk.visit.now)
    return isinstance(factors, tuple) and NEEDED in factors


def _who(event: Event | None) -> str:
    """Say who said something: a kind of person, and never a name, on a paper that may be lost."""
    if event is None:
        return ""
    return "a record" if event.type == HIT else WHO.get(str(event.body.get("supplied_by")), "")

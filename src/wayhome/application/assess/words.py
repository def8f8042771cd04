"""What the words of a report state, and where a record undoes an informant's no.

The words that state a factor go with it. A record about another person states none, and what a record of this child
states against an informant's *no* is a conflict, shown with both sentences.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from wayhome.duties.assessing.account import Account, Held
from wayhome.duties.assessing.assess import Grading
from wayhome.duties.assessing.stating import answer_evidence
from wayhome.kernel.evidence import Evidence, Finding
from wayhome.kernel.moments import in_london
from wayhome.reading.engine import Engine
from wayhome.reading.risk_account import StatedIn, read_account
from wayhome.reading.risk_known import keeps_safe, night_told, told_found
from wayhome.reading.risk_people import Child, Told
from wayhome.reading.risk_seen import in_sight, seen_safe
from wayhome.reading.risk_settled import settled_here
from wayhome.record.envelope import Value

CONFLICT, NO, YES, WHEREABOUTS = "INFO_CONFLICT", "no", "yes", "whereabouts_known"
LOCATED = ("MIT_WHEREABOUTS_CONFIRMED", "MIT_RESPONSIBLE_ADULT", "MIT_CHECKS_NEGATIVE")
POLICE_LOGS = ("command_control", "missing")  # systems in which the police write down what they see as they see it
# What a record may state against an informant's no, besides what the rulebook has the answer state.
UNDOES: Mapping[str, tuple[str, ...]] = {
    "missing_before": ("REPEAT_MISSING", "ESCALATING_PATTERN", "HARM_WHEN_MISSING"),
    "harmed_when_missing_before": ("HARM_WHEN_MISSING",),
    "exploitation_concern": (
        "CSE",
        "CCE",
        "TRAFFICKING_NRM",
        "ONLINE_GROOMING",
        "ADULT_OF_CONCERN",
        "REGISTERED_OFFENDER",
        "LOCATION_OF_CONCERN",
        "UNEXPLAINED_ITEMS",
        "PEER_NETWORK",
        "DEBT_BONDAGE",
    ),
    "gang_county_lines": ("CCE", "DEBT_BONDAGE", "WEAPON", "PEER_NETWORK"),
    "with_adult_of_concern": (
        "ADULT_OF_CONCERN",
        "REGISTERED_OFFENDER",
        "CSE",
        "ONLINE_GROOMING",
        "TRAFFICKING_NRM",
        "ABDUCTION",
    ),
    "threats_or_violence": (
        "THREAT_TO_LIFE",
        "RECENT_VIOLENCE_VICTIM",
        "RELATIONSHIP_ABUSE",
        "HOME_ABUSE_NEGLECT",
        "FM_HBA_FGM",
    ),
    "disability_ld_neuro": ("LD_OR_NEURO",),
    "medical_need": ("MEDICAL_TIME_CRITICAL",),
}
Reader = Callable[[Account, Grading], Account]


def reader_of_words(engine: Engine) -> Reader:
    """Return what adds to an account the findings that its words state."""

    def read(account: Account, grading: Grading) -> Account:
        stated = read_account(engine, account.narrative, [*map(_told, account.held)], _child(account))
        findings = tuple(map(_finding, _once(stated)))
        conflicts = tuple(_conflicts(account, grading, findings))
        facts = {**_told_facts(engine, account, stated), **account.facts}
        # A record of the day may be older than the report: it settles nothing where nobody knows where the child is.
        if account.answers.get(WHEREABOUTS) != NO and (located(findings) or seen_safe(engine, account.narrative)):
            facts["child_missing"] = False
        return replace(account, facts=facts, findings=(*account.findings, *findings, *conflicts))

    return read


def _told_facts(engine: Engine, account: Account, stated: Sequence[StatedIn]) -> dict[str, Value]:
    """Return what words tell that no question asks: a night gone by, a child who gets about, is settled, was found."""
    facts: dict[str, Value] = {"overnight": night_told(account.narrative, in_london(account.at))}
    if keeps_safe(engine, account.narrative, _child(account), stated):
        facts["keeps_safe"] = "yes"
    if settled_here(engine, account.narrative, [*map(_told, account.held)], stated, _child(account)):
        facts["settled_here"] = "yes"
    if _found(engine, account):
        facts["told_found"] = "yes"
    return {name: value for name, value in facts.items() if value}


def located(findings: Sequence[Finding]) -> bool:
    """Say whether records confirm where the child is, with whom, and that checks came back with nothing."""
    confirmed = {one.code for one in findings if any(words.confirms for words in one.evidence)}
    return confirmed >= {*LOCATED}


def _found(engine: Engine, account: Account) -> bool:
    """Say whether the child is told to be found: where is known, and the police see them or who calls says so.

    Without that answer a log of the day may be older than the report: an officer who was with the child that morning.
    """
    if account.answers.get(WHEREABOUTS) != YES:
        return False
    today = in_london(account.at).date()
    logs = [told.words for told in map(_told, account.held) if told.system in POLICE_LOGS and told.written == today]
    seen = any(in_sight(engine, words) for words in (account.narrative, *logs))
    return seen or told_found(engine, account.narrative)


def _told(held: Held) -> Told:
    return Told(source=held.source, words=held.text, system=held.system, written=_day(held.date))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _child(account: Account) -> Child:
    age = account.facts.get("age")
    return Child(
        age=age if isinstance(age, int) else None,
        today=in_london(account.at).date(),
        unaccompanied=account.facts.get("unaccompanied") == "yes",
    )


def _once(stated: Sequence[StatedIn]) -> Iterator[StatedIn]:
    """Yield what counts: of several findings of a factor in one sentence, the first."""
    seen: set[tuple[str, str, str]] = set()
    for one in stated:
        key = (one.finding.factor, one.told.source, one.quote)
        if not one.finding.set_aside and key not in seen:
            seen.add(key)
            yield one


def _finding(stated: StatedIn) -> Finding:
    one = stated.finding
    evidence = Evidence(
        source=stated.told.source, quote=stated.quote, span=(one.start, one.end), about="child", recency="now"
    )
    return Finding(code=one.factor, evidence=(evidence,))


def _conflicts(account: Account, grading: Grading, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield an account that a record contradicts, with the answer and the record's sentence."""
    held = {one.code: one.evidence[0] for one in reversed(findings) if one.evidence[0].source.startswith("held[")}
    for compiled in grading.questions:
        question = compiled.question
        if account.answers.get(question.id) != NO:
            continue
        stated = {code for each in question.states if each.answer == "yes" for code in each.factors}
        for code in grading.order:
            if code in held and code in stated | {*UNDOES.get(question.id, ())}:
                yield Finding(code=CONFLICT, evidence=(answer_evidence(question, NO), held[code]))
                break

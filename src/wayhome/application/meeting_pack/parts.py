"""The parts of what a meeting has before it of one child, each a heading and sentences that rest on entries."""

from collections.abc import Iterator
from datetime import timedelta

from wayhome.application.meeting_pack.material import Material
from wayhome.application.meeting_pack.sentences import Part, Sentence, as_it_happened, long, on_day, plain, resting_on
from wayhome.casework.partners.list_children import listing_of
from wayhome.casework.partners.standing import partners_of
from wayhome.duties.explain import AGENCIES, owner_words
from wayhome.duties.saying import on_the_clock
from wayhome.duties.story import Story
from wayhome.record.states import Episode, fold

NINETY = timedelta(days=90)
MOST_CHANGES = 10
MOST_SAID = 3
MOST_OWED = 15
# What the child said of where they were, where they stand and what would keep them safe. What they told as evidence of
# an offence is not for a meeting.
SPOKEN = (
    ("missing.account_recorded", "own_words"), ("partner.return_interview_received", "content"),
    ("victim.position_recorded", "position"), ("victim.position_recorded", "would_change"),
    ("investigation.support_offers_made", "reasons"), ("investigation.bail_views_sought", "views"),
)  # fmt: skip
NO_CHANGE = frozenset({"record.looked", "holdings.record_arrived"})


def asked(of: Material, meeting: str) -> Part:
    """Say what the police ask the meeting to settle for the child."""
    listing = listing_of(of.story, meeting)
    sentences = []
    if listing is not None:
        words = f"the child was listed on {on_day(listing.happened_at)}."
        sentences.append(resting_on(listing, words, of.said(listing, "report")))
    return Part(title="What the meeting is asked", sentences=tuple(sentences), none="Nothing is asked.")


def risk(of: Material) -> Part:
    """Say how the risk stands: the grade, the level of exploitation, what is flagged, and the risk of each case."""
    return Part(title="Risk", sentences=tuple(_risk(of)), none="No risk was assessed.")


def _risk(of: Material) -> Iterator[Sentence]:
    if graded := of.last("risk.graded"):
        yield resting_on(
            graded, f"graded {plain(graded.body['grade'])} when last missing, {on_day(graded.happened_at)}."
        )
    if level := of.last("exploitation.level_assessed"):
        words = f"exploitation judged {level.body['level']}, {on_day(level.happened_at)}."
        yield resting_on(level, words, of.said(level, "reasons"))
    flags = {event.body.get("kind"): event for event in of.story.of_type("child.exploitation_flag_set")}
    for kind, flag in flags.items():
        yield resting_on(
            flag, f"{plain(kind)} exploitation {plain(flag.body.get('confidence'))}, {on_day(flag.happened_at)}."
        )
    for story in of.investigations:
        if assessed := story.of_type("investigation.risk_assessed"):
            last = assessed[-1]
            words = f"risk in investigation {_key(story)}: {last.body['level']}, {on_day(last.happened_at)}."
            yield resting_on(last, words, of.said(last, "reasons"))


def changes(of: Material) -> Part:
    """Say what was entered since the meeting before, by when it was entered, the newest first."""
    new = [event for event in of.everything if event.recorded_at > of.since and event.type not in NO_CHANGE]
    newest = sorted(new, key=lambda event: (event.recorded_at, event.id), reverse=True)
    shown = tuple(as_it_happened(event, of.pack) for event in newest[:MOST_CHANGES])
    more = len(newest) - len(shown)
    title = f"Changes since {on_day(of.since)}" + (f" ({more} more on the time lines)" if more else "")
    return Part(title=title, sentences=shown, none="Nothing was entered.")


def missing(of: Material) -> Part:
    """Say how often the child was missing since the meeting before and in 90 days, and each of those times."""
    recent = [story for story in of.episodes if story.of_type("missing.reported")[0].happened_at > of.at - NINETY]
    since = sum(story.of_type("missing.reported")[0].happened_at > of.since for story in recent)
    title = f"Missing: {len(recent)} in 90 days, {since} since {on_day(of.since)}"
    return Part(title=title, sentences=tuple(_time(story, of) for story in recent), none="Not missing in 90 days.")


def _time(story: Story, of: Material) -> Sentence:
    report = story.of_type("missing.reported")[0]
    state = fold(Episode(), story.own)
    began = f"missing from {on_the_clock(report.happened_at)}"
    if state.located_at is None:
        return resting_on(report, f"{began}, {long((of.at - report.happened_at).total_seconds())}, and not found yet.")
    found = story.of_type("missing.child_located")[-1]
    place = f", found at {plain(found.body['place'])}" if found.body.get("place") else ""
    length = long((state.located_at - report.happened_at).total_seconds())
    seen = "" if state.seen_in_person_at else ", not seen in person"
    return resting_on(found, f"{began}, {length}{place}{seen}.", of.said(found, "address"))


def said_by_child(of: Material) -> Part:
    """Say what the child said last, in their own words."""
    told = [(event, field) for name, field in SPOKEN for event in of.story.of_type(name) if of.said(event, field)]
    newest = sorted(told, key=lambda one: (one[0].happened_at, one[0].id), reverse=True)[:MOST_SAID]
    sentences = tuple(
        resting_on(event, f"said on {on_day(event.happened_at)}:", of.said(event, field)) for event, field in newest
    )
    none = "The child’s own words are not in the record." if of.quotes else "Own words are left out under a cover name."
    return Part(title="What the child says", sentences=sentences, none=none)


def partners(of: Material) -> tuple[Part, Part]:
    """Say what each agency owes, what is overdue first, and where the police and a partner disagree."""
    every = tuple(_owed(of))
    late = sum(one.overdue for one in every)
    shown = f", the first {MOST_OWED}" if len(every) > MOST_OWED else ""
    title = f"Who owes what: {len(every)}, {late} overdue{shown}"
    owed = Part(title=title, sentences=every[:MOST_OWED], none="Nobody owes anything now.")
    disagreements = tuple(
        resting_on(
            one.raised, f"with {AGENCIES.get(one.partner, one.partner)}, that {one.decision}: {one.stands}.", one.asked
        )
        for one in partners_of(of.story, of.words).open_disagreements
    )
    return owed, Part(title="Where we disagree", sentences=disagreements, none="Nothing is open.")


def _owed(of: Material) -> Iterator[Sentence]:
    raised = {event.id: event for event in of.everything}
    agreed = {one.raised.id: one for one in partners_of(of.story, of.words).actions}
    told: set[tuple[str, ...]] = set()  # what is owed again and again stands once, for when it was owed first
    for duty in of.owed:
        event = raised.get(duty.raised_by)
        same = (duty.owed_by.agency, duty.owed_by.role, duty.act, duty.obligation.partition(":")[2])
        if event is None or same in told:
            continue
        told.add(same)
        late = duty.due_at < of.at
        what = of.pack.head.acts.get(duty.act, plain(duty.act))
        stands = "overdue since" if late else "by"
        action = agreed.get(event.id)
        quote = action.what if action else ""
        words = f"{owner_words(duty, of.pack)}: {what.lower()}, {stands} {on_the_clock(duty.due_at)}."
        yield resting_on(event, words, quote, overdue=late)


def _key(story: Story) -> str:
    return story.subject.rpartition(":")[2]

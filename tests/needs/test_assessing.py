"""A child's needs are asked about in a conversation: kept as said, never demanded, looked at again, and acted on."""

from dataclasses import replace

from tests.casework.desk import (
    CHILD,
    DETECTIVE,
    INQUIRY,
    INVESTIGATION,
    OFFICER,
    Desk,
    england_wales,
    rules,
    words,
)
from tests.needs.whole import whole
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.holders.name_holder import NameHolder
from wayhome.casework.needs.assess import AssessNeeds, NeedSaid, NoteNeedsChanged, PassedOver
from wayhome.casework.needs.standing import (
    NeedsStanding,
    driven,
    measures_wanted,
    needs_of,
    preferred_interviewer,
    questions_of,
    services_wanted,
)
from wayhome.casework.needs.support import (
    ExplainCompensation,
    ExplainRights,
    KeepStatement,
    OfferStatement,
    ReferToSupport,
    SupportDidNotCome,
)
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.duties.stories import stories
from wayhome.reading.reading_age import reading_age
from wayhome.record.events.needs import NeedsAssessed
from wayhome.rulebook.checks import check_pack

WELSH = NeedSaid(question="language", answers=("welsh",))
SHORT = NeedSaid(question="helps_to_understand", answers=("short_sentences", "breaks"), said="Don't talk so fast")


def begun() -> Desk:
    desk = Desk()
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="criminal_exploitation", told_by="school")
    return desk


def standing(desk: Desk) -> NeedsStanding:
    held = [sealed.event for sealed in desk.ledger.read(INQUIRY).events]
    said = {(one.event, one.field): one.text for one in desk.ledger.words(INQUIRY)}
    return needs_of(stories(held).get(CHILD), said)


def test_one_conversation_meets_the_assessment_and_how_the_child_is_best_understood():
    desk = begun()
    told = desk.do(AssessNeeds, DETECTIVE, said=whole(WELSH, SHORT), rights_explained=True, enhanced_told=True)

    assert told.notices == ()
    assert {desk.statuses(rule)[0] for rule in ("VC-01", "VC-03", "VC-04")} == {"met"}
    assert [event.body["interpreter"] for event in of(desk, "victim.communication_needs_recorded")] == ["no"]
    assert standing(desk).needs["helps_to_understand"].said == "Don't talk so fast"
    assert "Don't talk so fast" not in str([dict(event.body) for event in of(desk, "victim.need_recorded")])


def of(desk: Desk, *types: str):
    return desk.events(*types, record=INQUIRY)


def test_what_was_not_asked_today_is_not_entered_and_what_stood_still_stands():
    desk = begun()
    desk.do(AssessNeeds, DETECTIVE, said=(WELSH, SHORT))
    desk.at(60).do(
        AssessNeeds, DETECTIVE, said=(NeedSaid(question="talks_with"), NeedSaid(question="wants", said="Sleep"))
    )

    now = standing(desk)
    assert (now.version, now.answered("language"), set(now.needs)) == (
        2, ("welsh",), {"language", "helps_to_understand", "wants"},
    )  # fmt: skip
    assert [event.body["left_open"] for event in of(desk, "victim.needs_assessed")] == [
        len(questions_of(england_wales().pack)) - 2, len(questions_of(england_wales().pack)) - 3,
    ]  # fmt: skip


def test_the_difference_to_the_time_before_is_told():
    desk = begun()
    desk.do(AssessNeeds, DETECTIVE, said=(NeedSaid(question="feels_safe", answers=("yes",)), WELSH))
    desk.at(60).do(AssessNeeds, DETECTIVE, said=(NeedSaid(question="feels_safe", answers=("no",)), WELSH))

    (change,) = standing(desk).changes
    assert (change.question, change.before and change.before.answers, change.answers) == (
        "feels_safe",
        ("yes",),
        ("no",),
    )


def test_a_conversation_in_which_nothing_was_said_is_no_assessment():
    desk = begun()

    refused = desk.refused(AssessNeeds, DETECTIVE, said=(NeedSaid(question="wants"),))

    assert words(refused) == ["Nothing was talked about yet."]


def test_one_answer_begins_the_assessment_and_it_stays_owed_until_every_part_was_asked_about():
    desk = begun()
    told = desk.do(AssessNeeds, DETECTIVE, said=(WELSH,), enhanced_told=True)

    assert desk.statuses("VC-03") == ["owed"]
    assert of(desk, "victim.needs_assessed")[-1].body["topics_open"] == len(england_wales().pack.victim_needs) - 1
    assert words(told.notices)[-1].startswith("Still to ask the child about: Being safe; Staying in touch; Health")

    desk.at(60).do(AssessNeeds, DETECTIVE, said=whole(without=("needs_understanding", "needs_wishes")))
    assert desk.statuses("VC-03") == ["owed"]
    told = desk.at(90).do(AssessNeeds, DETECTIVE, said=(NeedSaid(question="wants", said="Sleep"),))
    assert (desk.statuses("VC-03"), words(told.notices)) == (["met"], [])


def test_a_part_that_the_child_did_not_want_or_that_is_not_asked_for_a_reason_holds_nothing_up():
    desk = begun()
    passed = (
        PassedOver(topic="needs_wishes", why="not_wanted"),
        PassedOver(topic="needs_being_heard", why="not_asked", reason="An interview is not thought of"),
    )
    said = whole(WELSH, without=("needs_wishes", "needs_being_heard"))
    desk.do(AssessNeeds, DETECTIVE, said=said, passed_over=passed)

    assert desk.statuses("VC-03") == ["met"]
    assert [event.body["why"] for event in of(desk, "victim.needs_topic_passed_over")] == ["not_wanted", "not_asked"]
    assert "An interview" not in str([dict(event.body) for event in of(desk, "victim.needs_topic_passed_over")])


def test_a_part_that_is_not_asked_needs_a_reason_and_has_to_be_one_of_the_rulebooks():
    desk = begun()
    nameless = (PassedOver(topic="needs_wishes", why="not_asked"), PassedOver(topic="needs_nothing", why="not_wanted"))

    refused = desk.refused(AssessNeeds, DETECTIVE, said=(WELSH,), passed_over=nameless)

    assert words(refused) == [
        "It is not said why this is not asked: What they want.",
        "The rulebook in force has no such part of the conversation.",
    ]


def test_a_child_who_wanted_to_talk_about_nothing_is_kept_as_that_and_was_not_assessed():
    desk = begun()
    unwanted = tuple(PassedOver(topic=one, why="not_wanted") for one in england_wales().pack.victim_needs)
    desk.do(AssessNeeds, DETECTIVE, passed_over=unwanted)

    assert desk.statuses("VC-03") == ["owed"]
    desk.at(60).do(AssessNeeds, DETECTIVE, said=(WELSH,))
    assert desk.statuses("VC-03") == ["met"]


def test_after_a_change_one_answer_is_not_enough_and_asking_whether_the_rest_is_as_before_is():
    desk = begun()
    desk.do(AssessNeeds, DETECTIVE, said=whole(WELSH))
    desk.at(60).do(NoteNeedsChanged, OFFICER, why="placement_move")

    desk.at(120).do(AssessNeeds, DETECTIVE, said=(SHORT,))
    assert desk.statuses("VC-06") == ["owed"]
    last = of(desk, "victim.needs_assessed")[-1].body
    assert (last["topics_open"], last["topics_not_again"]) == (0, len(england_wales().pack.victim_needs) - 1)

    desk.at(180).do(AssessNeeds, DETECTIVE, rest_as_before=True)
    assert desk.statuses("VC-06") == ["met"]


def test_what_was_never_asked_about_is_not_as_before():
    desk = begun()
    desk.do(AssessNeeds, DETECTIVE, said=(WELSH,))
    desk.at(60).do(AssessNeeds, DETECTIVE, rest_as_before=True)

    assert desk.statuses("VC-03") == ["owed"]


def test_an_assessment_that_came_from_elsewhere_is_taken_as_one():
    desk = begun()
    draft = Draft(fact=NeedsAssessed(), happened_at=desk.now, subjects=(CHILD, INVESTIGATION))
    enter(Entry(record=INQUIRY, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)

    assert desk.statuses("VC-03") == ["met"]
    desk.at(60).do(NoteNeedsChanged, OFFICER, why="placement_move")
    desk.at(90).do(AssessNeeds, DETECTIVE, said=(WELSH,))
    assert desk.statuses("VC-06") == ["owed"]
    desk.at(120).do(AssessNeeds, DETECTIVE, rest_as_before=True)
    assert desk.statuses("VC-06") == ["met"]


def test_an_answer_that_the_rulebook_does_not_have_is_refused_in_words():
    desk = begun()

    refused = desk.refused(AssessNeeds, DETECTIVE, said=(NeedSaid(question="language", answers=("klingon",)),))

    assert words(refused) == ["The rulebook in force does not ask this, or not with this answer."]


def test_what_the_child_says_leads_to_what_is_done_next_the_most_urgent_first():
    desk = begun()
    said = (
        NeedSaid(question="feels_safe", answers=("no",)),
        NeedSaid(question="conditions", answers=("speech",)),
        NeedSaid(question="services", answers=("sexual_violence_adviser",)),
        NeedSaid(question="talks_with", answers=("a_woman",)),
        NeedSaid(question="helps_to_be_heard", answers=("live_link", "not_sure")),
        NeedSaid(question="worried_about", answers=("getting_in_trouble",)),
    )
    told = desk.do(AssessNeeds, DETECTIVE, said=said)

    now, pack = standing(desk), england_wales().pack
    assert rules(told.notices)[:3] == ["PROMPT-01", "INT-02", "VC-05"]
    assert preferred_interviewer(now) == "a_woman"
    assert measures_wanted(now) == ("live_link",)
    assert services_wanted(now, pack) == ("support_sexual_violence_adviser",)
    assert driven(now, pack, "exploited_to_offend") == ("Getting into trouble with the police",)


def test_a_personal_statement_that_was_asked_about_in_the_conversation_counts_as_offered():
    desk = begun()
    desk.do(AssessNeeds, DETECTIVE, said=(NeedSaid(question="effect", answers=("no",)),))
    desk.do(OfferStatement, DETECTIVE, answer="later")
    desk.do(KeepStatement, DETECTIVE, statement="I cannot sleep", to_be_read_by="somebody_for_them")
    desk.do(KeepStatement, DETECTIVE, statement="I moved school")

    offered = [event.body["answer"] for event in of(desk, "victim.personal_statement_offered")]
    assert offered == ["declined", "later", "made", "made"]
    assert [event.body["version"] for event in of(desk, "victim.personal_statement_made")] == [1, 2]
    assert words(desk.refused(KeepStatement, DETECTIVE)) == [
        "Neither what the child said nor where it is recorded was given."
    ]


def test_a_change_on_record_has_the_needs_asked_about_again():
    desk = begun()
    desk.do(AssessNeeds, DETECTIVE, said=(WELSH,))
    told = desk.at(60).do(NoteNeedsChanged, OFFICER, why="placement_move")
    assert "VC-06" in {duty.rule for duty in told.raised}

    desk.at(120).do(AssessNeeds, DETECTIVE, said=whole(SHORT))
    assert desk.statuses("VC-06")[-1] == "met"
    assert of(desk, "victim.needs_assessed")[-1].body["because"] == "looked_at_again"


def test_a_new_suspect_has_the_needs_asked_about_again_and_more_of_the_same_one_does_not():
    desk = begun()
    desk.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Tall Jay")
    assert of(desk, "victim.needs_may_have_changed") == []  # nobody asked yet, so the first conversation is owed anyway

    desk.at(60).do(AssessNeeds, DETECTIVE, said=(WELSH,))
    desk.at(90).do(IdentifySuspect, DETECTIVE, suspect="EI-1-S1", known_by="phone")
    assert of(desk, "victim.needs_may_have_changed") == []
    desk.at(120).do(IdentifySuspect, DETECTIVE, known_by="vehicle")
    assert [event.body["why"] for event in of(desk, "victim.needs_may_have_changed")] == ["new_suspect"]
    assert desk.statuses("VC-06") == ["owed"]


def test_only_the_childs_own_no_settles_a_referral():
    desk = begun()
    desk.do(ReferToSupport, DETECTIVE, result="referred", service="support_therapy", reference="T-1")
    told = desk.do(SupportDidNotCome, DETECTIVE, said_no="parent_or_carer", service="support_therapy", reason="Shame")

    assert words(told.notices) == ["A parent or carer said no; the child did not. Support is still owed to the child."]
    assert words(desk.refused(ReferToSupport, DETECTIVE, result="referred", service="elsewhere")) == [
        "The rulebook in force knows no such service."
    ]


def test_rights_explained_to_a_parent_alone_are_not_explained_to_the_child():
    desk = begun()
    desk.do(AssessNeeds, DETECTIVE, said=(WELSH,))
    desk.do(ExplainRights, DETECTIVE, to="parent_or_carer", enhanced=True)
    assert desk.statuses("VC-04") == ["owed"]

    desk.do(ExplainRights, DETECTIVE, to="child", enhanced=True)
    assert desk.statuses("VC-04") == ["met"]


def test_a_pack_that_asks_the_same_thing_twice_is_refused():
    pack = england_wales().pack
    first = pack.victim_needs["needs_understanding"]
    again = first.model_copy(update={"id": "needs_again", "questions": first.questions[:1]})
    wrong = replace(pack, victim_needs={**pack.victim_needs, "needs_again": again})

    said = [fault.words for fault in check_pack(wrong, None) if "asked twice" in fault.words]
    assert said == [f"{name}: asks language, which is asked twice." for name in ("needs_understanding", "needs_again")]


def test_no_question_is_harder_than_the_child_it_is_asked_of() -> None:
    pack = england_wales().pack
    limits = {frame.reader: frame.reading_age for frame in pack.notice_readers.values()}
    older = limits["child_12_and_over"]
    asked = [one for topic in pack.victim_needs.values() for one in topic.questions]
    too_hard = [
        (one.id, words)
        for one in asked
        for words, limit in ((one.under_12, limits["child_under_12"]), (one.from_12, older), (one.why, older))
        if reading_age(words) > limit
    ]
    assert len(asked) > 20
    assert too_hard == []


def test_compensation_is_explained_to_the_child_and_to_each_who_may_know_and_one_is_not_told_by_telling_another():
    desk = begun()
    desk.do(NameHolder, DETECTIVE, kind="parent", may_know="yes", under_suspicion="no", name="Ana Reed")
    assert (desk.statuses("VC-28"), desk.statuses("VC-28-FAMILY")) == (["owed"], ["owed"])

    assert desk.do(ExplainCompensation, DETECTIVE, holder="H2").notices == ()
    assert (desk.statuses("VC-28"), desk.statuses("VC-28-FAMILY")) == (["owed"], ["met"])
    desk.do(AssessNeeds, DETECTIVE, said=(WELSH,), compensation_explained=True)
    assert desk.statuses("VC-28") == ["met"]


def test_a_parent_who_should_not_have_heard_of_compensation_did_hear_of_it_and_that_is_said():
    desk = begun()
    desk.do(NameHolder, DETECTIVE, kind="parent", may_know="no", under_suspicion="no", name="Ana Reed")
    told = desk.do(ExplainCompensation, DETECTIVE, holder="H2")

    assert words(told.notices) == ["It is not established that they may safely know. It is kept that they heard this."]
    assert words(desk.refused(ExplainCompensation, DETECTIVE, holder="H9")) == [
        "Nobody is on record under this reference as told of this child."
    ]

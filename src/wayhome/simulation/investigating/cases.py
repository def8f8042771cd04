"""Twenty-five cases at every stage, three networks of adults among them, some going wrong as inspectors described.

What goes wrong: a mother who was told that her daughter must report it herself, a case given to nobody, one given to
somebody without the skills, no plan, a camera nobody asked for, a child who could not go on and nothing tried instead,
a hotel and its suspects not followed, a boy arrested before anybody asked who sent him.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from wayhome.kernel.ids import RecordId
from wayhome.rulebook.pack import Pack
from wayhome.simulation.children import Child
from wayhome.simulation.force import Borough
from wayhome.simulation.investigating import caring, finishing, opening, telling, turning, working
from wayhome.simulation.investigating.networks import DRIVER, LINE, LODGE, STREAMER, UNCLE
from wayhome.simulation.investigating.opening import Worry
from wayhome.simulation.investigating.tale import Tale
from wayhome.simulation.investigating.working import Adult
from wayhome.simulation.playing import ToldAct
from wayhome.simulation.team import ADEYEMI, AMADI, BLYTHE, COOMBE, FENN, ROWE, SETHI, VARLEY, Detective

FIRST = 3101
Course = Callable[[Tale, Worry], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: how many days ago it began, of which children, what was feared, who has it, and how it went."""

    ago: float
    worry: Worry
    course: Course
    officer: Detective | None = AMADI
    supervisor: Detective = COOMBE
    risk: str = "medium"
    many: int = 1


MOTHER = Worry(informant="parent", said="A man offers my daughter money for sex. I have the messages here.",
               crime="He wrote what he would pay and where to come.",
               present=("older_people", "gifts_or_cash"))  # fmt: skip
SCHOOL = Worry(informant="school", said="She comes with new clothes and a second phone, and a car waits at three.",
               present=("gifts_or_cash", "second_phone", "older_people"))  # fmt: skip
HOTEL = Worry(informant="carer", said="She was found in a hotel room that an adult had paid for.",
              crime="An adult paid for the room and brought other men.", kinds=("sexual", "group"),
              present=("unknown_vehicles_or_hotels", "adult_of_concern", "others_exploited"))  # fmt: skip
COUNTY = Worry(informant="social_worker", said="He was found two counties away with drugs, keys and no money.",
               crime="Adults sent him to sell for them and took his phone.", kinds=("county_lines", "trafficking"),
               offence="modern_slavery",
               present=("far_from_home", "made_to_carry_drugs", "debt", "train_tickets"))  # fmt: skip
DEBT = Worry(informant="placement", said="Men come to the door for money they say he owes.", kinds=("criminal",),
             crime="They make him carry parcels to pay it back.", offence="criminal_exploitation",
             present=("debt", "threats", "older_people"))  # fmt: skip
ONLINE = Worry(informant="self", said="He says he will send the pictures to my school.", kinds=("online", "sexual"),
               crime="He asked for pictures and now threatens to show them.", offence="images",
               present=("online_contact", "images_shared", "threats"))  # fmt: skip
FRIEND = Worry(informant="friend", said="An older man picks her up and she is frightened of him.")


def just_raised(tale: Tale, worry: Worry) -> None:
    """Tell of a concern of today, that was put on record and made safe at once."""
    opening.made_safe(tale, AMADI.acting())
    opening.put_on_record(tale, worry, AMADI.acting(), hours=3)


def given_to_nobody(tale: Tale, worry: Worry) -> None:
    """Tell of a case that nobody was given, although it is on record."""
    opening.put_on_record(tale, worry, AMADI.acting(), hours=30)


def told_to_report_it_herself(tale: Tale, worry: Worry) -> None:
    """Tell of a mother who brought proof, and of whom nothing was recorded for days."""
    opening.put_on_record(tale, worry, COOMBE.acting(), hours=76)
    opening.given_to(tale, hours=80)


def begun(tale: Tale, worry: Worry) -> None:
    """Tell of a case begun well: given, understood, planned, its lines gone through."""
    opening.made_safe(tale, COOMBE.acting())
    opening.put_on_record(tale, worry, COOMBE.acting())
    opening.given_to(tale)
    opening.understood(tale, worry)
    caring.seen_to(tale)
    working.planned(tale)
    working.lines_gone_through(tale)


def worked(adult: Adult, *, lines: float = 10, arrest: float = 0, others: bool = True) -> Course:
    """Return a course that goes on from a good beginning: an adult found, lines finished, reviews held."""

    def course(tale: Tale, worry: Worry) -> None:
        begun(tale, worry)
        working.may_be_lost(tale, hours=30, keeping="KT-STREET-RECORDING", kind="cctv")
        ref = working.led_to(tale, adult)
        working.heard(tale, AMADI)
        turning.position(tale, "supports", days=3.2, said="I want him to stop. I will say what happened.")
        working.lines_ended(tale, days=lines)
        waits = int(tale.record[-2:]) % 4 == 0
        caring.invited(tale, days=(tale.now - tale.began).days - 2 if waits else 4, answered=not waits)
        turning.powers_considered(tale, days=2.5)
        turning.warned(tale, ref, days=3.5)
        turning.met_with_partners(tale, days=1)
        for place in range(int((tale.now - tale.began) / timedelta(days=7))):
            working.reviewed(tale, days=6.5 + place * 7)
        working.seen_by_inspector(tale, days=26)
        if others:
            working.others_looked_for(tale, days=6)
        if arrest:
            working.arrested(tale, ref, days=arrest)
            caring.asked_again(tale, days=arrest + 1.2)

    return course


def at_the_hotel(tale: Tale, worry: Worry) -> None:
    """Tell of a hotel whose recordings nobody asked for, and of suspects who were not followed."""
    opening.put_on_record(tale, worry, COOMBE.acting(), hours=20)
    opening.given_to(tale, hours=60)
    working.hotel(tale, hours=80)
    working.may_be_lost(tale, hours=84, keeping="KT-HOTEL-RECORDING", kind="cctv", asked=False)
    ref = working.led_to(tale, LODGE, hours=90, checked=False)
    turning.other_child(tale, ref, days=5)


def unskilled(tale: Tale, worry: Worry) -> None:
    """Tell of a case for which nobody with the skills was free: owned once, and not looked at again."""
    opening.made_safe(tale, COOMBE.acting())
    opening.put_on_record(tale, worry, COOMBE.acting())
    opening.given_by_exception(tale, FENN)
    opening.understood(tale, worry)
    working.planned(tale, lacking=("plan_disruption", "plan_evidence_led"), endorsed=False)


def standing_still(tale: Tale, worry: Worry) -> None:
    """Tell of a case that began well and in which nothing has moved for weeks."""
    begun(tale, worry)
    working.reviewed(tale, days=13)


def could_not_go_on(result: str, *, disrupted: bool) -> Course:
    """Return a course in which the child cannot support it: what is decided then, and whether disruption follows."""

    def course(tale: Tale, worry: Worry) -> None:
        worked(UNCLE, arrest=12)(tale, worry)
        turning.position(
            tale, "withdraws", days=22, said="I cannot. They know where we live.", change="If my brother were safe."
        )
        if not result:
            return
        turning.help_offered(tale, days=24)
        turning.decided_without(tale, result, days=26)
        if disrupted:
            turning.ordered(tale, f"{tale.record}-S1", days=30)

    return course


def on_the_line(tale: Tale, worry: Worry) -> None:
    """Tell of a boy sent to sell: referred as a victim, asked first who sent him, the driver's licence looked at."""
    begun(tale, worry)
    opening.referred_as_victim(tale)
    turning.child_suspected(tale, days=2)
    ref = working.led_to(tale, LINE)
    turning.powers_considered(tale, days=3)
    turning.driver_told_of(tale, days=4)
    turning.other_child(tale, ref, days=6)
    working.reviewed(tale, days=6.5)
    working.reviewed(tale, days=13.5)
    turning.disagreed(tale, days=9)


def suspected_first(tale: Tale, worry: Worry) -> None:
    """Tell of a boy arrested with drugs, of whom nobody asked who sent him."""
    opening.put_on_record(tale, worry, COOMBE.acting())
    opening.given_to(tale, hours=20)
    turning.child_suspected(tale, days=1.5, screened=False)


WRITTEN_IN_VAIN = worked(UNCLE)
CASES: tuple[Case, ...] = (
    Case(ago=0.3, worry=FRIEND, course=just_raised, officer=None, risk="high"),
    Case(ago=2.2, worry=SCHOOL, course=given_to_nobody, officer=None),
    Case(ago=4, worry=MOTHER, course=told_to_report_it_herself, officer=ROWE, risk="high"),
    Case(ago=2, worry=ONLINE, course=worked(STREAMER), risk="high"),
    Case(ago=3, worry=DEBT, course=suspected_first, officer=ROWE),
    Case(ago=5, worry=COUNTY, course=begun, officer=ROWE, risk="high"),
    Case(ago=6, worry=HOTEL, course=at_the_hotel, officer=SETHI, supervisor=BLYTHE, risk="high", many=2),
    Case(ago=8, worry=SCHOOL, course=unskilled, officer=None),
    Case(ago=9, worry=COUNTY, course=on_the_line, risk="high"),
    Case(ago=12, worry=MOTHER, course=WRITTEN_IN_VAIN, risk="high"),
    Case(ago=15, worry=HOTEL, course=worked(LODGE), officer=SETHI, many=3, risk="high"),
    Case(ago=16, worry=COUNTY, course=on_the_line, officer=ROWE, risk="high"),
    Case(ago=19, worry=ONLINE, course=worked(STREAMER), officer=ROWE),
    Case(ago=31, worry=DEBT, course=standing_still, officer=ADEYEMI, supervisor=BLYTHE),
    Case(ago=28, worry=FRIEND, course=worked(DRIVER, arrest=11)),
    Case(ago=33, worry=MOTHER, course=could_not_go_on("", disrupted=False), officer=SETHI, supervisor=BLYTHE),
    Case(ago=36, worry=HOTEL, course=could_not_go_on("gather_more", disrupted=False), risk="high"),
    Case(ago=41, worry=SCHOOL, course=worked(DRIVER, arrest=14), officer=ROWE, risk="standard"),
    Case(ago=48, worry=COUNTY, course=worked(LINE, arrest=20), officer=ADEYEMI, many=2, risk="high"),
    Case(ago=55, worry=DEBT, course=finishing.charged, officer=ROWE),
    Case(ago=62, worry=MOTHER, course=could_not_go_on("proceed", disrupted=True), risk="high"),
    Case(ago=75, worry=HOTEL, course=worked(LODGE, arrest=16), many=2, risk="high"),
    Case(ago=90, worry=ONLINE, course=finishing.nobody_found, officer=ROWE),
    Case(ago=120, worry=FRIEND, course=could_not_go_on("not_viable", disrupted=False), supervisor=BLYTHE),
    Case(ago=150, worry=COUNTY, course=could_not_go_on("proceed", disrupted=True), officer=ADEYEMI, risk="high"),
)


def investigations(told: Borough, pack: Pack) -> Iterator[ToldAct]:
    """Yield the acts of the team's investigations, in the order in which they were entered."""
    free = [child for child in told.children if child.flag] + [child for child in told.children if not child.flag]
    steps: list[ToldAct] = []
    for place, case in enumerate(CASES):
        children, free = tuple(free[: case.many]), [*free[case.many :], *free[: case.many]]
        steps.extend(_told(place, case, children, told, pack))
    return iter(sorted(steps, key=lambda step: step.entered_at))


def _told(place: int, case: Case, children: tuple[Child, ...], told: Borough, pack: Pack) -> list[ToldAct]:
    tale = Tale(
        record=RecordId(f"EI-{FIRST + len(CASES) - place}"),
        children=children,
        began=told.now - timedelta(days=case.ago),
        now=told.now,
        pack=pack,
        officer=case.officer,
        supervisor=case.supervisor,
        risk=case.risk,
    )
    opening.told_of(tale, case.worry, VARLEY.acting())
    case.course(tale, case.worry)
    telling.told_in_time(tale)
    if case.course is WRITTEN_IN_VAIN:
        telling.not_delivered(tale)
    return tale.told()

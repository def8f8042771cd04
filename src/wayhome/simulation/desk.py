"""Those who can be signed in as: the posts of the desk and of those who answer for the force, and who they are."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.kernel.ids import SubjectKind
from wayhome.record.events.workforce import OfficerJoined, PostDeclared, PostHeld
from wayhome.simulation.force import Borough
from wayhome.simulation.people import DESK_SINCE, brought_in
from wayhome.simulation.playing import Said


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the demonstration's own people. ``throughout``: held since the story began, by the one officer named.

    Who holds the others is told with the cases, and by none where nobody is named.
    """

    key: str
    name: str
    role: str
    unit: str
    officers: tuple[tuple[str, str], ...]
    throughout: bool = False


POSTS = (
    Post("P-1", "Call handler", "call_handler", "control", (("Call handler 8812", "Call handler"),)),
    Post("P-2", "Risk grader", "grader", "missing", (("PS Hallam 4471", "PS"),)),
    Post("P-3", "Response", "response", "response-a", (("PC Renshaw 6035", "PC"),)),
    Post("P-4", "Investigating officer", "investigator", "exploitation", (("DC Osei 5526", "DC"),)),
    Post("P-5", "Supervisor", "supervisor", "missing", (("PS Ives 2290", "PS"), ("PS Quill 3318", "PS"))),
    Post("P-6", "Duty inspector", "inspector", "control", (("Insp Duffy 2207", "Insp"),)),
    Post("P-7", "Detective inspector", "detective_inspector", "exploitation", (("DI Varley 3190", "DI"),)),
    Post("P-8", "Superintendent", "command", "force", (("Supt Larkin 1104", "Supt"),)),
    Post("P-9", "Lead for missing people", "force_lead", "force", (("DCI Astley 1877", "DCI"),), throughout=True),
    Post("P-10", "Training lead", "training_lead", "force", (("Dilys Orme 9026", "Staff"),), throughout=True),
    Post("P-11", "Analyst", "analyst", "force", (("Ama Whitlock 9031", "Staff"),), throughout=True),
    Post("P-12", "Co-ordinator", "coordinator", "missing", (("Bethan Lowe 7713", "Staff"),), throughout=True),
    Post("P-15", "Victim care", "victim_care", "exploitation", (("Ceri Nolan 7790", "Staff"),), throughout=True),
    Post("P-14", "Assurance lead", "assurance_lead", "force", (("Tess Maddox 9044", "Staff"),), throughout=True),
    Post("P-13", "Control room", "control_room", "control", (("Insp Pryce 5140", "Insp"),), throughout=True),
)


def desk(told: Borough) -> Iterator[Said]:
    """Yield what the posts are called and who joined to hold them, in the order in which it was entered."""
    said = [one for post in POSTS for one in _post(post, told)]
    return iter(sorted(said, key=lambda one: (one.entered_at, one.entry.record)))


def _post(post: Post, told: Borough) -> Iterator[Said]:
    since = told.began if post.throughout else told.now - DESK_SINCE
    declared = PostDeclared(name=post.name, role=post.role, unit=post.unit)
    yield brought_in(SubjectKind.POST, post.key, since, declared, told)
    for officer, rank in post.officers:
        joined = OfficerJoined(rank=rank, unit=post.unit, role=post.role)
        yield brought_in(SubjectKind.OFFICER, officer, told.began, joined, told)
        if post.throughout:
            held = PostHeld(officer=officer, role=post.role, unit=post.unit, start=since)
            yield brought_in(SubjectKind.POST, post.key, since, held, told)

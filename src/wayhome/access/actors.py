"""Who is asking: a person signed in, and the roles they hold."""

from dataclasses import dataclass
from enum import Enum

from wayhome.kernel.ids import ActorId


class Role(Enum):
    """A role as a force gives it, with what it is for."""

    ANALYST = "analyst", "Analyst", "brings in the force's case histories and reads what was owed"
    CALL_HANDLER = "call_handler", "Call handler", "takes reports of missing children, and what callers add to them"
    GRADER = "grader", "Risk grader", "grades the risk to a missing child on everything that is held"
    RESPONSE = "response", "Response officer", "looks for the child, sees the child, and hears what happened"
    SUPERVISOR = "supervisor", "Supervisor", "answers for cases, and for what they owe now"
    INSPECTOR = "inspector", "Duty inspector", "reviews every search, and approves what a supervisor alone may not"
    COORDINATOR = (
        "coordinator",
        "Missing person coordinator",
        "works with partners, and keeps each child's history together",
    )
    CONTROL_ROOM = "control_room", "Control room", "watches every missing child on the board, and sends what is needed"
    COMMAND = "command", "Superintendent or above", "decides first lines of enquiry and staffing where risk is high"
    FORCE_LEAD = "force_lead", "Force lead for missing people", "answers for grading, patterns, returns and policy"
    INVESTIGATOR = "investigator", "Investigating officer", "finds out who harms a child, and stops them"
    DETECTIVE_INSPECTOR = (
        "detective_inspector",
        "Detective inspector",
        "answers for investigations of exploitation, and owns what goes against the rule",
    )
    VICTIM_CARE = "victim_care", "Victim care", "sees that children, and those who care for them, are told and heard"
    TRAINING_LEAD = "training_lead", "Training lead", "keeps people trained for what they do; reads no child's record"
    INSPECTORATE_READER = "inspectorate_reader", "Inspectorate reader", "reads the evidence from outside the force"
    ADMINISTRATOR = (
        "administrator",
        "Administrator",
        "looks after sign-ins and the system; reads no child's record",
    )
    FAMILY = "family", "Child, parent or carer", "reads and writes what is theirs, through a door of their own"
    PARTNER = "partner", "Council or provider", "answers what it was asked about a child, through a door of its own"

    key: str
    words: str
    purpose: str

    def __new__(cls, key: str, words: str, purpose: str) -> "Role":
        role = object.__new__(cls)
        role._value_ = key
        role.key, role.words, role.purpose = key, words, purpose
        return role


BY_INVITATION = (Role.FAMILY, Role.PARTNER)
"""Roles that no sign-in holds: whoever comes by an invitation acts in one, for one child, and sees what is theirs."""

TO_BE_GIVEN = tuple(role for role in Role if role not in BY_INVITATION)
"""Roles that an administrator may give to a sign-in."""


def role_called(key: str) -> Role:
    """Look a role up by its key; raises KeyError for one that is no longer given."""
    return {role.key: role for role in Role}[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone signed in: the id that the who-looked log names, what to call them, and their roles."""

    id: ActorId
    name: str
    roles: frozenset[Role]

    @property
    def roles_in_words(self) -> str:
        """Return the roles as a phrase, in the order they are declared."""
        return ", ".join(role.words for role in Role if role in self.roles) or "No role"

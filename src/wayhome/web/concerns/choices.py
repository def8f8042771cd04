"""What forms about a concern ask in the same way: who was concerned, which exploitation, and in whose words."""

from base64 import b32encode
from hashlib import sha256

from django import forms

from wayhome.casework.concerns.standing import KINDS
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, subject
from wayhome.web.acting.boxes import line
from wayhome.web.acting.forms import Choices
from wayhome.web.presenting.entries import capital

INFORMANTS: Choices = [
    ("parent", "Parent"), ("carer", "Carer"), ("placement", "Children’s home or placement"), ("school", "School"),
    ("social_worker", "Social worker"), ("health", "Health"), ("friend", "Friend"), ("relative", "Other relative"),
    ("self", "The child themself"), ("police_other_force", "Another police force"), ("public", "Member of the public"),
    ("other", "A police officer, or somebody else"), ("unknown", "Not known"),
]  # fmt: skip
OF_KINDS: Choices = [(kind, capital(words)) for kind, words in KINDS.items()]
OFFENCES: Choices = [
    ("sexual", "A sexual offence"), ("criminal_exploitation", "Criminal exploitation"),
    ("modern_slavery", "Modern slavery or trafficking"), ("images", "Indecent images"),
    ("violence", "Violence, threats or robbery"), ("drugs", "A drugs offence"), ("other", "Another offence"),
]  # fmt: skip
LETTERS = str.maketrans("IOB01", "XYZ23")  # none that is taken for a digit on the telephone


def short(label: str, hint: str = "", *, lacking: str = "") -> forms.CharField:
    """Return a field for a few words on one line."""
    return line(label, hint, lacking=lacking, most=120)


def day(label: str, hint: str = "") -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label, help_text=hint, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def ticked(name: str, label: str) -> Choices:
    """Return the one choice of a box that stands by itself."""
    return [(name, label)]


def new_investigation(key: str) -> tuple[RecordId, Subject]:
    """Return what an investigation is called that follows from a key: the same when it is sent again."""
    name = f"EI-{_code(key, 'case')}"
    return RecordId(name), subject(SubjectKind.INVESTIGATION, name)


def new_child(key: str) -> Subject:
    """Return a child whom nothing is held about yet."""
    return subject(SubjectKind.CHILD, f"C-{_code(key, 'child')}")


def _code(key: str, what: str) -> str:
    made = b32encode(sha256(f"{key}/{what}".encode()).digest()).decode().translate(LETTERS)
    return f"{made[:4]}-{made[4:8]}"

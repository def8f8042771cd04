"""What a new case, child and episode are called: short enough to say on the radio, and the same when sent again."""

from base64 import b32encode
from hashlib import sha256

from wayhome.kernel.ids import RecordId, Subject, SubjectKind, subject

LETTERS = str.maketrans("IOB01", "XYZ23")  # none that is taken for a digit on the telephone


def code(key: str, place: int) -> str:
    """Return eight letters and digits that follow from a key that was made once: K7QX-2M4P."""
    made = b32encode(sha256(f"{key}/{place}".encode()).digest()).decode().translate(LETTERS)
    return f"{made[:4]}-{made[4:8]}"


def new_record(key: str, place: int) -> RecordId:
    """Return what the case of one child of a report is called."""
    return RecordId(f"M-{code(key, place)}")


def new_case(key: str, place: int) -> Subject:
    """Return the missing episode of one child of a report."""
    return subject(SubjectKind.EPISODE, f"M-{code(key, place)}")


def new_investigation(key: str) -> tuple[RecordId, Subject]:
    """Return what an investigation is called that a crime opens, as its record and as a subject."""
    name = f"EI-{code(key, 1)}"
    return RecordId(name), subject(SubjectKind.INVESTIGATION, name)


def new_child(key: str, place: int) -> Subject:
    """Return a child whom nothing is held about yet."""
    return subject(SubjectKind.CHILD, f"C-{code(key, place)}")

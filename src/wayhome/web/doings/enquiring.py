"""Acts of an investigation: lines of enquiry."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ELSEWHERE, IN_INVESTIGATIONS, INVESTIGATING, Doing, act, in_group

INVESTIGATE, SUPERVISE = Permission.INVESTIGATE, Permission.SUPERVISE_INVESTIGATIONS

ACTS: tuple[Doing, ...] = in_group(
    "Lines of enquiry",
    act("inquiry-lines", "Lines of enquiry", phases=IN_INVESTIGATIONS, by=Permission.READ_CASES),
    act("classify-lines", "Go through the lines of enquiry", phases=INVESTIGATING, by=INVESTIGATE),
    act("follow-line", "Raise a line of enquiry", phases=INVESTIGATING, by=INVESTIGATE),
    act("end-line", "What became of a line", phases=ELSEWHERE, by=INVESTIGATE),
    act("chase-line", "A line past its date", phases=ELSEWHERE, by=SUPERVISE),
    act("set-aside", "Look at a line held not to be reasonable", phases=ELSEWHERE, by=SUPERVISE),
    act("perishable", "What may be lost", phases=IN_INVESTIGATIONS, by=Permission.READ_CASES),
    act("identify-source", "Put down something that may be lost", phases=INVESTIGATING, by=INVESTIGATE),
    act("ask-to-keep", "Have it kept", phases=ELSEWHERE, by=INVESTIGATE),
    act("what-became", "What became of it", phases=ELSEWHERE, by=INVESTIGATE),
    act("identifiers", "What leads to somebody", phases=IN_INVESTIGATIONS, by=Permission.READ_CASES),
    act("note-identifier", "Note a number, plate or nickname", phases=INVESTIGATING, by=INVESTIGATE),
    act("search-identifiers", "Search what is held for them", phases=ELSEWHERE, by=INVESTIGATE),
    act("look-at-match", "Look at a record that has the same", phases=ELSEWHERE, by=INVESTIGATE),
    act("resolve-identifier", "Say whose it is", phases=ELSEWHERE, by=INVESTIGATE),
    act("link-vehicle", "Link a vehicle", phases=INVESTIGATING, by=INVESTIGATE),
    act("check-vehicle", "Number-plate data and a marker", phases=ELSEWHERE, by=INVESTIGATE),
    act("link-premises", "Link a place", phases=INVESTIGATING, by=INVESTIGATE),
    act("hotel", "Have a hotel keep what it has", phases=ELSEWHERE, by=INVESTIGATE),
    act("look-for-others", "Other children who may be harmed", phases=INVESTIGATING, by=INVESTIGATE),
)

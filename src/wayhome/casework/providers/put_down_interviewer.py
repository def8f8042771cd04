"""Put down who holds the return interview for a council or provider, so that they can be invited to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.holders.addresses import ways_written
from wayhome.casework.holders.asked import holders_facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.providers.interviews import ASKED, SENT, refuse_unless_back
from wayhome.casework.reasons import ours
from wayhome.holdings.places import phone
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.return_interview import InterviewerPutDown, Whom
from wayhome.record.vocabulary import Words

LONGEST = timedelta(days=90)
ANYBODYS = (
    "gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "ymail", "icloud", "me", "mac", "aol",
    "proton", "protonmail", "gmx", "btinternet", "sky", "talktalk", "virginmedia", "mail",
)  # fmt: skip
AT_AGENCIES = ("council", "advocate")


@dataclass(frozen=True, slots=True, kw_only=True)
class PutDownInterviewer(OnInvestigation):
    """Somebody at an agency, by their work e-mail and work telephone; after ``until`` they see nothing any more."""

    of: Whom
    agency: str
    email: Words
    telephone: Words
    until: datetime
    name: Words = ""


def put_down_interviewer(command: PutDownInterviewer, facing: Facing) -> Outcome:
    """Put them down. They are told of the interview alone, and are no rights-holder. Rule MC-68.

    Refused before the child is back, and by what is no work address: one of the family's, or one never to use.
    """
    refuse_unless_back(facing)
    if reasons := tuple(_against(command, facing)):
        raise Refused(*reasons)
    put_down = InterviewerPutDown(
        holder=f"P-{sha256(command.key.encode()).hexdigest()[:10]}", of=command.of, agency=command.agency,
        name=command.name or None, email=command.email, telephone=command.telephone, until=command.until,
    )  # fmt: skip
    return tell(put_down, notices=(*_private(command), *_not_asked(command, facing)))


def _against(command: PutDownInterviewer, facing: Facing) -> Iterator[Reason]:
    if facing.story.of_type(SENT):
        words = "The interview of this return was sent to us already."
        yield ours("sent_already", words, "Put in what comes after it on paper.")
    if not any(way.startswith("mail ") for way in ways_written(command.email)):
        words = "The link goes to an e-mail address at work, and that is none."
        yield ours("no_email", words, "Put it down in full, with its @.")
    if "@" in command.telephone or not phone(command.telephone):
        words = "The code goes to a telephone at work, and that is no number."
        yield ours("no_telephone", words, "Put it down in full: a link and its code never go the same way.")
    holders, given = holders_facing(facing), ways_written(command.email) | ways_written(command.telephone)
    theirs = (one.address for who in holders if who.kind not in AT_AGENCIES for one in who.channels)
    if any(given & ways_written(address) for address in theirs):
        words = "That is how the child, or somebody of theirs, is reached: it is no address at work."
        yield ours("not_at_work", words, "Ask the council or provider for one of its own.")
    if given & holders[0].never:
        words = "It must not be used: somebody said never to, or it leads to a suspect."
        yield ours("never_used", words, "Ask the council or provider for another, and look at who it is.")
    if not facing.now < command.until <= facing.now + LONGEST:
        words = "The day is past, or more than 90 days from now."
        yield ours("until_when", words, "Choose a day within 90 days: the interview is owed within 72 hours.")


def _private(command: PutDownInterviewer) -> Iterator[Reason]:
    """Say that an address is at a provider where anybody has one: it is not known to be an agency's own."""
    place = command.email.rpartition("@")[2].strip().lower()
    if place.split(".")[0] in ANYBODYS:
        words = f"Anybody can have an address at {place}: it may be a private one."
        yield ours("private_mail", words, "Ask for the agency's own before the link goes, and put them down by that.")


def _not_asked(command: PutDownInterviewer, facing: Facing) -> Iterator[Reason]:
    """Say that a provider sees no interview that it was not asked for, and a council nothing of what we ask."""
    if not any(event.body.get("of") == command.of for event in facing.story.of_type(ASKED)):
        words = "They were not asked for the interview yet."
        yield ours("not_asked_yet", words, "Ask them, and say what they need to know to see the child safely.")

"""What happened to a message, in words, and to whom it was: never a name, a number or an address."""

from collections.abc import Mapping

from wayhome.application.sending.outgoing import Dealt, Kind, Stands, Way, Why

TO: Mapping[str, str] = {
    "child": "the child", "parent": "a parent", "guardian": "a guardian", "carer": "a carer", "council": "the council",
    "advocate": "an advocate", "other_adult": "another adult",
}  # fmt: skip
BY: Mapping[Way, str] = {"text": "text message", "email": "e-mail", "letter": "letter", "door": "message at their door"}
WHAT: Mapping[Kind, str] = {"notice": "", "invitation": " with an invitation", "code": " with a code"}
WHY: Mapping[Why, str] = {
    "channel_unsafe": "It was not sent: that way of reaching them is not known to be safe.",
    "channel_stopped": "It was not sent: that number or address is not used any more.",
    "never_by": "It was not sent: they are never to be reached in that way.",
    "holder_left": "It was not sent: they are not told of this child any more.",
    "under_suspicion": "It was not sent: they are, or may be, under suspicion, and are told nothing.",
    "may_not_know": "It was not sent: it is not established that they may safely know.",
    "wrong_address": "It came back: nobody has that number or address. It is not used any more.",
    "not_delivered": "It did not arrive.",
    "gave_up": "It could not be sent.",
    "too_old": "It was not sent: it was written too long ago to be sent without a look.",
    "no_carrier": "It was not sent: nothing is set up to carry it.",
    "no_address": "It was not sent: its words, or the number or address, are not held any more.",
    "refused": "It was not taken by whoever carries it.",
    "unreadable": "It was not sent: the record cannot be read whole.",
}
NO_RECEIPT = "It was handed over, and nobody has said that it arrived."
POSTED = "It was posted. That a letter arrived is known only when somebody signs for it, or says so."
CHOICES: Mapping[Dealt, str] = {
    "told_otherwise": "They were told another way",
    "with_a_supervisor": "A supervisor has it",
    "no_longer_needed": "It need not be told any more",
}


def what_happened(stands: Stands) -> str:
    """Return what happened to a message, in a sentence or two."""
    if stands.state == "carried":
        return POSTED if stands.outgoing.by == "letter" else NO_RECEIPT
    said = WHY[stands.why] if stands.why else WHY["not_delivered"]
    return f"{said} {stands.words}".strip()


def called(stands: Stands, kind: str) -> str:
    """Return what a message is called: what it is and for whom."""
    to = TO.get(kind, "somebody")
    words = f"{BY[stands.outgoing.by]} to {to}{WHAT[stands.outgoing.kind]}"
    return words[0].upper() + words[1:]

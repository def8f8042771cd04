"""Setting up for a force: what there is to do, what is done, and why each matters. Nothing is ticked: it is all read.

So it can be left and taken up by anybody who may, and what was undone since shows as missing again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wayhome.application.activating import Proposal, defaults_are_confirmed, waiting
from wayhome.application.drafts import Entered
from wayhome.application.of_our_force import enter_of_our_force
from wayhome.application.ports import EventLog, Ledger, Supplies
from wayhome.duties.in_force import ACTIVATED
from wayhome.kernel.ids import ActorId
from wayhome.record.events.force import ForceNamed

NAMED = ForceNamed.event_type.name
DESK = ("call_handler", "supervisor", "inspector")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to set up: whether it is done, how it stands, why it matters, and the page and command that do it."""

    key: str
    title: str
    done: bool
    words: str
    why: str
    page: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around the record, that only the edge knows.

    ``roles`` says how many can sign in with each role, ``may_set_rules`` how many may propose or approve rules, and
    ``named`` is what the record calls each who can sign in.
    """

    roles: Mapping[str, int] = field(default_factory=dict)
    may_set_rules: int = 0
    named: frozenset[str] = frozenset()
    mail_set: bool = False
    mailboxes: bool = False
    done: frozenset[str] = frozenset()
    sources: int = 0


def force_name(log: EventLog) -> tuple[str, str]:
    """Return what the force is called and which area it polices; empty where nobody said."""
    named = log.of_type(NAMED)
    return (str(named[-1].event.body["name"]), str(named[-1].event.body.get("area", ""))) if named else ("", "")


def name_force(name: str, area: str, *, by: ActorId, ledger: Ledger, supplies: Supplies) -> Entered | None:
    """Say what the force is called; the same said again adds nothing."""
    if force_name(ledger) == (name.strip(), area.strip()):
        return None
    fact = ForceNamed(name=name.strip(), area=area.strip())
    return enter_of_our_force(fact, by=by, ledger=ledger, supplies=supplies)


def steps(log: EventLog, around: Around) -> tuple[Step, ...]:
    """Return everything there is to set up, in the order in which it is best done."""
    return (
        _name(log),
        _second_person(around),
        _rulebook(log, waiting(log)),
        _times(log),
        _posts(log, around),
        _sign_ins(around),
        _letters(around),
        _holdings(around),
        _proof(around),
    )


def _name(log: EventLog) -> Step:
    name, _ = force_name(log)
    return Step(
        key="force",
        title="The force",
        done=bool(name),
        words=name or "Nobody said what the force is called.",
        why="Sheets, returns and statements name it.",
        page="set-up-force",
        command="wayhome setup FILE",
    )


def _second_person(around: Around) -> Step:
    return Step(
        key="second",
        title="A second person",
        done=around.may_set_rules > 1,
        words=f"{around.may_set_rules} may propose or approve rules.",
        why="Rules are put in force by two people, so that nobody changes alone what is owed to a child.",
        page="sign-in-new",
        command="wayhome account NAME --role force_lead",
    )


def _rulebook(log: EventLog, proposal: Proposal | None) -> Step:
    put = log.of_type(ACTIVATED)
    words = f"{put[-1].event.body['pack']} is in force." if put else "No rulebook was put in force."
    if proposal is not None:
        words += f" {proposal.pack} was proposed by {proposal.by} and waits for a second person."
    return Step(
        key="rules",
        title="The rulebook",
        done=bool(put),
        words=words,
        why="The record then says which rules judged which day, and by whose decision.",
        page="set-up-rules",
        command="wayhome activate PACK --proposed-by NAME --approved-by NAME",
    )


def _times(log: EventLog) -> Step:
    confirmed = defaults_are_confirmed(log)
    return Step(
        key="times",
        title="The force's own times",
        done=confirmed,
        words="Confirmed by two people." if confirmed else "Times that are only our default were not confirmed.",
        why="Where no text gives a time, ours is a proposal. The force decides, and answers for it.",
        page="set-up-times",
        command="wayhome activate PACK --with FILE --confirm-defaults …",
    )


def _posts(log: EventLog, around: Around) -> Step:
    """Look at who holds posts: a post that only somebody holds who cannot sign in reaches nobody."""
    held = [str(sealed.event.body["officer"]) for sealed in log.of_type("workforce.post_held")]
    reached = not around.named.isdisjoint(held)
    count = "1 shift is" if len(held) == 1 else f"{len(held)} shifts are"
    recorded = f"{count} recorded{'' if reached else ', and nobody on them can sign in by the name they have there'}."
    return Step(
        key="posts",
        title="Units, posts and who holds them",
        done=reached,
        words=recorded if held else "No post was ever held.",
        why="What is owed is owed by a post. Without one, nobody is told and everything goes up an empty ladder.",
        page="people",
        command="wayhome people",
    )


def _sign_ins(around: Around) -> Step:
    lacking = [role.replace("_", " ") for role in DESK if not around.roles.get(role)]
    words = f"Nobody can sign in as {' or '.join(lacking)}." if lacking else "The missing desk can sign in."
    return Step(
        key="sign-ins",
        title="Sign-ins",
        done=not lacking,
        words=words,
        why="Everybody signs in as themselves: who decided and who looked hangs on it.",
        page="sign-ins",
        command="wayhome account NAME --role ROLE",
    )


def _letters(around: Around) -> Step:
    lacking = [
        *([] if around.mail_set else ["no mail server is set (WAYHOME_MAIL_HOST)"]),
        *([] if around.mailboxes else ["no mailbox takes what reaches nobody"]),
        *([] if "notify" in around.done else ["wayhome notify never ran"]),
    ]
    words = f"{'; '.join(lacking)}." if lacking else "Letters are made and sent."
    return Step(
        key="letters",
        title="Where letters go",
        done=not lacking,
        words=words[:1].upper() + words[1:],
        why="What is overdue reaches people who have no page open.",
        page="system-letters",
        command="wayhome notify",
    )


def _holdings(around: Around) -> Step:
    return Step(
        key="holdings",
        title="What other systems hold",
        done=around.sources > 0,
        words=f"{around.sources} systems were brought in." if around.sources else "Nothing was brought in.",
        why="A grade rests on everything that is held about a child, and only what is here can be searched at once.",
        command="wayhome holdings import FILE",
    )


def _proof(around: Around) -> Step:
    never = [
        words
        for key, words in (("restore", "restored"), ("verify", "checked"), ("anchor", "anchored"))
        if key not in around.done
    ]
    words = f"The record was never {', '.join(never)}." if never else "Restored, checked and anchored."
    return Step(
        key="proof",
        title="Back-up and proof",
        done=not never,
        words=words,
        why="A back-up that nobody restored is a hope, and only an anchor outside shows that nothing was cut off.",
        page="note-restore",
        command="wayhome verify; wayhome anchor --file FILE",
    )

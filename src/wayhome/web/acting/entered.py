"""What an act changed, said once on the next page: what it met, what is to be done now, and what was lacking."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from wayhome.application.handling import Handled
from wayhome.application.things_to_do import things_to_do
from wayhome.duties.acts import ToDo
from wayhome.record.envelope import Sealed
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.keepers import keepers_in
from wayhome.web.presenting.owing import called_by_name
from wayhome.web.presenting.times import when

KEPT_AS, TELLING = "entered", ("tell_child", "tell_parent")
AT_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """Something its author should know: what was kept although it is lacking, and what puts it right."""

    words: str
    remedy: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an act changed, in words. It holds no word about any child."""

    act: str
    met: tuple[str, ...]
    raised: tuple[str, ...]
    notices: tuple[Noticed, ...]
    repeated: bool
    drafts: str = ""  # where what somebody is to be told of it stands drafted, where anybody is
    case: str = ""  # whose pages alone say it; empty for what was done in no case


def tell_next(
    request: HttpRequest,
    act: str,
    handled: Handled,
    pack: Pack,
    now: datetime,
    *,
    case: str = "",
    held: Iterable[Sealed] = (),
) -> None:
    """Keep what an act changed until the next page is shown; of an act in a case, the next page of that case."""
    request.session[KEPT_AS] = asdict(replace(told(act, handled, pack, now, held=held), case=case))


def say_next(request: HttpRequest, act: str, *, to_do: tuple[str, ...] = ()) -> None:
    """Keep what was done in no case, and what is to be done now and by whom, until the next page is shown."""
    request.session[KEPT_AS] = asdict(Told(act=act, met=(), raised=to_do, notices=(), repeated=False))


def told(act: str, handled: Handled, pack: Pack, now: datetime, *, held: Iterable[Sealed] = ()) -> Told:
    """Say what an act changed; by what the case held before, those who are told are what they are to the child."""
    entered = (sealed for one in handled.entered for sealed in one.events)
    return Told(
        act=act,
        met=tuple(dict.fromkeys(in_plain_words(pack.duties[duty.rule].title, pack) for duty in handled.met)),
        raised=_raised(handled, pack, now, keepers_in((*held, *entered), {})),
        notices=tuple(Noticed(words=one.words, remedy=one.remedy, rule=one.rule) for one in handled.notices),
        repeated=handled.repeated,
        drafts=_drafts(handled),
    )


def _drafts(handled: Handled) -> str:
    """Return the page on which those it concerns are told of what was entered; nothing where nobody is to be told."""
    if not any(duty.act in TELLING for duty in handled.raised):
        return ""
    record = next((sealed.event.record for one in handled.entered for sealed in one.events), "")
    return reverse("to-tell", args=[record]) if record else ""


def _raised(handled: Handled, pack: Pack, now: datetime, keepers: Mapping[str, str]) -> tuple[str, ...]:
    """Say what the police are to do now, the soonest first; what each of several children is owed stands once."""
    ours = (one for one in things_to_do(handled.raised, pack, now) if one.owed_by.agency == "police")
    said = (f"{_said(one, pack, keepers)}, by {when(one.due_at, now)}" for one in ours)
    return tuple(dict.fromkeys(said))[:AT_MOST]


def _said(one: ToDo, pack: Pack, keepers: Mapping[str, str]) -> str:
    return called_by_name(in_plain_words(one.words, pack), keepers)


def said_next(request: HttpRequest) -> object:
    """Return what a page says once; nothing to what a script asks for beside a page, which may cross with an act."""
    return None if "HX-Request" in request.headers else take(request)


def take(request: HttpRequest) -> object:
    """Return what is to be said, once; None when there is nothing, or nothing about the case that the page shows."""
    session = getattr(request, "session", None)
    if session is None or KEPT_AS not in session or session[KEPT_AS].get("case", "") != _case_of(request):
        return None
    return session.pop(KEPT_AS)


def _case_of(request: HttpRequest) -> str:
    """Return the case whose page is asked for; empty for a page of no case."""
    return str(request.resolver_match.kwargs.get("record", "")) if request.resolver_match else ""

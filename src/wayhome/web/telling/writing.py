"""The page on which somebody is written to: the draft, how hard it is to read, and exactly what will arrive."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from wayhome.casework.holders.standing import may_reach
from wayhome.casework.telling.could_be import could_be
from wayhome.casework.telling.saying import must_not_be_said
from wayhome.casework.telling.texts import Drafted, left_open, reader_of, written_as
from wayhome.casework.telling.triggers import CALLED
from wayhome.casework.telling.write_notice import BY_KIND, SEEN_BY_OTHERS, WHY_NOT, WriteNotice
from wayhome.reading.reading_age import Sentence, hardest, reading_age
from wayhome.rulebook.telling import LONGEST_TEXT
from wayhome.web.acting import drafts
from wayhome.web.acting.boxes import choice, line
from wayhome.web.acting.boxes import words as box
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.doing import doing
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.safe_ways import never, when_safe
from wayhome.web.telling.aiming import Aim, aimed_at, child_called, key
from wayhome.web.telling.drafting import begun, recorded_reasons, triggers_of
from wayhome.web.telling.fields import GIVES, WithoutWhen, ticks
from wayhome.web.telling.without_event import how_it_stands, offered

WAYS = {
    "text": "Text message", "email": "E-mail", "letter": "Letter by post", "door": "Their own page",
    "in_person": "A letter that I print and hand over",
}  # fmt: skip
NOT_THEM: Choices = [("looked", "I have looked: it is not the one I write to")]
LANGUAGES: Choices = [("english", "English"), ("welsh", "Welsh"), ("other", "Another language")]
FORMS: Choices = [
    ("plain", "Plain"), ("easy_read", "Easy read: a symbol and one idea on each line"), ("large_print", "Large print"),
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to reach somebody: what is sent as its value, its words, and why it is not used where it is not."""

    value: str
    words: str
    why_not: str = ""


class WriteForm(WithoutWhen):
    """By what, and the words."""

    way = choice("How does it reach them?", [], lacking="Say how it reaches them")
    text = box("What it says", "Change whatever you like. Fill in what stands in square brackets.", rows=12)
    gives = ticks("What it gives besides", GIVES)
    informant = forms.BooleanField(
        label="They reported the child missing", required=False,
        help_text="Once it has arrived, it counts as the word that they were promised.",
    )  # fmt: skip
    form_of_it = choice("In which form?", FORMS, initial="plain", hint="For a letter.")
    language = choice("In which language?", LANGUAGES, initial="english")
    reviewed_by = line("Not in English: who reviewed it?", "The translator’s name. Nothing is sent before they did.")

    not_the_suspect = ticks("A suspect is known only by a nickname", NOT_THEM)

    reveals: ClassVar[Reveals] = {}

    def prepare(self) -> None:
        """Begin with the draft, by the way that was agreed."""
        super().prepare()
        made, plan = begun(self.aim), self.aim.holder.plan
        if not could_be(self.aim.holder, self.aim.facing):
            del self.fields["not_the_suspect"]
        self.fields["way"].choices = [(one.value, one.words) for one in safe_ways(self.aim)]  # type: ignore[attr-defined]
        self.fields["text"].initial, self.fields["way"].initial = begins_as(self.aim, made.drafted)
        self.fields["gives"].initial = list(made.drafted.gives) if made.drafted else []
        self.fields["language"].initial = made.language
        if self.aim.holder.is_child or self.desk.facing.is_investigation:
            del self.fields["informant"]
        if plan and plan.format in dict(FORMS):
            self.fields["form_of_it"].initial = plan.format

    def command(self, entering: Entering) -> WriteNotice:
        """Return the command."""
        given, made = self.cleaned_data, begun(self.aim)
        gives = given["gives"]
        kind, _, channel = given["way"].partition(":")
        return WriteNotice(
            **self.common(entering),
            child=self.aim.child,
            holder=self.aim.holder.ref,
            about=self.chosen,
            by_what=BY_KIND[kind],
            channel=channel,
            text=given["text"],
            title=made.drafted.title if made.drafted and kind != "text" else "",
            template=" ".join(made.drafted.texts) if made.drafted else "",
            language=given["language"] or "english",
            form=given["form_of_it"] or "plain",
            reasons="reasons" in gives,
            support="support" in gives,
            review_right="review_right" in gives,
            informant=bool(given.get("informant")),
            reviewed_by=given["reviewed_by"] or None,
            not_the_suspect=bool(given.get("not_the_suspect")),
        )


def ways_to(aim: Aim) -> tuple[Way, ...]:
    """Return every way to reach a rights-holder, those included that are not safe, with why not."""
    kept = [(f"{one.kind}:{one.ref}", one.ref, _channel_words(one.kind, one.address)) for one in aim.holder.channels]
    held = [one for one in kept if one[0].partition(":")[0] in ("text", "email", "letter")]
    return tuple(
        Way(value=value, words=words, why_not=_why_not(aim, ask))
        for value, ask, words in (*held, *((kind, kind, WAYS[kind]) for kind in ("door", "in_person")))
    )


def safe_ways(aim: Aim) -> tuple[Way, ...]:
    """Return the ways that may be used, the one that was agreed first."""
    plan = aim.holder.plan
    ways = [one for one in ways_to(aim) if not one.why_not]
    return tuple(sorted(ways, key=lambda one: not (plan and one.value.partition(":")[2] == plan.channel != "")))


def begins_as(aim: Aim, drafted: Drafted | None) -> tuple[str, str]:
    """Return the draft as it suits the way that comes first, and that way."""
    way = next((one.value for one in safe_ways(aim)), "")
    if drafted is None:
        return "", way
    return (drafted.as_text if way.startswith("text") else drafted.in_full), way


def _channel_words(kind: str, address: str) -> str:
    return f"{WAYS.get(kind, kind)}: {address.splitlines()[0]}" if address else WAYS.get(kind, kind)


def _why_not(aim: Aim, channel: str) -> str:
    """Say why a way is not offered; what is only not safe at this hour is, and waits."""
    reach = may_reach(aim.holder, channel, aim.desk.visit.now)
    return "" if reach.ok or reach.not_before else WHY_NOT[reach.why]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A text as it stands while somebody writes: what would arrive, and what to look at again before it goes."""

    lines: tuple[str, ...]
    characters: int
    too_long: bool
    age: int
    limit: int
    hardest: tuple[Sentence, ...]
    left_open: tuple[str, ...]
    not_said: tuple[str, ...]
    way: str


def looked_at(aim: Aim, text: str, way: str) -> Looked:
    """Look at a text as its reader will; the reading age is that agreed with them, or else that of their kind."""
    kind = way.partition(":")[0]
    frame = written_as(aim.desk.pack, reader_of(aim.holder.kind, aim.age))
    agreed = aim.holder.plan.reading_age if aim.holder.plan else None
    limit = agreed or (frame.reading_age if frame else 12)
    quiet = bool(aim.holder.safety and aim.holder.safety.say_nothing_of_police) and BY_KIND.get(kind) in SEEN_BY_OTHERS
    age, unsaid = reading_age(text), must_not_be_said(text, aim.facing, nothing_of_police=quiet)
    return Looked(
        lines=tuple(one for one in text.splitlines() if one.strip()),
        characters=len(text.strip()),
        too_long=kind == "text" and len(text.strip()) > LONGEST_TEXT,
        age=age,
        limit=limit,
        hardest=hardest(text, limit) if age > limit else (),
        left_open=left_open(text),
        not_said=tuple(f"“{one.words}” {one.why}" for one in unsaid),
        way=WAYS.get(kind, ""),
    )


def beside(desk: Desk) -> Mapping[str, Any]:
    """Show who is written to, what is safe, and the text as it will look."""
    aim = aimed_at(desk)
    made = begun(aim)
    text, way = _as_it_stands(desk, *begins_as(aim, made.drafted))
    return {
        "aim": aim,
        "note": made.note,
        "no_text": made.drafted is None,
        "looked": looked_at(aim, text, way),
        "ways_not": tuple(one for one in ways_to(aim) if one.why_not),
        "safety": tuple(_safety(aim)),
        "recorded": recorded_reasons(aim),
        "limit": LONGEST_TEXT,
        "others": tuple(_other_texts(aim)),
        "child": child_called(aim.desk, aim.child),
        "of": "; ".join(dict.fromkeys(CALLED[one] for one in triggers_of(aim))),
    }


def _other_texts(aim: Aim) -> Iterator[Link]:
    """Yield the other texts that may begin a notice where no step in the case asks for it."""
    if not aim.events:
        for trigger, words in offered(aim):
            if trigger != (aim.trigger or how_it_stands(aim)):
                href = doing(WRITE.name).href(aim.desk.record, key(aim.child, aim.holder.ref, (), trigger))
                yield Link(text=words.capitalize(), href=href)


def _as_it_stands(desk: Desk, drafted: str, first: str) -> tuple[str, str]:
    """Return the text that is on the page and its way: what was sent, else what was kept, else the draft."""
    sent = desk.visit.request.POST
    if "text" in sent:
        return str(sent["text"]), str(sent.get("way", ""))
    kept = drafts.draft_of(desk.visit.account, WRITE.name, desk.record, desk.about)
    answers = kept.answers if kept else {}
    return (answers.get("text") or [drafted])[0], (answers.get("way") or [first])[0]


def _safety(aim: Aim) -> Iterator[str]:
    """Say what is safe in reaching them."""
    safety, plan = aim.holder.safety, aim.holder.plan
    if safety is None:
        yield "Nobody has put down yet what is safe in reaching them."
        return
    if safety.no_safe_way:
        yield "No way at all is safe at present. Tell them in person."
    if safety.say_nothing_of_police:
        yield "A message must not show that it is from the police."
    yield from never(safety)
    yield from when_safe(safety, aim.desk.visit.now.date())
    if safety.safe_word:
        yield f"Safe word: {safety.safe_word}"
    if plan and plan.interpreter == "yes":
        yield "They need an interpreter."


WRITE = ActPage(
    name="write-notice",
    title="Write to them",
    lead="Look at every word before it goes. It counts when it has arrived, not when it was sent.",
    form=WriteForm,
    button="Send it",
    template="telling/write.html",
    beside=beside,
    then="to-tell",
)

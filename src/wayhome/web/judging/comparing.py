"""One record side by side with the child: field by field, what each says, three answers and a reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from wayhome.application.holding.side_by_side import Beside
from wayhome.casework.holdings.judge_matches import JudgeMatches, Match
from wayhome.holdings.asking import Piece
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.judging.answering import JudgingForm
from wayhome.web.judging.around import Around, Linked, around, beside_confirmed
from wayhome.web.judging.laid import BETWEEN, laid
from wayhome.web.judging.said import STANDINGS, TIERS, Spoken, history, likelier, times
from wayhome.web.presenting.held import opener
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.times import when

EFFECTS: Choices = [("raises", "It raises the risk"), ("no_effect", "No effect on the grade")]
SEEN_BY_ALL = "Everybody who reads this case sees what you write here, also who may not open the record."
ASKED = "risk.restricted_record_asked"
WIDEST = 12.0  # bits at which a bar ends; the number beside it goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What one piece of evidence says: its sentence, its weight in words, and where its bar begins and ends."""

    said: str
    weight: str
    words: str
    x: float
    width: float
    against: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field of both sides, with what the two being so says."""

    beside: Beside
    bars: tuple[Bar, ...]


class JudgeForm(JudgingForm):
    """Whom a record is about, why, and what it does to the grade."""

    affects = forms.ChoiceField(
        label="What does it do to the grade?", choices=EFFECTS, widget=forms.RadioSelect, required=False,
        help_text="A record about somebody near the child may raise the risk too.",
    )  # fmt: skip

    asks_why = "What shows it, or would settle it."
    field_order = ("verdict", "affects", "reason")

    def prepare(self) -> None:
        """Lay the two beside each other."""
        super().prepare()
        self.laid = laid(self.desk)
        if not self.laid.weighs:
            del self.fields["affects"]
        if self.laid.record and self.laid.record.restricted_to:
            self.fields["reason"].help_text = f"{self.asks_why} {SEEN_BY_ALL}"

    def clean(self) -> dict[str, object]:
        """Say no where there is nothing to be judged from."""
        cleaned = super().clean()
        if not self.laid.is_open:
            self.add_error("reason", "The record cannot be judged here: it is not before you")
        return cleaned

    def command(self, entering: Entering) -> JudgeMatches:
        """Return the judgement with the evidence as it is now."""
        given, record = self.cleaned_data, self.laid.record
        match = Match(
            hit=self.laid.reference,
            other=self.laid.beside or None,
            verdict=given["verdict"],
            reason=given["reason"],
            evidence=self.laid.evidence.as_seen(),
            affects_grade=given.get("affects") or None,
            restricted_to=record.restricted_to if record else "",
        )
        holds = tuple(sorted(opener(self.desk.visit)))
        return JudgeMatches(**self.common(entering), judged=(match,), holds=holds)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return both sides, field by field, each with its evidence."""
        pieces = self.laid.evidence.pieces
        return tuple(
            Row(beside=row, bars=tuple(_bar(piece) for piece in pieces if piece.words in row.said))
            for row in self.laid.rows
        )

    @property
    def tier(self) -> str:
        """Return how far the record can be relied on, in words."""
        return TIERS[self.laid.evidence.tier].words

    @property
    def total(self) -> str:
        """Return what all the evidence weighs together, in words; empty where nothing was weighed."""
        return times(self.laid.evidence.bits) if self.laid.evidence.bits else ""

    @property
    def people(self) -> str:
        """Return how many people a record may be about before anything is compared, at the least."""
        return f"{self.laid.evidence.pack.prior.people:,}" if self.laid.evidence.pack else ""

    @property
    def history(self) -> tuple[Spoken, ...]:
        """Return everything that was said of the two."""
        return history(self.desk, self.laid.pair)

    @property
    def confirmed(self) -> tuple[Linked, ...]:
        """Return the records that were judged to be the child's, each beside this one."""
        return () if self.laid.beside else beside_confirmed(self.desk, self.laid.reference)

    @property
    def around(self) -> Around:
        """Return who else is the same person as either, and what contradicts it."""
        return around_page(self.desk)


def _bar(piece: Piece) -> Bar:
    length = min(abs(piece.bits), WIDEST)
    return Bar(
        said=piece.words,
        weight=f"{piece.bits:+.1f}" if piece.bits else "",
        words=likelier(piece.bits) if piece.bits else "",
        x=round(WIDEST if piece.bits >= 0 else WIDEST - length, 1),
        width=round(length, 1),
        against=piece.bits < 0,
    )


def around_page(desk: Desk) -> Around:
    """Return who is around the record that the page is about, worked out once for each page."""
    kept: Around | None = vars(desk).get("around_page")
    if kept is None:
        kept = vars(desk)["around_page"] = around(desk, desk.about.partition(BETWEEN)[0])
    return kept


def asked_for(desk: Desk, reference: str) -> Iterator[str]:
    """Yield who asked for a record that only one post may open, when, and why: the latest first."""
    asked = [event for event in desk.facing.story.of_type(ASKED) if event.body["hit"] == reference]
    called = Called(event.actor for event in asked)
    for event in reversed(asked):
        why = desk.facing.words.get((event.id, "why"), "")
        yield f"{called(event.actor)}, {when(event.happened_at, desk.visit.now)}{f': {why}' if why else ''}"


def beside(desk: Desk) -> Mapping[str, object]:
    """Name every record that the page shows: the two, and those that were judged to be the child's."""
    reference, _, other = desk.about.partition(BETWEEN)
    theirs = () if other else tuple(one.reference for one in beside_confirmed(desk, reference))
    return {
        "shows": tuple(filter(None, (reference, other, *theirs, *around_page(desk).shows))),
        "list_href": reverse("held-matches", args=[desk.record]),
        "contradicted": STANDINGS["contradicted"],
        "asked": tuple(asked_for(desk, reference)),
    }


JUDGE_MATCH = ActPage(
    name="judge-match",
    title="Whose record is this?",
    form=JudgeForm,
    template="judging/compare.html",
    beside=beside,
    then="held-matches",
)

"""Bail, as pages: set, changed, the child asked, extended or ended, broken; and a release looked at again."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.suspects.bail import reaches
from wayhome.casework.suspects.bailing import (
    AskBailViews,
    DecideBailBreach,
    EndBail,
    ExtendBail,
    ReportBailBroken,
    ReviewRelease,
    SetBail,
    VaryBail,
)
from wayhome.casework.suspects.standing import SuspectStanding
from wayhome.casework.suspects.suspects import with_bail
from wayhome.kernel.worktime import london_day
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken
from wayhome.web.presenting.marks import basis_mark
from wayhome.web.suspects.fields import OfSuspectForm, choice, day_to_come, suspect_before, suspects_before, words
from wayhome.web.suspects.saying import VIEWS, day_words, how_long

CHANGES: Choices = [("set", "Bailed"), ("vary", "The conditions were changed")]
DECISIONS: Choices = [
    ("extend", "I extend it"), ("court", "The court extended it"), ("end", "It ends"),
]  # fmt: skip
FOLLOWS: Choices = [
    ("arrested", "Arrested for it"), ("arrest_sought", "Arrest is sought"),
    ("conditions_changed", "The conditions are changed"), ("no_action_for_a_reason", "Nothing, for a reason"),
]  # fmt: skip
RELEASES: Choices = [
    ("bail_sought", "Bail with conditions is sought"), ("to_be_decided_on", "A decision on charge is asked for"),
    ("stays", "It stays as it is, for a reason"),
]  # fmt: skip
CONDITIONS_HINT = "One a line: no contact with the child, not near the school, no unsupervised contact with children."


class BailForm(OfSuspectForm):
    """Bail set, or its conditions changed; whether the child was asked, and what they said."""

    change = choice("What happened?", CHANGES, lacking="Say what happened", initial="set")
    until = day_to_come("Last day of bail")
    conditions = words("Conditions", CONDITIONS_HINT, rows=4)
    child_views = choice(
        "Was the child asked what would keep them safe?", VIEWS, lacking="Say whether the child was asked",
        hint="Asked before the conditions are set, where that is practicable.",
    )  # fmt: skip
    views = spoken("What did the child say?", "In their own words.")

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals, "change": {"set": ("until",)}, "child_views": {"sought": ("views",)},
    }  # fmt: skip

    def clean(self) -> dict[str, object]:
        """Ask for the last day where bail was set."""
        cleaned = super().clean()
        if cleaned.get("change") == "set" and not cleaned.get("until") and "until" not in self.errors:
            self.add_error("until", ValidationError("Enter the last day of bail"))
        return cleaned

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given, common = self.cleaned_data, self.common(entering)
        conditions, views = given["conditions"] or None, given["views"] or None
        sought = given["child_views"]
        if given["change"] == "vary":
            return VaryBail(**common, suspect=given["suspect"], conditions=conditions, child_views=sought, views=views)
        return SetBail(
            **common, suspect=given["suspect"], until=given["until"], conditions=conditions, child_views=sought,
            views=views,
        )  # fmt: skip


class ViewsForm(OfSuspectForm):
    """What the child says would keep them safe."""

    views = spoken("What would keep the child safe?", "In their own words.", lacking="Write what the child said")

    def prepare(self) -> None:
        """Let it be about nobody in particular, as where an import does not say whose bail it is."""
        super().prepare()
        self.fields["suspect"].required = False
        if not suspects_before(self.desk):
            del self.fields["suspect"]

    def command(self, entering: Entering) -> AskBailViews:
        """Return the command."""
        given = self.cleaned_data
        return AskBailViews(**self.common(entering), suspect=given.get("suspect") or None, views=given["views"])


class OfBailForm(OfSuspectForm):
    """An act about bail that runs."""

    def suspects(self) -> list[SuspectStanding]:
        """Return those who are on bail; all, where nobody is."""
        there = super().suspects()
        return [one for one in there if one.bail] or there


class DecideBailForm(OfBailForm):
    """Extended on the signed-in rank's word, extended by the court, or ended."""

    decision = choice("What is decided?", DECISIONS, lacking="Say what is decided")
    until = day_to_come("Until which day?")
    reason = words("Why?", "What is still to be done and why bail is needed for it; or what protects the child now.")

    reveals: ClassVar[Reveals] = {**ActForm.reveals}

    def clean(self) -> dict[str, object]:
        """Ask for the new day where bail is to run longer."""
        cleaned = super().clean()
        longer = cleaned.get("decision") in ("extend", "court")
        if longer and not cleaned.get("until") and "until" not in self.errors:
            self.add_error("until", ValidationError("Enter the new last day of bail"))
        return cleaned

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given, common = self.cleaned_data, self.common(entering)
        ref, reason = given["suspect"], given["reason"] or None
        if given["decision"] == "end":
            return EndBail(**common, suspect=ref, reason=reason)
        by_court = given["decision"] == "court"
        return ExtendBail(**common, suspect=ref, until=given["until"], by_court=by_court, reason=reason)


class BrokenForm(OfBailForm):
    """What was done against a condition of bail."""

    what = words("What was done, and how is it known?", lacking="Say what was done")

    def command(self, entering: Entering) -> ReportBailBroken:
        """Return the command."""
        given = self.cleaned_data
        return ReportBailBroken(**self.common(entering), suspect=given["suspect"], what=given["what"])


class BreachForm(OfBailForm):
    """What follows from it."""

    result = choice("What follows?", FOLLOWS, lacking="Say what follows")
    reason = words("Why?", "What it means for the child.")

    def command(self, entering: Entering) -> DecideBailBreach:
        """Return the command."""
        given = self.cleaned_data
        return DecideBailBreach(
            **self.common(entering), suspect=given["suspect"], result=given["result"], reason=given["reason"] or None
        )


class ReleaseForm(OfSuspectForm):
    """Whether somebody whom no condition holds should stay so."""

    result = choice("What comes of it?", RELEASES, lacking="Say what comes of it")
    reason = words("Why is that right for the child?", "What protects them, and what is waited for.")

    def suspects(self) -> list[SuspectStanding]:
        """Return those who are released under investigation; all, where nobody is."""
        there = super().suspects()
        return [one for one in there if one.on_release] or there

    def command(self, entering: Entering) -> ReviewRelease:
        """Return the command."""
        given = self.cleaned_data
        return ReviewRelease(
            **self.common(entering), suspect=given["suspect"], result=given["result"], reason=given["reason"] or None
        )


def how_far(desk: Desk) -> Mapping[str, object]:
    """Return, for each suspect on bail, until when it runs and how far each word reaches; the first to end first."""
    today = london_day(desk.visit.now)
    named = suspect_before(desk, desk.about)
    bailed = with_bail([named] if named else suspects_before(desk))
    return {"on_bail": [_bail_rows(one, desk, today) for one in bailed], "limits": _limits(desk)}


def _bail_rows(suspect: SuspectStanding, desk: Desk, today: date) -> Mapping[str, object]:
    bail = suspect.bail
    return {
        "called": suspect.called,
        "until": day_words(bail.until) if bail else "",
        "left": how_long(bail.until, desk.visit.now) if bail else "",
        "conditions": bail.conditions.splitlines() if bail else [],
        "reaches": [
            {"who": one.limit.title, "until": day_words(one.last) if one.last else "as long as it says"}
            for one in reaches(suspect, desk.pack, today)
        ],
    }


def _limits(desk: Desk) -> object:
    first = next(iter(desk.pack.bail_limits.values()), None)
    return basis_mark(first.basis) if first else None


SET_BAIL = ActPage(
    name="set-bail",
    title="Bail and its conditions",
    lead="Bail with conditions can keep somebody away from the child. The child is asked what would keep them safe, "
    "and told.",
    form=BailForm,
    template="suspects/bail.html",
    beside=how_far,
    then="suspects",
)
VIEWS_OF_CHILD = ActPage(
    name="bail-views",
    title="What the child says would keep them safe",
    form=ViewsForm,
    then="suspects",
)
DECIDE_BAIL = ActPage(
    name="decide-bail",
    title="Decide on bail before it runs out",
    lead="Bail runs on the word of a rank, and only so far. Your rank is that of your sign-in.",
    form=DecideBailForm,
    button="Decide",
    template="suspects/bail.html",
    beside=how_far,
    then="suspects",
)
BROKEN = ActPage(
    name="bail-broken",
    title="A condition of bail was broken",
    lead="The child may be in danger now. What follows is decided within 24 hours.",
    form=BrokenForm,
    template="suspects/bail.html",
    beside=how_far,
    then="suspects",
)
BREACH = ActPage(
    name="decide-bail-breach",
    title="What follows from a broken condition",
    lead="That nothing follows is for whoever supervises to decide, with the reason.",
    form=BreachForm,
    button="Decide",
    template="suspects/bail.html",
    beside=how_far,
    then="suspects",
)
RELEASE = ActPage(
    name="review-release",
    title="Look again at a release under investigation",
    lead="No condition protects the child meanwhile, and no law limits how long it lasts. Looking again every 30 days "
    "is ours.",
    form=ReleaseForm,
    button="Decide",
    then="suspects",
)

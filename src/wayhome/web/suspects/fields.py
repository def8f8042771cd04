"""What several forms about suspects ask in the same way."""

from wayhome.casework.suspects.suspects import UNNAMED, SuspectStanding, suspects_of, unnamed
from wayhome.web.acting.boxes import choice as choice  # noqa: PLC0414 - what its forms ask stands in one place
from wayhome.web.acting.boxes import day as day  # noqa: PLC0414
from wayhome.web.acting.boxes import day_to_come as day_to_come  # noqa: PLC0414
from wayhome.web.acting.boxes import line as line  # noqa: PLC0414
from wayhome.web.acting.boxes import words as words  # noqa: PLC0414
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm
from wayhome.web.suspects.saying import known_by


def suspects_before(desk: Desk) -> tuple[SuspectStanding, ...]:
    """Return the suspects of the case."""
    return suspects_of(desk.facing.story, desk.facing.words)


def everybody(desk: Desk) -> list[SuspectStanding]:
    """Return the suspects of the case, with one of whom an import does not say who they are, where it has any."""
    facing = desk.facing
    there = unnamed(facing.story, facing.words)
    return [*suspects_before(desk), *([there] if there else [])]


def suspect_before(desk: Desk, ref: str) -> SuspectStanding | None:
    """Return one suspect of the case by any of their references."""
    return next((one for one in everybody(desk) if ref in one.refs or ref == one.ref), None)


def listed(suspect: SuspectStanding) -> str:
    """Return what a suspect is called in a list of choices."""
    return suspect.called if suspect.name or suspect.ref == UNNAMED else f"{suspect.ref}: {known_by(suspect).lower()}"


class OfSuspectForm(ActForm):
    """An act about one suspect, whom the link names already."""

    suspect = choice("Which suspect?", [], lacking="Say which suspect this is about")

    def prepare(self) -> None:
        """Offer the suspects that the act can be about."""
        there = self.suspects() or self.nobody_named()
        field = self.fields["suspect"]
        field.choices = [(one.ref, listed(one)) for one in there]  # type: ignore[attr-defined]
        named = suspect_before(self.desk, self.desk.about)
        field.initial = named.ref if named in there else there[0].ref if len(there) == 1 else None

    def suspects(self) -> list[SuspectStanding]:
        """Return the suspects that the act can be about, with one whom an import does not name, where it has any."""
        return everybody(self.desk)

    def nobody_named(self) -> list[SuspectStanding]:
        """Return somebody of whom the record does not say who they are, where the case holds no suspect."""
        return [SuspectStanding(ref=UNNAMED, refs=(UNNAMED,))]

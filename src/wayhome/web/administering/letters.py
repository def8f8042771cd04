"""Where letters go: the mailboxes of the force and its units, and who is told besides when a role is vacant."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from django import forms
from django.conf import settings

from wayhome.access.permissions import Permission
from wayhome.application.notices.vacant import Besides
from wayhome.rulebook.head import Head
from wayhome.store.mailboxes import mailboxes, set_mailboxes, tell_of_vacancies, told_of_vacancies
from wayhome.web.asking import Asked, Asking, asked, fresh
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record
from wayhome.web.presenting.officers import Called

ASKING = Asking(
    title="Where letters go",
    lead="Each letter goes to whoever holds the post. Here is where the rest goes.",
    button="Keep it so",
    back="/system/",
    back_words="System",
    template="administering/letters.html",
)
FORCE = ""
WRONG = {"invalid": "Enter an address as name@force.example"}
NOBODY_ELSE = ("", "Nobody else")
UNIT, ROLE = "unit ", "role "
VOWELS = "aeiou"
NOBODY_ABOVE = "Nobody above is on duty: what it owes goes to the force’s mailbox"
NO_POST = "whoever "  # so is called who did something, as whoever wrote an entry: nobody is ever on duty as that


class LettersForm(Asked):
    """An address for the force and for each unit, and for each role on the ladder who is told besides."""

    def __init__(
        self,
        units: dict[str, str],
        head: Head,
        *,
        vacant: Mapping[str, str],
        sent: object = None,
        initial: object = None,
    ) -> None:
        """``vacant`` says of each role that nobody holds now who covers it."""
        super().__init__(data=sent, initial=initial)  # type: ignore[arg-type]
        self.units, self.head, self.vacant = units, head, vacant
        self.fields["force"] = _address("The force’s mailbox", "It takes whatever reaches nobody else.")
        for unit, name in units.items():
            self.fields[_field(UNIT, unit)] = _address(f"Mailbox of {name}", "Empty: the force’s mailbox.")
        for role in head.ladder:
            self.fields[_field(ROLE, role)] = self._besides(role)

    def _besides(self, role: str) -> forms.ChoiceField:
        posts = (one for one in self.head.roles if one != role and not _called(one, self.head).startswith(NO_POST))
        others = [(ROLE + one, f"Whoever {in_role(one, self.head)}") for one in posts]
        boxes = [(UNIT + unit, f"The mailbox of {name}") for unit, name in self.units.items()]
        return forms.ChoiceField(
            label=f"Who else is told when nobody on duty {in_role(role, self.head)}?",
            help_text=self.vacant.get(role, ""),
            choices=[NOBODY_ELSE, *boxes, *others],
            required=False,
        )

    def clean_force(self) -> str:
        """Refuse to leave what reaches nobody without a mailbox."""
        given = str(self.cleaned_data["force"])
        if not given and FORCE not in settings.MAILBOXES:
            raise forms.ValidationError("Enter an address: what reaches nobody else has to go somewhere")
        return given

    def addresses(self) -> dict[str, str]:
        """Return the address given for each unit, the force's under the empty name."""
        given = self.cleaned_data
        return {FORCE: given["force"], **{unit: given[_field(UNIT, unit)] for unit in self.units}}

    def besides(self) -> dict[str, Besides | None]:
        """Return who is told besides for each role on the ladder."""
        return {role: _chosen(str(self.cleaned_data[_field(ROLE, role)])) for role in self.head.ladder}


@shows_no_record(Permission.LOOK_AFTER_SYSTEM, methods=READING_AND_SENDING)
def set_letters(visit: Visit) -> Page:
    """Show where letters go, and keep what is chosen; it holds from the next letter on."""
    units, head = dict(_units(visit)), visit.parts.reading.rulebook.pack_at(visit.now).head
    vacant = dict(_covered(visit, head))
    if visit.request.method != "POST":
        form = LettersForm(units, head, vacant=vacant, initial={**fresh(visit), **_as_kept()})
        return asked(ASKING, form, more={"done": False})
    form = LettersForm(units, head, vacant=vacant, sent=visit.request.POST)
    done = form.is_valid()
    if done:
        by, at = visit.actor.id, visit.now
        set_mailboxes(form.addresses(), by=by, at=at)
        tell_of_vacancies(form.besides(), by=by, at=at)
    return asked(ASKING, form, more={"done": done})


def _covered(visit: Visit, head: Head) -> Iterator[tuple[str, str]]:
    """Yield each role of the ladder that nobody holds now, with who covers it; nothing before posts are set up."""
    roster = visit.parts.reading.people()
    held = [(role, roster.on_duty(role, visit.now)) for role in head.ladder] if roster.posts else []
    called = Called(one.officer for _, one in held if one)
    for rung, (role, holding) in enumerate(held):
        if holding is None:
            above = ((each, one) for each, one in held[rung + 1 :] if one)
            who = next(
                (f"{called(one.officer)}, {_called(each, head)}, covers it" for each, one in above), NOBODY_ABOVE
            )
            yield role, f"Vacant now: {_called(role, head)}. {who}."


def _units(visit: Visit) -> Iterator[tuple[str, str]]:
    """Yield the units that are open, and those that something is set for, by key with what each is called."""
    found = {key: unit.name for key, unit in visit.parts.reading.people().units.items() if unit.closed_at is None}
    for key in (*mailboxes(settings.MAILBOXES), *(one.unit for one in told_of_vacancies().values())):
        found.setdefault(key, key)
    yield from sorted(((key, name) for key, name in found.items() if key), key=lambda each: each[1])


def _as_kept() -> dict[str, str]:
    addresses = {_field(UNIT, unit): address for unit, address in mailboxes(settings.MAILBOXES).items() if unit}
    chosen = told_of_vacancies().items()
    told = {_field(ROLE, role): ROLE + one.role if one.role else UNIT + one.unit for role, one in chosen}
    return {"force": mailboxes(settings.MAILBOXES).get(FORCE, ""), **addresses, **told}


def _address(label: str, hint: str) -> forms.EmailField:
    return forms.EmailField(label=label, help_text=hint, required=False, error_messages=WRONG)


def _field(kind: str, key: str) -> str:
    """Name a field by what it is of; a unit's key may hold what no name on a page may."""
    return f"{kind.strip()}_{sha256(key.encode()).hexdigest()[:12]}"


def _chosen(given: str) -> Besides | None:
    if given.startswith(UNIT):
        return Besides(unit=given.removeprefix(UNIT))
    return Besides(role=given.removeprefix(ROLE)) if given else None


def _called(role: str, head: Head) -> str:
    return head.roles.get(role, role.replace("_", " "))


def in_role(role: str, head: Head) -> str:
    """Say of somebody that they have a role: *is a supervisor*, *is the force's lead for training*, *wrote it*."""
    called = _called(role, head)
    if called.startswith("whoever "):
        return called.removeprefix("whoever ")
    if called.startswith("the "):
        return f"is {called}"
    return f"is {'an' if called[:1] in VOWELS else 'a'} {called}"

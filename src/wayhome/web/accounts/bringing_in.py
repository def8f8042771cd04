"""Many sign-ins at once, from a file: shown first as what it would come to, made only when that is said to be right."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email
from django.db import DatabaseError

from wayhome.access.actors import TO_BE_GIVEN, Role, role_called
from wayhome.access.permissions import Permission
from wayhome.kernel.refusals import Refused
from wayhome.web.accounts.changing import make
from wayhome.web.accounts.forms import LONGEST_ADDRESS, free_officer, free_username
from wayhome.web.asking import Asked, fresh
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_no_record

COLUMNS = ("username", "name", "roles", "officer", "email")
NEEDED = ("username", "name", "roles")
LARGEST = 256 * 1024
LONGEST = (("name", "name", 120), ("officer", "name in the record", 80), ("email", "e-mail address", LONGEST_ADDRESS))
TEMPLATE = "accounts/file.html"
NO_SHEET = "The file cannot be read as rows. Save it as CSV again, with one sign-in a line and no cell over 128 kB"
NOT_MADE = "The sign-in could not be kept. See whether somebody else has just made it, and bring the line in again"


class FileForm(Asked):
    """The rows as they were read, kept with the page between looking and making."""

    rows = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=LARGEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the file: what it asks for, or what is wrong with it."""

    number: int
    wanted: dict[str, str]
    roles: tuple[Role, ...] = ()
    wrong: str = ""

    @property
    def roles_in_words(self) -> str:
        """Return the roles as a phrase."""
        return ", ".join(role.words for role in self.roles)


@shows_no_record(Permission.MANAGE_ACCOUNTS, methods=READING_AND_SENDING)
def bring_in(visit: Visit) -> Page:
    """Take a file, show what it would come to, and make the sign-ins once that is confirmed."""
    if visit.request.method != "POST":
        return _page(visit)
    if "make" in visit.request.POST:
        return _made(visit)
    text, error = _text(visit.request.FILES.get("file"))
    return _page(visit, text, error)


def _page(visit: Visit, text: str = "", error: str = "") -> Page:
    lines, wrong = _understood(text) if text else ([], error)
    good = [line for line in lines if not line.wrong]
    content = {
        "error": wrong,
        "form": FileForm(initial={**fresh(visit), "rows": text}),
        "lines": [] if wrong else lines,
        "good": len(good),
        "bad": len(lines) - len(good),
        "columns": ", ".join(COLUMNS),
        "roles": [(role.key, role.words) for role in TO_BE_GIVEN],
    }
    return Page(template=TEMPLATE, content=content, status=422 if wrong else 200)


def _made(visit: Visit) -> Page:
    form = FileForm(visit.request.POST)
    if not form.is_valid():
        return _page(visit, "", "The file was not sent along. Choose it again")
    lines, wrong = _understood(form.cleaned_data["rows"])
    if wrong:
        return _page(visit, "", wrong)
    made: list[dict[str, object]] = []
    left: list[tuple[int, str]] = []
    for line in lines:
        try:
            account, code = make(visit, form, line.wanted, line.roles) if not line.wrong else (None, "")
        except (Refused, DatabaseError) as refused:  # the codes made so far are shown once, so no line may end the page
            left.append((line.number, refused.reasons[0].words if isinstance(refused, Refused) else NOT_MADE))
            continue
        if account is None:
            left.append((line.number, line.wrong))
        else:
            made.append({"account": account, "code": code})
    return Page(template="accounts/codes.html", content={"made": made, "left": left})


def _text(given: object) -> tuple[str, str]:
    """Return what stands in a file, or what is wrong with it."""
    if not isinstance(given, UploadedFile):
        return "", "Choose a file with one sign-in a line, ending in .csv"
    if (given.size or 0) > LARGEST:
        return "", "The file is larger than 256 kB. Split it"
    try:
        return given.read().decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return "", "The file is not UTF-8. Save it as CSV UTF-8 and send it again"


def _understood(text: str) -> tuple[list[Line], str]:
    """Return the lines of a file, or what is wrong with it as a whole."""
    try:
        wrong = _missing(text)
        return ([], wrong) if wrong else (_lines(text), "")
    except csv.Error:
        return [], NO_SHEET


def _missing(text: str) -> str:
    given = {name.strip().lower() for name in next(csv.reader(StringIO(text)), [])}
    lacking = [name for name in NEEDED if name not in given]
    return f"The first line does not name the column {lacking[0]}" if lacking else ""


def _lines(text: str) -> list[Line]:
    seen: set[str] = set()
    return list(_each(text, seen))


def _each(text: str, seen: set[str]) -> Iterator[Line]:
    for number, row in enumerate(csv.DictReader(StringIO(text)), start=2):
        wanted = {str(name).strip().lower(): (value or "").strip() for name, value in row.items() if name}
        wanted = {name: wanted.get(name, "") for name in COLUMNS}
        yield _read(number, wanted, seen)


def _read(number: int, wanted: dict[str, str], seen: set[str]) -> Line:
    try:
        roles = _roles(wanted["roles"])
        wanted = {**wanted, "username": _once(free_username(wanted["username"]), seen)}
        wanted = {**wanted, "officer": _once(free_officer(wanted["officer"]), seen)}
        if not wanted["name"]:
            raise ValidationError("The name is empty")
        _short_enough(wanted)
        if wanted["email"]:
            validate_email(wanted["email"])
    except ValidationError as wrong:
        return Line(number=number, wanted=wanted, wrong=wrong.messages[0])
    return Line(number=number, wanted=wanted, roles=roles)


def _short_enough(wanted: dict[str, str]) -> None:
    for name, words, longest in LONGEST:
        if len(wanted[name]) > longest:
            raise ValidationError(f"The {words} has {len(wanted[name])} letters; {longest} is the most")


def _once(value: str, seen: set[str]) -> str:
    if value and value in seen:
        raise ValidationError(f"{value} stands in the file twice")
    seen.add(value)
    return value


def _roles(text: str) -> tuple[Role, ...]:
    keys = [part.strip().lower().replace(" ", "_") for part in text.split(";") if part.strip()]
    if not keys:
        raise ValidationError("No role is given")
    try:
        return tuple(role_called(key) for key in keys)
    except KeyError as unknown:
        raise ValidationError(f"There is no role {unknown.args[0]}") from None

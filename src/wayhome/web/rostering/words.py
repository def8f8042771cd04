"""Times on duty in words: from when, until when, and what nobody holds."""

from datetime import datetime

from wayhome.duties.roster import Vacancy
from wayhome.web.presenting.times import when


def until(end: datetime | None, now: datetime) -> str:
    """Say until when: until 07:00 tomorrow, or until further notice."""
    return f"until {when(end, now)}" if end else "until further notice"


def stretch(start: datetime, end: datetime | None, now: datetime) -> str:
    """Say from when until when."""
    return f"from {when(start, now)} {until(end, now)}"


def falls_vacant(vacancy: Vacancy, role: str, now: datetime) -> str:
    """Say what nobody will hold: From 23:00 today nobody is supervisor, until 07:00 tomorrow."""
    what = f"holds {vacancy.post.name or vacancy.post.id} ({role})" if vacancy.post else f"is {role}"
    ends = f", until {when(vacancy.end, now)}" if vacancy.end else ""
    return f"From {when(vacancy.start, now) if vacancy.start else 'now'} nobody {what}{ends}."

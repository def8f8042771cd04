"""A birth date and an age that somebody said, where they do not agree: both are kept and asked about."""

from datetime import date

from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Reason
from wayhome.kernel.worktime import years_between


def do_not_agree(born: date | None, stated: int | None, day: date) -> tuple[Reason, ...]:
    """Return a notice where an age that was said is another than the birth date comes to on a day; never a no."""
    if born is None or stated is None or born > day:
        return ()
    age = years_between(born, day)
    if age == stated:
        return ()
    words = f"The birth date makes them {age}, and somebody said {stated}. Both are kept; the birth date counts."
    return (ours("ages_do_not_agree", words, "Ask which is surer, and put the other right."),)

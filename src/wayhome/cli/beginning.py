"""What whoever runs the system is told where nobody can sign in yet: a code that lets them, and nobody else, begin."""

from django.db import DatabaseError

from wayhome.kernel.moments import in_london
from wayhome.store.supplies import now

GOOD_FOR = "It is good for one day, and ends after five wrong tries."


def give_a_code_to_begin() -> None:
    """Print a new code for the first administrator; nothing once there is a sign-in."""
    from wayhome.store.sign_in_codes import first_code, first_code_until  # noqa: PLC0415 - needs the settings

    before = first_code_until(now())
    code = first_code(now())
    if code is not None:
        _say(f"Open the product in a browser and begin with this code:\n\n    {code}\n\n{GOOD_FOR}")
    if before is not None:
        print("The code shown before opens nothing any more.", flush=True)


def say_how_to_begin(address: str) -> None:
    """Print how to begin: with the code shown before while it opens, or else with a new one.

    Nothing once there is a sign-in, or where the database does not answer.
    """
    from wayhome.store.sign_in_codes import first_code, first_code_until  # noqa: PLC0415 - needs the settings

    try:
        until = first_code_until(now())
        code = first_code(now()) if until is None else None
    except DatabaseError:
        return
    if until is not None:
        by = in_london(until)
        _say(
            f"Open {address} and begin with the code that was shown before, which is good until {by:%H:%M} on {by.day} "
            f"{by:%B}.\nIf nobody has it any more, wayhome migrate shows a new one.\n"
        )
    elif code is not None:
        _say(f"Open {address} and begin with this code:\n\n    {code}\n\n{GOOD_FOR}")


def _say(how: str) -> None:
    print(f"\nNobody can sign in yet. {how}", flush=True)

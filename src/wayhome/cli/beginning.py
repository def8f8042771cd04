"""What whoever runs the system is told where nobody can sign in yet: a code that lets them, and nobody else, begin."""

from django.db import DatabaseError

from wayhome.store.supplies import now


def say_how_to_begin(address: str = "") -> None:
    """Print the code for the first administrator; nothing once there is a sign-in, or before the tables are there."""
    from wayhome.store.sign_in_codes import first_code  # noqa: PLC0415 - needs the settings

    try:
        code = first_code(now())
    except DatabaseError:
        return
    if code is not None:
        where = f"Open {address} and" if address else "Open the product in a browser and"
        print(
            f"\nNobody can sign in yet. {where} begin with this code, which is good for one day:\n\n    {code}\n",
            flush=True,
        )

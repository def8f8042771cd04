"""Nobody is both at a door and signed in as staff: signing in ends the visit."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from wayhome.web.invited.opening import leave
from wayhome.web.invited.visit import TICKET


@receiver(user_logged_in, dispatch_uid="wayhome.door.left_by_staff")
def end_visit(sender: object, request: HttpRequest | None, **more: object) -> None:  # noqa: ARG001 - a signal's names
    """End the visit at a door on a browser on which somebody signs in as staff."""
    ticket = request.COOKIES.get(TICKET, "") if request is not None else ""
    if ticket:
        leave(ticket)

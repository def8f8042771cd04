"""The vocabulary of both causes, one file of events per area; importing this package declares them all."""

from wayhome.record.events import (
    assurance,
    child,
    closing,
    court,
    enquiry,
    exploitation,
    investigation,
    keeping,
    missing,
    missing_return,
    missing_search,
    partner,
    risk,
    victim,
    wording,
    workforce,
)

__all__ = (
    "assurance",
    "child",
    "closing",
    "court",
    "enquiry",
    "exploitation",
    "investigation",
    "keeping",
    "missing",
    "missing_return",
    "missing_search",
    "partner",
    "risk",
    "victim",
    "wording",
    "workforce",
)

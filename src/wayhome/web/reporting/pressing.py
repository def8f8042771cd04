"""One press of a button is one act, however often it is sent: when the server stopped, or somebody went back.

What was sent before with the same words is the same act, done at the time of the first press. What was changed is
another act. The session holds only when, and a keyed digest of what was filled in.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import QueryDict
from django.utils.crypto import constant_time_compare, salted_hmac

from wayhome.kernel.moments import instant
from wayhome.web.acting.drafts import answers_of
from wayhome.web.acting.forms import ActForm, Common, Entering
from wayhome.web.http import Visit

KEPT_AS = "pressed"
AT_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """When a form was first sent with these words, and the key under which it is entered."""

    at: datetime
    key: str


class SteadyForm(ActForm):
    """A form of an act that is one act however often it is sent."""

    def common(self, entering: Entering) -> Common:
        """Return what every command on a case carries, as of the first press."""
        sent = self.data if isinstance(self.data, QueryDict) else QueryDict()
        press = pressed(self.desk.visit, sent, self.cleaned_data["key"], entering.now)
        return {**super().common(replace(entering, now=press.at)), "key": press.key}


def pressed(visit: Visit, sent: QueryDict, key: str, now: datetime) -> Press:
    """Return the press that a form is sent with, kept before anything is entered."""
    held: dict[str, list[list[str]]] = visit.request.session.get(KEPT_AS, {})
    earlier, said = held.get(key, []), _digest(sent)
    for number, (at, digest) in enumerate(earlier):
        if constant_time_compare(digest, said):
            return Press(at=instant(at), key=_numbered(key, number))
    others = dict(list(held.items())[-AT_MOST:])
    visit.request.session[KEPT_AS] = {**others, key: [*earlier, [now.isoformat(), said]]}
    visit.request.session.save()
    return Press(at=now, key=_numbered(key, len(earlier)))


def _numbered(key: str, number: int) -> str:
    return f"{key}:again {number}" if number else key


def _digest(sent: QueryDict) -> str:
    filled = json.dumps(answers_of(sent), sort_keys=True)
    return salted_hmac(KEPT_AS, filled, algorithm="sha256").hexdigest()

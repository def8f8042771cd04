"""Opening the sources that a file of settings names."""

from collections.abc import Callable, Mapping

from wayhome.application.holding.connecting import HeldSource
from wayhome.store.connectors.http import HttpHeld
from wayhome.store.connectors.postgres import PostgresHeld
from wayhome.store.connectors.settings import HttpSource, PostgresSource, read_settings, secret


def open_sources(
    text: str, environment: Mapping[str, str], wait: Callable[[float], object]
) -> Mapping[str, HeldSource]:
    """Return each source by its name; none of them is asked yet. Raises NotSettings."""
    return {name: _opened(name, one, environment, wait) for name, one in read_settings(text).items()}


def _opened(
    name: str, settings: PostgresSource | HttpSource, environment: Mapping[str, str], wait: Callable[[float], object]
) -> HeldSource:
    if isinstance(settings, PostgresSource):
        return PostgresHeld(name=name, settings=settings, password=secret(settings.password_from, environment))
    return HttpHeld(name=name, settings=settings, wait=wait, token=secret(settings.token_from, environment))

"""Opening what links in batch, or saying what is lacking for it."""

from wayhome.application.linking.columns import Naming
from wayhome.application.linking.ports import BatchLinker, CannotLink

NOT_INSTALLED = (
    "This needs {lacking}, which is not installed here. Install the extra 'linkage': pip install 'wayhome[linkage]'."
)


def open_linker(naming: Naming, *, threads: int = 2, memory: str = "4GB") -> BatchLinker:
    """Return the linker of this machine. Raises CannotLink where the extra is not installed."""
    try:
        from wayhome.store.linking.splinking import SplinkOnDuckDB  # noqa: PLC0415 - heavy, and an extra
    except ModuleNotFoundError as lacking:
        raise CannotLink(NOT_INSTALLED.format(lacking=lacking.name)) from lacking
    return SplinkOnDuckDB(naming, threads=threads, memory=memory)

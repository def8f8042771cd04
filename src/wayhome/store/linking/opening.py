"""Opening what links in batch, or saying what is lacking for it."""

from wayhome.application.linking.few import MOST
from wayhome.application.linking.ports import BatchLinker, CannotLink
from wayhome.holdings.naming.tables import NameTables

NOT_INSTALLED = (
    "This needs {lacking}, which is not installed here. Install the extra '{extra}': pip install 'wayhome[{extra}]'."
)


def open_linker(names: NameTables, *, threads: int = 2, memory: str = "4GB") -> BatchLinker:
    """Return the linker of this machine, on DuckDB. Raises CannotLink where the extra is not installed."""
    try:
        from wayhome.store.linking.on_duckdb import OnDuckDB  # noqa: PLC0415 - heavy, and an extra
        from wayhome.store.linking.splinking import SplinkLinker  # noqa: PLC0415
    except ModuleNotFoundError as lacking:
        raise CannotLink(NOT_INSTALLED.format(lacking=lacking.name, extra="linkage")) from lacking
    return SplinkLinker(OnDuckDB(names, threads=threads, memory=memory))


def open_linker_for(records: int, names: NameTables) -> BatchLinker | None:
    """Return the linker of this machine; None where it is not installed and so few records need none.

    Raises CannotLink where it is not installed and there are too many.
    """
    try:
        return open_linker(names)
    except CannotLink:
        if records > MOST:
            raise
        return None


def open_spark_linker(names: NameTables, *, master: str = "local[2]", drawn: int | None = None) -> BatchLinker:
    """Return a linker on Spark, for more than one machine can hold. Raises CannotLink where it is not installed."""
    try:
        from wayhome.store.linking.on_spark import OnSpark  # noqa: PLC0415 - heavy, and an extra
        from wayhome.store.linking.splinking import DRAWN, SplinkLinker  # noqa: PLC0415
    except ModuleNotFoundError as lacking:
        raise CannotLink(NOT_INSTALLED.format(lacking=lacking.name, extra="spark")) from lacking
    return SplinkLinker(OnSpark(names, master=master), drawn=drawn or DRAWN)

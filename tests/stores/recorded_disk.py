"""A disk that remembers every write and every sync, so that power can be cut afterwards, at any moment.

SQLite reaches the disk through a table of functions (a VFS). Here a copy of the machine's own is registered under
another name in the very library that Python's ``sqlite3`` uses, with four functions of ours in it: they write down what
was asked and pass it on. From what was written down, ``after_power_loss`` makes the files that a disk would hold if
power had gone at some moment and everything that had not been synced was lost.
"""

import _sqlite3
import ctypes
from collections.abc import Callable, Iterable
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p, cast, pointer, string_at
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class Vfs(Structure):
    """The beginning of ``sqlite3_vfs``, and room for the rest of it."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("app", c_void_p),
        ("open", OPEN),
        ("delete", DELETE),
        ("rest", c_void_p * 13),
    )


class Methods(Structure):
    """``sqlite3_io_methods``."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", WRITE),
        ("truncate", TRUNCATE),
        ("sync", SYNC),
        ("rest", c_void_p * 13),
    )


class File(Structure):
    """The beginning of ``sqlite3_file``."""

    _fields_ = (("methods", POINTER(Methods)),)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was asked of the disk, or that the product said meanwhile."""

    kind: str
    path: str = ""
    offset: int = 0
    content: bytes = b""
    told: object = None


@dataclass(slots=True)
class RecordedDisk:
    """The steps in order; make only one, and open databases on it with ``vfs=recorded``."""

    steps: list[Step] = field(default_factory=list)
    kept: list[object] = field(default_factory=list)  # what C still points to
    paths: dict[int, str] = field(default_factory=dict)

    def register(self) -> None:
        """Put the recording VFS into the library that Python's sqlite3 uses."""
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = POINTER(Vfs)
        real = library.sqlite3_vfs_find(None).contents
        mine = Vfs.from_buffer_copy(real)
        mine.next, mine.name = None, b"recorded"
        mine.open, mine.delete = OPEN(self._opening(real)), DELETE(self._deleting(real))
        self.kept += [mine, real]
        if library.sqlite3_vfs_register(byref(mine), 0):
            raise RuntimeError("SQLite would not take the recording disk")

    def says(self, told: object) -> None:
        """Write down what the product acknowledged at this moment."""
        self.steps.append(Step("told", told=told))

    def _opening(self, real: Vfs) -> Callable[..., int]:
        def opening(vfs: int, name: int, file: int, flags: int, out: int) -> int:
            code: int = real.open(vfs, name, file, flags, out)
            opened = cast(file, POINTER(File)).contents
            if code == 0 and name and opened.methods:
                self.paths[file] = string_at(name).decode()
                self.steps.append(Step("open", self.paths[file]))
                opened.methods = pointer(self._methods(opened.methods.contents))
            return code

        return opening

    def _deleting(self, real: Vfs) -> Callable[..., int]:
        def deleting(vfs: int, name: bytes, sync_folder: int) -> int:
            self.steps.append(Step("remove" if sync_folder else "remove later", name.decode()))
            code: int = real.delete(vfs, name, sync_folder)
            return code

        return deleting

    def _methods(self, real: Methods) -> Methods:
        def writing(file: int, buffer: int, amount: int, offset: int) -> int:
            self.steps.append(Step("write", self.paths[file], offset, string_at(buffer, amount)))
            code: int = real.write(file, buffer, amount, offset)
            return code

        def truncating(file: int, size: int) -> int:
            self.steps.append(Step("truncate", self.paths[file], size))
            code: int = real.truncate(file, size)
            return code

        def syncing(file: int, flags: int) -> int:
            code: int = real.sync(file, flags)
            self.steps.append(Step("sync", self.paths[file]))
            return code

        mine = Methods.from_buffer_copy(real)
        mine.write, mine.truncate, mine.sync = WRITE(writing), TRUNCATE(truncating), SYNC(syncing)
        self.kept += [mine, real]
        return mine


def applied(content: bytes | None, steps: Iterable[Step]) -> bytes | None:
    """Return a file's content after some steps; None is a file that is not there."""
    for step in steps:
        held = content or b""
        match step.kind:
            case "write":
                content = held[: step.offset].ljust(step.offset, b"\0") + step.content
                content += held[step.offset + len(step.content) :]
            case "truncate":
                content = held[: step.offset]
            case "remove later":
                content = None
            case "open":
                content = held
    return content


def after_power_loss(before: dict[str, bytes], steps: Iterable[Step], survivors: Random | None) -> dict[str, bytes]:
    """Return the files that are left when power goes after some steps.

    What was synced is there. Of the rest, nothing survives, or whatever ``survivors`` happens to spare.
    """
    durable: dict[str, bytes | None] = dict(before)
    pending: dict[str, list[Step]] = {}
    for step in steps:
        match step.kind:
            case "sync":
                durable[step.path] = applied(durable.get(step.path), pending.pop(step.path, ()))
            case "remove":
                durable[step.path] = None
                pending.pop(step.path, None)
            case "told":
                continue
            case _:
                pending.setdefault(step.path, []).append(step)
    if survivors is not None:
        for path, lost in pending.items():
            spared = [step for step in lost if survivors.random() < 0.5]
            durable[path] = applied(durable.get(path), spared)
    return {path: content for path, content in durable.items() if content is not None}


def put(files: dict[str, bytes], folder: Path) -> None:
    """Write files into a folder, by their names."""
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)

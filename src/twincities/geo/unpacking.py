"""The gazetteer's file: shipped compressed, unpacked once into the user's data, looked over before each use."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.geo.errors import GazetteerDamagedError, GazetteerMissingError
from twincities.geo.keys import KEYS_VERSION
from twincities.geo.store import Store
from twincities.paths import shipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHUNK = 1 << 20
PACKED = shipped("data") / "gazetteer.sqlite.xz"
"""The gazetteer as it ships; what is inside stands in a file of the same name that ends in .json."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the unpacked gazetteer must be: its size in bytes, its SHA-256, the version of its keys."""

    size: int
    sha256: str
    keys: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the gazetteer ships and where it is unpacked to."""

    folder: Path
    packed: Path = PACKED

    def open(self) -> Store:
        """Return the gazetteer, unpacked where it is not yet or no longer whole.

        GazetteerMissingError or GazetteerDamagedError where the shipped file is missing or damaged; OSError where
        the disk refuses.
        """
        contents = self._contents()
        path = self.folder / f"gazetteer-{contents.sha256[:12]}.sqlite"
        if not _is_whole(path, contents):
            self._unpack(path, contents)
        return Store(path)

    def forget(self) -> None:
        """Have the gazetteer looked over at the next opening: reading it has failed."""
        for mark in self.folder.glob("gazetteer-*.seen"):
            mark.unlink(missing_ok=True)

    def _contents(self) -> Contents:
        facts = self.packed.with_name(self.packed.name.partition(".")[0] + ".json")
        try:
            contents = Contents(**json.loads(facts.read_text(encoding="ascii")))
        except FileNotFoundError:
            raise GazetteerMissingError(facts) from None
        except (ValueError, TypeError):
            raise GazetteerDamagedError(facts) from None
        if contents.keys != KEYS_VERSION:
            raise GazetteerDamagedError(self.packed)
        return contents

    def _unpack(self, path: Path, contents: Contents) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self.folder, prefix="gazetteer-", suffix=".unpacking")
        try:
            with os.fdopen(handle, "wb") as target:
                self._copy(target.write, contents)
                target.flush()
                os.fsync(target.fileno())
            os.replace(temporary, path)  # noqa: PTH105 - a plain name
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108 - a plain name
            raise
        _mark(path)
        self._clear(path)

    def _copy(self, write: Callable[[bytes], object], contents: Contents) -> None:
        digest = hashlib.sha256()
        try:
            with lzma.open(self.packed) as source:
                while chunk := source.read(CHUNK):
                    digest.update(chunk)
                    write(chunk)
        except FileNotFoundError:
            raise GazetteerMissingError(self.packed) from None
        except (lzma.LZMAError, EOFError):
            raise GazetteerDamagedError(self.packed) from None
        if digest.hexdigest() != contents.sha256:
            raise GazetteerDamagedError(self.packed)

    def _clear(self, path: Path) -> None:
        """Take away gazetteers of earlier versions; one that another window still reads stays."""
        for other in self.folder.glob("gazetteer-*.sqlite"):
            if other != path:
                with suppress(OSError):
                    other.unlink()
                    _seen(other).unlink(missing_ok=True)


def _is_whole(path: Path, contents: Contents) -> bool:
    """Tell whether the unpacked file is the one that was unpacked; it is read through only if it was touched."""
    try:
        facts = path.stat()
        if facts.st_size != contents.size:
            return False
        with suppress(OSError):
            if _seen(path).read_text(encoding="ascii") == str(facts.st_mtime_ns):
                return True
        with path.open("rb") as file:
            whole = hashlib.file_digest(file, "sha256").hexdigest() == contents.sha256
    except FileNotFoundError:
        return False
    if whole:
        _mark(path)
    return whole


def _mark(path: Path) -> None:
    with suppress(OSError):  # without the mark it is only read through again
        _seen(path).write_text(str(path.stat().st_mtime_ns), encoding="ascii")


def _seen(path: Path) -> Path:
    return path.with_suffix(".seen")

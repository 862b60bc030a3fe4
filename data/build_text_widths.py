"""Builds src/twincities/reports/text_widths.json: how wide each letter is in Arial and Times New Roman.

A paper's row heights must be right on a machine that has neither font, so they are computed from this table. The
widths are read from Liberation Sans and Liberation Serif, which have the same widths by design (SIL Open Font
License 1.1; Debian package fonts-liberation2). Run on a Debian-like system:

    python3 data/build_text_widths.py
"""

from __future__ import annotations

import hashlib
import json
import struct
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

PACKAGE = "fonts-liberation2"
FONTS = {
    ("Arial", "regular"): (
        "LiberationSans-Regular.ttf",
        "8d91388f1d3604b3b8ae0e3ee2d140e50cd6122f9214514f4aca772540a4076d",
    ),
    ("Arial", "bold"): (
        "LiberationSans-Bold.ttf",
        "ba0e0dc3f7aca5b0afbc31e800531ee43be3aa79ae35b2ef1f6470a9547765c4",
    ),
    ("Times New Roman", "regular"): (
        "LiberationSerif-Regular.ttf",
        "29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba",
    ),
    ("Times New Roman", "bold"): (
        "LiberationSerif-Bold.ttf",
        "446a4421f297698427170fd7db20e59169a4188baaaf940e9bea58af6341a723",
    ),
}
LETTERS = [
    *range(0x20, 0x7F),  # Latin
    *range(0xA0, 0x180),  # Latin with marks
    *range(0x400, 0x530),  # Cyrillic, the Kazakh letters among them
    *range(0x2010, 0x2040),  # dashes, quotes, ellipsis, narrow spaces
    0x20AC,  # euro
    0x2116,  # numero
    0x2192,  # arrow
    0x2212,  # minus
    0x25CF,  # the mark of a jubilee
]
TARGET = Path(__file__).resolve().parent.parent / "src/twincities/reports/text_widths.json"


def main() -> None:
    """Fetch the fonts, read the widths, write the table."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["apt-get", "download", PACKAGE], cwd=folder, check=True)
        (archive,) = Path(folder).glob("*.deb")
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
        table: dict[str, dict[str, object]] = defaultdict(dict)
        for (family, weight), (name, digest) in FONTS.items():
            (path,) = Path(folder).rglob(name)
            font = path.read_bytes()
            found = hashlib.sha256(font).hexdigest()
            if found != digest:
                raise SystemExit(f"{name} is not the known file: {found}")
            table[family][weight] = by_width(widths(font))
    TARGET.write_text(json.dumps(table, ensure_ascii=True, indent=0, sort_keys=True) + "\n", encoding="ascii")
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


def by_width(known: dict[int, int]) -> dict[str, str]:
    """Group the letters by their width: far shorter than one entry per letter."""
    groups: dict[int, str] = defaultdict(str)
    for letter, width in sorted(known.items()):
        groups[width] += chr(letter)
    return {str(width): letters for width, letters in sorted(groups.items())}


def widths(font: bytes) -> dict[int, int]:
    """Return the advance width of each of LETTERS that the font has, in units of 1/2048 of the size."""
    tables = directory(font)
    units = struct.unpack_from(">H", font, tables["head"] + 18)[0]
    if units != 2048:
        raise SystemExit(f"unexpected units per em: {units}")
    measured = struct.unpack_from(">H", font, tables["hhea"] + 34)[0]
    known = {}
    for letter in LETTERS:
        glyph = glyph_of(font, tables["cmap"], letter)
        if glyph:
            known[letter] = struct.unpack_from(">H", font, tables["hmtx"] + 4 * min(glyph, measured - 1))[0]
    return known


def directory(font: bytes) -> dict[str, int]:
    """Return where each table of the font begins."""
    count = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in entries}


def glyph_of(font: bytes, cmap: int, letter: int) -> int:
    """Look a letter up in the font's Unicode table (format 4); 0 where it has no such letter."""
    start = unicode_table(font, cmap)
    segments = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends = start + 14
    starts = ends + 2 * segments + 2
    for number in range(segments):
        if struct.unpack_from(">H", font, ends + 2 * number)[0] < letter:
            continue
        first = struct.unpack_from(">H", font, starts + 2 * number)[0]
        if first > letter:
            return 0
        delta = struct.unpack_from(">H", font, starts + 2 * segments + 2 * number)[0]
        at = starts + 4 * segments + 2 * number
        offset = struct.unpack_from(">H", font, at)[0]
        if offset == 0:
            return (letter + delta) % 65536
        glyph = struct.unpack_from(">H", font, at + offset + 2 * (letter - first))[0]
        return (glyph + delta) % 65536 if glyph else 0
    return 0


def unicode_table(font: bytes, cmap: int) -> int:
    """Return where the table for Unicode letters of the basic plane begins."""
    count = struct.unpack_from(">H", font, cmap + 2)[0]
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * number)
        if (platform, encoding) == (3, 1) and struct.unpack_from(">H", font, cmap + offset)[0] == 4:
            return cmap + offset
    raise SystemExit("no Unicode table of format 4")


if __name__ == "__main__":
    main()

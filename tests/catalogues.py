"""The message catalogues: brought up to date from the code, compiled, and checked.

python -m tests.catalogues update    extract, update every catalogue, compile
python -m tests.catalogues check     say what is missing, doubtful or out of step; exit 1 if anything is

An update never guesses: a new message is empty (in English its own text), a message no longer in the code goes.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "twincities"
KEYWORDS = {"N_": None, "NP_": ((1, "c"), 2), "NN_": (1, 2)}
NOTE = "Note:"
PLURAL_FORMS = {
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "kk": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
}
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: {domain}\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"
"""
OWN_LANGUAGE = "en"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)  # a true date would change the compiled file with every run
WIDTH = 110


@dataclass(frozen=True)
class Fault:
    """What is wrong with one message of one language; `message` is "" where it is the whole catalogue."""

    language: str
    what: str
    message: str = ""

    def __str__(self) -> str:
        """Return a line for the terminal."""
        return f"{self.language}: {self.what}{': ' + repr(self.message) if self.message else ''}"


@dataclass(frozen=True)
class Catalogues:
    """The catalogues of one source tree; the default is the product's own."""

    source: Path = ROOT / "src"
    locale: Path = ROOT / "resources" / "locale"

    def update(self) -> None:
        """Bring every catalogue in step with the code and compile it."""
        template = self.extract()
        for language in PLURAL_FORMS:
            updated = self._updated(language, template)
            self.po(language).parent.mkdir(parents=True, exist_ok=True)
            self.po(language).write_bytes(_po_bytes(updated, language))
            self.mo(language).write_bytes(_mo_bytes(self.read(language)))

    def check(self) -> list[Fault]:
        """Return everything that is wrong, nothing written."""
        template = self.extract()
        faults = [Fault("code", what, said) for what, said in _template_faults(template)]
        for language in PLURAL_FORMS:
            faults.extend(Fault(language, what, said) for what, said in self._faults(language, template))
        return faults

    def extract(self) -> Catalog:
        """Return every message the code declares."""
        template = Catalog()
        found = extract_from_dir(
            self.source,
            method_map=[("**.py", "python")],
            keywords=KEYWORDS,
            comment_tags=[NOTE],
            strip_comment_tags=True,
        )
        for _, _, said, comments, context in found:
            template.add(said, context=context, auto_comments=comments)
        return template

    def po(self, language: str) -> Path:
        """Return where a language is translated."""
        return self.locale / language / "LC_MESSAGES" / f"{DOMAIN}.po"

    def mo(self, language: str) -> Path:
        """Return where a language is read from by the program."""
        return self.po(language).with_suffix(".mo")

    def read(self, language: str) -> Catalog:
        """Return a catalogue as it stands; an empty one where there is none yet."""
        text = self.po(language).read_bytes() if self.po(language).exists() else _header(language)
        catalogue = read_po(BytesIO(text), locale=language, domain=DOMAIN)
        catalogue.creation_date = catalogue.revision_date = LONG_AGO
        return catalogue

    def _updated(self, language: str, template: Catalog) -> Catalog:
        catalogue = self.read(language)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        if language == OWN_LANGUAGE:
            for message in _messages(catalogue):
                if not any(_forms(message)):
                    message.string = message.id
        return catalogue

    def _faults(self, language: str, template: Catalog) -> Iterator[tuple[str, str]]:
        catalogue = self.read(language)
        for declared in _messages(template):
            what = _fault(catalogue.get(declared.id, declared.context), catalogue)
            if what:
                yield what, _text(declared)
        for message in _messages(catalogue):
            if template.get(message.id, message.context) is None:
                yield "no longer in the code", _text(message)
        for message in catalogue.obsolete.values():
            yield "obsolete", _text(message)
        if self.po(language).exists():
            if self.po(language).read_bytes() != _po_bytes(self._updated(language, template), language):
                yield "catalogue is not as an update leaves it", ""
            if not self.mo(language).exists() or _said(self._read_compiled(language)) != _said(catalogue):
                yield "compiled catalogue is out of step", ""

    def _read_compiled(self, language: str) -> Catalog:
        with self.mo(language).open("rb") as compiled:
            return read_mo(compiled)  # its contexts are bytes where a catalogue's are text


def _fault(message: Message | None, catalogue: Catalog) -> str:
    if message is None:
        return "missing"
    if message.fuzzy:
        return "fuzzy"
    forms = 1 if isinstance(message.id, str) else catalogue.num_plurals
    if not all(_forms(message)) or len(_forms(message)) != forms:
        return "not translated"
    return "" if _placeholders_equal(message) else "placeholders differ"


def _said(catalogue: Catalog) -> dict[tuple[str, tuple[str, ...]], tuple[str, ...]]:
    return {
        (_context(message), _ids(message)): _forms(message)
        for message in _messages(catalogue)
        if all(_forms(message))
    }


def _context(message: Message) -> str:
    context: str | bytes = message.context or ""
    return context.decode() if isinstance(context, bytes) else context


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _text(message: Message) -> str:
    said = _ids(message)[0]
    return f"{message.context}|{said}" if message.context else said


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _placeholders_equal(message: Message) -> bool:
    """Say whether every form fills in the same facts; where only one thing is meant the number may be a word."""
    declared = [_placeholders(said) for said in _ids(message)]
    forms = [_placeholders(said) for said in _forms(message)]
    if None in declared or None in forms:
        return False
    if isinstance(message.id, str):
        return forms == declared
    only_one = len(forms) == len(declared)
    return all(
        form == declared[-1] or (only_one and place == 0 and form == declared[0])
        for place, form in enumerate(forms)
    )


def _placeholders(said: str) -> frozenset[str] | None:
    """Return the facts a text fills in, None for a stray brace or a fact without a name."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(said) if name is not None}
    except ValueError:
        return None
    return frozenset(names) if all(name.isidentifier() for name in names) else None


def _template_faults(template: Catalog) -> Iterator[tuple[str, str]]:
    for message in _messages(template):
        if any(_placeholders(said) is None for said in _ids(message)):
            yield "placeholders cannot be read", _text(message)


def _header(language: str) -> bytes:
    plural_forms = PLURAL_FORMS[language]
    return HEADER.format(domain=DOMAIN, language=language, plural_forms=plural_forms).encode()


def _po_bytes(catalogue: Catalog, language: str) -> bytes:
    # Our own header: dates and tool versions in it would change with every run.
    body = BytesIO()
    write_po(body, catalogue, width=WIDTH, no_location=True, omit_header=True, sort_output=True)
    return _header(language) + b"\n" + body.getvalue()


def _mo_bytes(catalogue: Catalog) -> bytes:
    for message in _messages(catalogue):
        if not all(_forms(message)):
            catalogue.delete(message.id, message.context)  # else a counted one would pass for translated
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def main(arguments: list[str]) -> int:
    """Run one of the two words; 0 done or in order, 1 faults found, 2 no such word."""
    match arguments:
        case ["update"]:
            Catalogues().update()
            return 0
        case ["check"]:
            faults = Catalogues().check()
            for fault in faults:
                print(fault)
            print(f"{len(faults)} faults in the catalogues" if faults else "the catalogues are complete")
            return 1 if faults else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

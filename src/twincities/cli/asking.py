"""What every command is asked with, before or after its name: where the data are and in which language to speak."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from twincities.cli import sayings
from twincities.i18n import Language, with_plain_spaces
from twincities.wiring import Program, start

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.i18n import Message, Words
    from twincities.wiring import Services

F = TypeVar("F", bound="Callable[..., Any]")


class RefusedError(Exception):
    """The command cannot do what was asked; `sentence` says why, in the person's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def whole_number(words: Words, least: int, most: int) -> click.IntRange:
    """Return the type of an option that takes a whole number, by a name that people understand."""
    made = click.IntRange(least, most)
    made.name = words(sayings.WHOLE_NUMBER)
    return made


def file_option(
    *names: str, suffix: str, words: Words, about: Message, default: str | None = None
) -> Callable[[F], F]:
    """Return the option that names the file a command writes, or a folder to write it into.

    A name without a suffix gets the one of its kind; one with another is not understood, for programs open files by it.
    What is neither a file nor a folder is not understood either: a device, a pipe.
    """

    def callback(_context: click.Context, _parameter: click.Parameter, given: str | None) -> Path | None:
        if given is None:
            return None
        path = Path(given)
        if given and path.is_dir():
            return path
        if given.endswith(("/", os.sep)):
            raise click.BadParameter(words(sayings.NO_FOLDER, folder=given))
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise click.BadParameter(words(sayings.NO_FILE, name=given, suffix=suffix))
        if path.name and not path.suffix:
            return path.with_name(f"{path.name}{suffix}")
        if path.suffix.lower() != suffix:
            raise click.BadParameter(words(sayings.OTHER_SUFFIX, name=path.name, suffix=suffix))
        return path

    return click.option(*names, metavar="FILE", default=default, callback=callback, help=words(about))


@dataclass
class Asked:
    """What was asked for so far, and when; an option after the command's name wins over one before it."""

    data_dir: Path | None = None
    database: Path | str | None = None
    language: Language | None = None
    today: Callable[[], date] = date.today
    opened: Program | None = None

    @property
    def program(self) -> Program:
        """The program for these options."""
        if self.opened is None:
            self.opened = start(self.data_dir, self.database, self.language)
        return self.opened

    @property
    def words(self) -> Words:
        """The words of the language asked for."""
        return self.program.words

    def services(self) -> Services:
        """Open the register to read it; a RegisterError says why that cannot be done. Never makes one."""
        return self.program.open_register(to_read=True)

    def close(self) -> None:
        """Let go of the register."""
        if self.opened is not None:
            self.opened.close()


def common_options(words: Words) -> Callable[[F], F]:
    """Return a decorator that gives a command the options that all of them take."""

    def keep(name: str, read: Callable[[str], object]) -> Callable[..., None]:
        def callback(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
            if value is not None:
                setattr(context.ensure_object(Asked), name, read(value))

        return callback

    options = (
        (("--data-dir",), {"metavar": "DIR"}, sayings.DATA_DIR, keep("data_dir", Path)),
        (("--database",), {"metavar": "URL"}, sayings.DATABASE, keep("database", register)),
        (
            ("--language",),
            {"type": click.Choice([language.value for language in Language])},
            sayings.LANGUAGE,
            keep("language", Language),
        ),
    )

    def decorate(function: F) -> F:
        for names, kind, about, callback in reversed(options):
            function = click.option(*names, expose_value=False, callback=callback, help=words(about), **kind)(
                function
            )
        return function

    return decorate


def register(text: str) -> Path | str:
    """Return where a register lies: an address as it is, anything else is a file."""
    return text if "://" in text else Path(text)


def options_of(arguments: Sequence[str], today: Callable[[], date]) -> Asked:
    """Return the common options of a command line before it is read for good: help needs a language, too."""
    asked = Asked(today=today)
    readers: dict[str, Callable[[str], object]] = {
        "--data-dir": Path,
        "--database": register,
        "--language": Language,
    }
    for number, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name in readers:
            value = value if equals else next(iter(arguments[number + 1 :]), "")
            try:
                setattr(asked, name[2:].replace("-", "_"), readers[name](value))
            except ValueError:
                continue  # said when the command line is read for good
    return asked


def say(text: str) -> None:
    """Print a result."""
    click.echo(with_plain_spaces(text))


def tell(sentence: str) -> None:
    """Say a sentence beside the results."""
    click.echo(sentence, err=True)


def print_json(value: object) -> None:
    """Print a result for programs, letters as they are."""
    click.echo(with_plain_spaces(json.dumps(value, ensure_ascii=False, indent=2, default=str)))


class Progress:
    """Shows on a terminal how far a long writing is."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._shown = ""

    def __call__(self, done: int, of: int) -> None:
        """Show how much is done."""
        if not sys.stderr.isatty():
            return
        text = self._words(sayings.WRITING, done=self._words.number(done), total=self._words.number(of))
        click.echo(f"\r{text:{len(self._shown)}}", err=True, nl=False)
        self._shown = text

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo(f"\r{'':{len(self._shown)}}\r", err=True, nl=False)

"""Running one command: its language, its streams, its exit code, and a sentence for whatever goes wrong."""

from __future__ import annotations

import os
import re
import sys
import traceback
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from twincities.cli import sayings
from twincities.cli.asking import RefusedError, options_of, tell
from twincities.cli.commands import commands
from twincities.i18n import DOMAIN
from twincities.paths import LOCALE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from twincities.cli.asking import Asked
    from twincities.i18n import Language, Words

_AS_PROGRAMMERS = re.compile(r"(?<!\w)(?:'([^']*)'|\"([^\"]*)\")(?!\w)")
DONE, REFUSED, NOT_UNDERSTOOD, INTERRUPTED = 0, 1, 2, 130


def run(arguments: Sequence[str], today: Callable[[], date]) -> int:
    """Run one command and return its exit code."""
    _prepare_streams()
    asked = options_of(arguments, today)
    with _parser_speaks(asked.words.language):
        try:
            code = _run(arguments, asked)
            sys.stdout.flush()
        except BrokenPipeError:
            _leave_closed_pipe()
            return DONE
        finally:
            asked.close()
    return code


def _prepare_streams() -> None:
    """Let the streams take every letter: consoles of some systems speak an alphabet without the Kazakh ones.

    What goes to a stream that was closed before the start (`>&-`, some services) goes nowhere.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(arguments: Sequence[str], asked: Asked) -> int:
    words = asked.words
    code = DONE
    try:
        group = commands(words)
        with group.make_context("twincities", list(arguments), obj=asked) as context:
            group.invoke(context)
    except click.exceptions.Exit as ended:  # of --help and --version
        code = ended.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        tell(error.format_message())
        code = NOT_UNDERSTOOD
    except click.UsageError as error:
        _tell_misunderstood(error, words)
        path = error.ctx.command_path if error.ctx else "twincities"
        tell(words(sayings.SEE_HELP, command=path))
        code = NOT_UNDERSTOOD
    except RefusedError as error:
        tell(error.sentence)
        code = REFUSED
    except KeyboardInterrupt:
        tell(words(sayings.INTERRUPTED))
        code = INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last place before a person would see a traceback
        tell(_trouble(error, asked))
        code = REFUSED
    return code


def _tell_misunderstood(error: click.UsageError, words: Words) -> None:
    """Say what is not understood; the parser's own guesses come in a sentence of ours, for theirs has no languages."""
    guesses: Sequence[str] = getattr(error, "possibilities", None) or ()
    if guesses:
        error.possibilities = None  # type: ignore[attr-defined] # of those kinds that guess
    tell(_quoted(error.format_message(), words))
    if guesses:
        tell(words(sayings.DID_YOU_MEAN, names=", ".join(guesses)))


def _quoted(sentence: str, words: Words) -> str:
    """Return a sentence of the parser's with the language's quotation marks: it quotes as programmers do."""
    return _AS_PROGRAMMERS.sub(lambda found: words(sayings.QUOTED, text=found[1] or found[2] or ""), sentence)


def _trouble(error: Exception, asked: Asked) -> str:
    """Return the sentence for an error; what nobody knows goes to the log with all its details."""
    from twincities.services.sentences import sentence  # noqa: PLC0415 - seldom needed

    said = sentence(error, asked.words)
    if said is not None:
        return said
    log = asked.program.paths.log
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat()}\n{''.join(traceback.format_exception(error))}\n")
    what = f"{type(error).__name__}: {error}"
    return asked.words(sayings.TROUBLE, error=what, log=log)


@contextmanager
def _parser_speaks(language: Language) -> Iterator[None]:
    """Let the parser look its own words up in our catalogues, in the language asked for."""
    import gettext  # noqa: PLC0415 - beside its only use

    before = os.environ.get("LANGUAGE"), gettext.textdomain()
    os.environ["LANGUAGE"] = language.value
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)
    try:
        yield
    finally:
        gettext.textdomain(before[1])
        if before[0] is None:
            os.environ.pop("LANGUAGE", None)
        else:
            os.environ["LANGUAGE"] = before[0]


def _leave_closed_pipe() -> None:
    """Give the interpreter's last flush somewhere to go: whoever read the results has had enough."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

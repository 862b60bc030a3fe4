"""The program's log, for whoever is asked why the window failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Logger

    from twincities.paths import Paths

LOG_SIZE, LOGS_KEPT = 512_000, 3
"""Bytes of the log before it begins anew, and how many old ones stay."""


def start_log(paths: Paths) -> Logger:
    """Begin the program's log: what happened and where, never what was typed; a handful of old files are kept."""
    import logging.handlers  # noqa: PLC0415 - 10 ms that the first paint must not wait for

    log = logging.getLogger("twincities")
    end_log(log)
    log.propagate = False
    log.setLevel(logging.INFO)
    try:
        paths.data.mkdir(parents=True, exist_ok=True)
        file = logging.handlers.RotatingFileHandler(
            paths.log, maxBytes=LOG_SIZE, backupCount=LOGS_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        log.addHandler(logging.NullHandler())
        return log
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(file)
    return log


def end_log(log: Logger) -> None:
    """Let go of the log's file."""
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()

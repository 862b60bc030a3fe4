"""The command that writes the map as a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from twincities.cli import sayings
from twincities.cli.asking import Asked, RefusedError, common_options, file_option, print_json, say
from twincities.cli.listing import viewer_of
from twincities.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.i18n import Words

MAP = N_("Write the map as one page that opens without a network.")
OUTPUT = N_("Where to write it. A file that is there gets a sister with a number, unless --replace.")
REPLACE = N_("Write over a file that is there: for a page that is renewed on schedule.")
NAME = "map.html"
NO_OUTLINES = N_("The outlines of the countries cannot be read: {file}")


def map_command(words: Words) -> click.Command:
    """Return the command, its help in the given language."""

    @click.command("map", help=words(MAP))
    @file_option("-o", "--output", suffix=".html", words=words, about=OUTPUT, default=NAME)
    @click.option("--replace", is_flag=True, help=words(REPLACE))
    @click.option("--json", "as_json", is_flag=True, help=words(sayings.JSON))
    @common_options(words)
    @click.pass_obj
    def command(asked: Asked, output: Path, *, replace: bool, as_json: bool) -> None:
        _write(asked, output, replace=replace, as_json=as_json)

    return command


def _write(asked: Asked, output: Path, *, replace: bool, as_json: bool) -> None:
    from twincities.services.register_filter import PartnershipQuery  # noqa: PLC0415 - `--help` needs none of it

    words = asked.words
    services = asked.services()
    viewer = viewer_of(asked)
    target = output / NAME if output.is_dir() else output
    try:
        written = services.atlas.write_page(PartnershipQuery(), viewer, words, target, replace=replace)
    except Exception as error:
        from twincities.geo.base_map import BaseMapError  # noqa: PLC0415 - only known where it was raised

        if isinstance(error, BaseMapError):
            raise RefusedError(words(NO_OUTLINES, file=error.path)) from error
        raise
    if as_json:
        picture = written.picture
        print_json(
            {
                "path": str(written.path),
                "partnerships": len({tie.id for tie in picture.ties}),
                "unplaced": picture.unplaced,
                "total": picture.total,
            }
        )
    else:
        say(str(written.path))

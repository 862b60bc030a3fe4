"""The commands. Each is a thin coat over a service; what is slow to import is imported by the command that needs it."""

# ruff: noqa: PLC0415 - `--help` must not wait for what only some command needs

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import twincities
from twincities.cli import sayings
from twincities.cli.asking import (
    Asked,
    Progress,
    RefusedError,
    common_options,
    file_option,
    print_json,
    say,
    tell,
    whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.cli.asking import F
    from twincities.i18n import Words

NATIONAL = "national"
JOURNAL, REPORT = "visit_journal", "visit_report"


def commands(words: Words) -> click.Group:
    """Return all commands, their help in the given language."""
    from twincities.cli.agreements import agreements_command
    from twincities.cli.anniversaries import anniversaries_command
    from twincities.cli.geocoding import geocode_command
    from twincities.cli.listing import listing_commands
    from twincities.cli.mapping import map_command

    @click.group(help=words(sayings.ABOUT))
    @common_options(words)
    @click.version_option(twincities.__version__, prog_name="Twin Cities")
    def group() -> None:
        pass

    for command in (
        _search_command(words),
        _report_command(words),
        *_keeping_commands(words),
        _example_command(words),
        geocode_command(words),
        map_command(words),
        anniversaries_command(words),
        agreements_command(words),
        *listing_commands(words),
    ):
        group.add_command(command)
    _speak(group, words)
    return group


def _speak(group: click.Group, words: Words) -> None:
    """Say in the person's language what stands for options and values in the usage lines."""
    group.subcommand_metavar = words(sayings.SUBCOMMAND)
    for command in (group, *group.commands.values()):
        command.short_help = command.help  # whole in the list of commands; the parser would cut it off
        command.options_metavar = words(sayings.OPTIONS)
        for parameter in command.params:
            placeholder = sayings.PLACEHOLDERS.get(parameter.metavar or "")
            if placeholder is not None:
                parameter.metavar = words(placeholder)


def _json_option(words: Words) -> Callable[[F], F]:
    return click.option("--json", "as_json", is_flag=True, help=words(sayings.JSON))


def _search_command(words: Words) -> click.Command:
    @click.command(help=words(sayings.SEARCH))
    @click.argument("text", metavar=words(sayings.SEARCH_TEXT), nargs=-1, required=True)
    @click.option(
        "--limit",
        type=whole_number(words, 1, 10_000),
        default=50,
        show_default=True,
        help=words(sayings.SEARCH_LIMIT),
    )
    @_json_option(words)
    @common_options(words)
    @click.pass_obj
    def search(asked: Asked, text: tuple[str, ...], limit: int, *, as_json: bool) -> None:
        _search(asked, " ".join(text), limit, as_json=as_json)

    return search


def _report_command(words: Words) -> click.Command:
    @click.command(help=words(sayings.REPORT))
    @click.argument("paper", metavar=words(sayings.REPORT_ID), required=False)
    @file_option("-o", "--output", suffix=".xlsx", words=words, about=sayings.REPORT_OUTPUT)
    @click.option("--visit", metavar="KEY", help=words(sayings.REPORT_VISIT))
    @click.option(
        "--partnership", "partnerships", metavar="KEY", multiple=True, help=words(sayings.REPORT_PARTNERSHIP)
    )
    @click.option("--year", metavar="YYYY", help=words(sayings.REPORT_YEAR))
    @click.option("--review", is_flag=True, help=words(sayings.REPORT_REVIEW))
    @click.option("--list", "listed", is_flag=True, help=words(sayings.REPORT_LIST))
    @_json_option(words)
    @common_options(words)
    @click.pass_obj
    def report(  # noqa: PLR0913 - a command's options
        asked: Asked,
        *,
        paper: str | None,
        output: Path | None,
        visit: str | None,
        partnerships: tuple[str, ...],
        year: str | None,
        review: bool,
        listed: bool,
        as_json: bool,
    ) -> None:
        from twincities.cli.reporting import Wish, list_papers, write_paper

        if listed:
            list_papers(asked, as_json=as_json)
            return
        wish = Wish(paper, output, visit, partnerships, year, review=review)
        write_paper(asked, wish, as_json=as_json)

    return report


def _keeping_commands(words: Words) -> tuple[click.Command, ...]:
    """Return the commands on the register's file as a whole."""
    common, as_json_option = common_options(words), _json_option(words)

    @click.command(help=words(sayings.BACKUP))
    @click.argument("folder", metavar=words(sayings.BACKUP_FOLDER), type=Path, required=False)
    @as_json_option
    @common
    @click.pass_obj
    def backup(asked: Asked, folder: Path | None, *, as_json: bool) -> None:
        path = asked.program.keeping(folder).back_up()
        print_json({"path": str(path)}) if as_json else say(str(path))

    @click.command(help=words(sayings.RESTORE))
    @click.argument("file", metavar=words(sayings.RESTORE_FILE), type=Path)
    @as_json_option
    @common
    @click.pass_obj
    def restore(asked: Asked, file: Path, *, as_json: bool) -> None:
        _restore(asked, file, as_json=as_json)

    @click.command(help=words(sayings.CHECK))
    @click.option("--details", is_flag=True, help=words(sayings.CHECK_DETAILS))
    @click.option("--repair", is_flag=True, help=words(sayings.CHECK_REPAIR))
    @as_json_option
    @common
    @click.pass_obj
    def check(asked: Asked, *, details: bool, repair: bool, as_json: bool) -> None:
        if repair:
            asked.program.keeping().work_out_anew()
        _check(asked, details=details, as_json=as_json)

    @click.command(help=words(sayings.UPGRADE))
    @as_json_option
    @common
    @click.pass_obj
    def upgrade(asked: Asked, *, as_json: bool) -> None:
        _upgrade(asked, as_json=as_json)

    return backup, restore, check, upgrade


def _example_command(words: Words) -> click.Command:
    @click.command(help=words(sayings.EXAMPLE))
    @click.option("--scale", type=click.Choice(["founding", NATIONAL]), help=words(sayings.EXAMPLE_SCALE))
    @_json_option(words)
    @common_options(words)
    @click.pass_obj
    def example(asked: Asked, scale: str | None, *, as_json: bool) -> None:
        _example(asked, scale, as_json=as_json)

    return example


def _search(asked: Asked, text: str, limit: int, *, as_json: bool) -> None:
    words = asked.words
    hits = asked.services().finding.search(text, words, limit)
    if as_json:
        print_json(
            [{"kind": hit.kind, "key": hit.key, "title": hit.title, "subtitle": hit.subtitle} for hit in hits]
        )
        return
    for hit in hits:
        say(f"{hit.kind}\t{hit.key}\t{hit.title}\t{hit.subtitle}".rstrip())
    if not hits:
        tell(words(sayings.NOTHING_FOUND))


def _restore(asked: Asked, file: Path, *, as_json: bool) -> None:
    done = asked.program.keeping().restore(file)
    saved = done.backup or done.aside
    if as_json:
        print_json(
            {"restored": str(asked.program.register), "saved": str(saved) if saved else None},
        )
    elif saved:
        say(asked.words(sayings.RESTORED_SAVED, file=file, place=saved))
    else:
        say(asked.words(sayings.RESTORED, file=file))


def _check(asked: Asked, *, details: bool, as_json: bool) -> None:
    from twincities.services.sentences import finding_sentences

    words = asked.words
    findings = asked.program.keeping().check()
    if as_json:
        print_json(
            [
                {
                    "code": one.code.value,
                    "kind": one.noun,
                    "part": one.part,
                    "field": one.field,
                    "key": one.key,
                    "detail": one.detail,
                }
                for one in findings
            ]
        )
    else:
        for sentence in finding_sentences(findings, words):
            say(sentence)
        for one in findings if details else []:
            where = ".".join(name for name in (one.noun, one.part, one.field) if name)
            say(f"{one.code.value}\t{where}\t{one.key}\t{one.detail}".rstrip())
    if findings:
        raise RefusedError(words(sayings.UNSOUND, count=len(findings)))
    if not as_json:
        say(words(sayings.SOUND))


def _upgrade(asked: Asked, *, as_json: bool) -> None:
    done = asked.program.keeping().upgrade_if_older()
    backup = done.backup if done else None
    if as_json:
        print_json({"upgraded": done is not None, "backup": str(backup) if backup else None})
    elif done is None:
        say(asked.words(sayings.UP_TO_DATE))
    elif backup:
        say(asked.words(sayings.UPGRADED, place=backup))
    else:
        say(asked.words(sayings.UPGRADED_NO_FILE))


def _example(asked: Asked, scale: str | None, *, as_json: bool) -> None:
    program = asked.program
    if scale == NATIONAL:
        from twincities.services.papers import Watch

        progress = Progress(asked.words)
        try:
            program.make_national(Watch(progress=progress))
        finally:
            progress.end()
    else:
        program.open_example()
    print_json({"path": str(program.register)}) if as_json else say(str(program.register))

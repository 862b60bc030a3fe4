"""Everything the command line says, apart from the sentences about trouble, which all share (`services.sentences`)."""

from __future__ import annotations

from twincities.i18n import N_, NN_, NP_

ABOUT = N_("Twin Cities: a municipality's twin-city relations. Without a command the window opens.")
DATA_DIR = N_("Folder with the register, backups and settings.")
DATABASE = N_("The register: a file, or the address of a database.")
LANGUAGE = N_("Language of sentences and papers.")
JSON = N_("Print results for programs.")

SEARCH = N_("Find records by words, in any script.")
SEARCH_TEXT = NP_("placeholder of a command", "WORDS")
SEARCH_LIMIT = N_("Records of each kind at most.")
NOTHING_FOUND = N_("Nothing found.")

REPORT = N_("Write a paper as an Excel workbook.")
REPORT_ID = NP_("placeholder of a command", "[PAPER]")
REPORT_OUTPUT = N_("Where to write it: a file or a folder. A file that is there is never overwritten.")
REPORT_VISIT = N_("Key of the visit that the report is about, or whose commitments the ledger shows.")
REPORT_PARTNERSHIP = N_(
    "Key of the partnership whose visits, commitments or agreements are listed or that the briefing is about; "
    "for the register as often as needed."
)
REPORT_YEAR = N_("Year, or years like 2015-2020, that the journal shows.")
REPORT_REVIEW = N_("Write a copy for review: it takes remarks.")
REPORT_LIST = N_("List the papers.")
NO_PAPER = N_("Say which paper to write; --list shows which there are.")
UNKNOWN_PAPER = N_("There is no paper “{paper}”; --list shows which there are.")
VISIT_WANTED = N_("Say which visit the report is about: --visit KEY. The command “search” shows the keys.")
PARTNERSHIP_WANTED = N_(
    "Say which partnership the briefing is about: --partnership KEY. The command “search” shows the keys."
)
NO_VISIT = N_("There is no visit with the key {key}.")
NO_PARTNERSHIP = N_("There is no partnership with the key {key}.")
BAD_YEAR = N_("“{year}” is neither a year nor years like 2015-2020.")
ONE_PARTNERSHIP = N_("Only the register takes several partnerships.")
NOT_ASKED = N_("The paper “{paper}” does not ask for {option}.")
PLAIN_SHEET = NN_(
    "The list has {count} row: it becomes a plain sheet for filters, without the look of a paper.",
    "The list has {count} rows: it becomes a plain sheet for filters, without the look of a paper.",
)
SHORTENED = NN_(
    "{count} text was longer than a cell takes and is shortened there.",
    "{count} texts were longer than a cell takes and are shortened there.",
)

BACKUP = N_("Write a checked backup of the register.")
BACKUP_FOLDER = NP_("placeholder of a command", "[FOLDER]")

RESTORE = N_("Put a backup in the register's place; what is there now is saved first.")
RESTORE_FILE = NP_("placeholder of a command", "FILE")
RESTORED = N_("The register is restored from {file}.")
RESTORED_SAVED = N_("The register is restored from {file}. What was there before is kept in {place}.")

CHECK = N_("Look the register over from end to end; nothing is changed without --repair.")
CHECK_DETAILS = N_("Also list every fault for itself: where it lies, and the database's own words.")
CHECK_REPAIR = N_(
    "First work out anew what follows from other facts, such as states; a backup is made before."
)
SOUND = N_("The register is sound.")
UNSOUND = NN_("The check found {count} fault.", "The check found {count} faults.")

UPGRADE = N_("Bring an older register to this version; a backup is made first.")
UP_TO_DATE = N_("The register is up to date.")
UPGRADED = N_("The register is upgraded. What was there before is kept in {place}.")
UPGRADED_NO_FILE = N_("The register is upgraded.")

EXAMPLE = N_("Write the example register into an empty folder.")
EXAMPLE_SCALE = N_("Size: the example itself, or a made-up register of a whole country.")
WRITING = N_("Writing: {done} of {total}")

WHOLE_NUMBER = NP_("kind of value that was expected", "whole number")

INTERRUPTED = N_("Interrupted.")
TROUBLE = N_("Something happened that the program does not know: {error}. The log has the details: {log}")

# What stands for something in a usage line, and for an option's value.
OPTIONS = NP_("placeholder of a command", "[OPTIONS]")
SUBCOMMAND = NP_("placeholder of a command", "COMMAND [ARGUMENTS]…")
PLACEHOLDERS = {
    "FILE": RESTORE_FILE,
    "DIR": NP_("placeholder of a command", "FOLDER"),
    "KEY": NP_("placeholder of a command", "KEY"),
    "YYYY": NP_("placeholder of a command", "YYYY"),
    "DAYS": NP_("placeholder of a command", "DAYS"),
    "XX": NP_("placeholder of a command", "XX"),
}

OTHER_SUFFIX = N_("The name “{name}” has to end in {suffix}.")
NO_FILE = N_("{name} is neither a file nor a folder. Name a file that ends in {suffix}, or a folder.")
NO_FOLDER = N_("There is no folder {folder}.")
QUOTED = NP_("quotation in a sentence", "“{text}”")
SEE_HELP = N_("“{command} --help” shows how.")
DID_YOU_MEAN = N_("Did you mean {names}?")

# What the parser of the command line says by itself; it asks the catalogue for these very words.
PARSERS_OWN = (
    N_("Usage:"),
    N_("Options"),
    N_("Positional arguments"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("default: {default}"),
    N_("Option {name!r} does not take a value."),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
)

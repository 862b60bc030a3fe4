"""Start Twin Cities: the window, or a command (`python main.py --help` lists them).

On a fresh machine the program first sets itself up. This file must be readable by Pythons too old to run it.
"""

import gettext
import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))


def main() -> None:
    """Run what the command line asks for, in an environment that has what the program needs."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older one is told
        version = ".".join(str(number) for number in sys.version_info[:3])
        words = gettext.translation("twincities", os.path.join(ROOT, "resources", "locale"), fallback=True)
        sentence = words.gettext("Twin Cities needs Python 3.11 or newer; this is Python {version}.")
        sys.exit(sentence.format(version=version))

    sys.path.insert(0, os.path.join(ROOT, "src"))
    from twincities import bootstrap  # noqa: PLC0415 - only now is this Python known to be new enough

    bootstrap.enter(ROOT)
    if bootstrap.wants_window(sys.argv[1:]):
        from twincities.bootstrap.system import prepare_window  # noqa: PLC0415 - a command needs no screen

        prepare_window(ROOT)
        from twincities.app import main as run  # noqa: PLC0415 - a command never loads the window
    else:
        from twincities.cli import main as run  # noqa: PLC0415 - the window never loads the commands
    sys.exit(run())


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:  # so early that nothing is loaded yet that could answer
        sys.exit(130)

"""The test command: sets up what the tests need, then runs every gate in order.

python tests/run.py [pytest arguments]        linters, layers, types, catalogues, tests
python tests/run.py full [pytest arguments]   the same with the long tests
python tests/run.py bench [arguments]         speed, as a table (tests/benchmarks)
python tests/run.py screenshots FOLDER        pictures of every page
python tests/run.py papers FOLDER             every paper in every language
python tests/run.py catalogues                brings the message catalogues up to date
python tests/run.py lock [--upgrade]          writes the locks anew from pyproject.toml
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GATES = {
    "format": ["ruff", "format", "--check"],
    "lint": ["ruff", "check"],
    "layers": ["tests.contracts"],
    "types": ["mypy"],
    "catalogues": ["tests.catalogues", "check"],
}
CLOSING_LINE = re.compile(r"(passed|failed|errors?|skipped|deselected|no tests ran).* in [\d.]+s")


def main(arguments: list[str]) -> int:
    """Do what the first word says; without a known word, run the gates and hand everything to pytest."""
    word, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    match word:
        case "bench":
            return run(["tests.benchmarks", *rest])
        case "screenshots" | "papers":
            return run([f"tests.{word}", *rest])
        case "catalogues":
            return run(["tests.catalogues", "update"])
        case "lock":
            return write_locks(rest)
        case "full":
            return gates(["-m", "full or not full", *rest])
        case _:
            return gates(arguments)


def gates(pytest_arguments: list[str]) -> int:
    """Run every gate whatever the earlier ones said; 0 only if all passed. pytest's closing line comes last."""
    outcomes: dict[str, tuple[int, float]] = {}
    for name, command in GATES.items():
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        outcomes[name] = (run(command), time.monotonic() - began)
    print("\n== tests", flush=True)
    began = time.monotonic()
    code, closing_line = run_pytest(pytest_arguments)
    outcomes["tests"] = (code, time.monotonic() - began)
    print()
    for name, (code, seconds) in outcomes.items():
        print(f"{name:12}{'passed' if code == 0 else f'FAILED ({code})':14}{seconds:7.1f} s")
    print(closing_line, flush=True)
    return next((code for code, _ in outcomes.values() if code != 0), 0)


def run(module: list[str]) -> int:
    """Run a module in this Python and return its exit code."""
    return subprocess.run([sys.executable, "-m", *module], cwd=ROOT, env=environ(), check=False).returncode


def run_pytest(arguments: list[str]) -> tuple[int, str]:
    """Run pytest, showing what it says as it says it; return its exit code and its closing line."""
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", "--cov"]
    command += ["--cov-report", "term", f"--color={'yes' if sys.stdout.isatty() else 'no'}", *arguments]
    closing_line = "pytest said nothing of its outcome"
    with subprocess.Popen(
        command, cwd=ROOT, env=environ(), stdout=subprocess.PIPE, encoding="utf-8", errors="replace"
    ) as pytest:
        for line in pytest.stdout or ():
            print(line, end="", flush=True)
            if CLOSING_LINE.search(line):
                closing_line = line.rstrip()
    return pytest.returncode, closing_line


def write_locks(arguments: list[str]) -> int:
    """Resolve pyproject.toml for all systems; the tests' lock keeps to the versions of the program's."""
    compile_ = [
        "uv",
        "pip",
        "compile",
        "pyproject.toml",
        "--quiet",
        "--universal",
        "--python-version",
        "3.11",
    ]
    compile_ += [
        "--generate-hashes",
        "--no-header",
        "--no-emit-index-url",
        "--no-emit-find-links",
        *arguments,
    ]
    tests = ["--extra", "dev", "--constraint", "requirements/run.lock"]
    return run([*compile_, "--output-file", "requirements/run.lock"]) or run(
        [*compile_, *tests, "--output-file", "requirements/test.lock"]
    )


def environ() -> dict[str, str]:
    """Return the environment of every gate: the sources importable, windows drawn off screen."""
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT / "src")}


def set_up(arguments: list[str]) -> None:
    """Go over to a Python with the test tools, and see to the system's part of what is about to run."""
    sys.path[0] = str(ROOT / "src")  # instead of this folder, whose rooms are named like ours
    from twincities import bootstrap  # noqa: PLC0415 - only now importable
    from twincities.bootstrap.marks import TEST  # noqa: PLC0415 - as above
    from twincities.bootstrap.system import prepare_tests  # noqa: PLC0415 - as above

    bootstrap.enter(str(ROOT), TEST)
    word = arguments[0] if arguments else ""
    if word not in {"lock", "catalogues"}:
        prepare_tests(str(ROOT), tools=word not in {"bench", "screenshots"})


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older one is told
        sys.exit("The tests need Python 3.11 or newer.")
    set_up(sys.argv[1:])
    sys.exit(main(sys.argv[1:]))

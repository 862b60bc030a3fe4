"""How long the window takes to its first paint and to its first rows, against a bare window of the same toolkit.

    python -m tests.benchmarks.starting [REGISTER]

Each start is a process of its own, timed from its birth; medians of wall time. A timer that should tick every 5 ms
tells for how long the window could not answer between its first paint and its first rows. Without a register given,
the example is made.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
STARTS = 7
GOALS = {"first paint": 1.3, "first rows": 4.0}
LONGEST_STALL, MOST_MEMORY = 50.0, 170.0

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        print(time.monotonic() - float(sys.argv[1]), flush=True)
        QTimer.singleShot(0, application.quit)
application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""

OURS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from twincities.app import Starting
from twincities.wiring import start
class Eye(QObject):
    painted = last = longest = 0.0
    def watch(self):
        self.painted = self.last = time.monotonic()
        self.timer = QTimer(interval=5, timeout=self.tick)
        self.timer.start()
    def tick(self):
        now = time.monotonic()
        self.longest, self.last = max(self.longest, now - self.last), now
        front = starting.front
        page = front.window._made.get("visits") if front else None
        if page and front.context.services is not None and page.table.model_.rowCount():
            # What was fed is drawn now, so that the time is that of rows seen.
            page.table.viewport().repaint()
            born = float(sys.argv[1])
            resident = next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1]
            print(self.painted - born, time.monotonic() - born, self.longest, int(resident) / 1024, flush=True)
            self.timer.stop()
            starting.window.close()
            application.quit()
        elif now - self.painted > 60:
            sys.exit("no rows came")
application = QApplication([])
starting = Starting(start(Path(sys.argv[2]), Path(sys.argv[3])), application)
eye = Eye()
starting.show()
starting.window.centralWidget().painted.connect(eye.watch)
application.exec()
starting.end()
"""


def run(code: str, compiled: Path, *arguments: str) -> list[float]:
    """Start a process and return the figures that it prints; modules are compiled once, as on any machine."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT / "src")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    command = [sys.executable, "-c", code, str(time.monotonic()), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=30)
    return [float(figure) for figure in done.stdout.split()]


def example(folder: Path) -> Path:
    """Make the example register and return its file."""
    sys.path.insert(0, str(ROOT / "src"))
    from twincities.wiring import start  # noqa: PLC0415 - only where no register is given

    program = start(folder / "example")
    program.open_example()
    program.close()
    return program.paths.register


def main() -> int:
    """Print the table; 1 where a goal is missed."""
    with tempfile.TemporaryDirectory(prefix="starting-") as name:
        folder = Path(name)
        register = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else example(folder)
        compiled, data = folder / "compiled", folder / "data"
        run(BARE, compiled)
        run(OURS, compiled, str(data), str(register))
        bare, ours = [], []
        for _ in range(STARTS):
            bare.append(run(BARE, compiled)[0])
            ours.append(run(OURS, compiled, str(data), str(register)))
    base = statistics.median(bare)
    paint, rows, stall, memory = (statistics.median(column) for column in zip(*ours, strict=True))
    figures = {"first paint": paint, "first rows": rows}
    print(f"{'bare window painted':24}{base * 1000:8.0f} ms")
    missed = False
    for what, seconds in figures.items():
        ratio = seconds / base
        missed |= ratio > GOALS[what]
        print(f"{what:24}{seconds * 1000:8.0f} ms {ratio:6.2f} (goal {GOALS[what]:.1f} or less)")
    print(f"{'longest stall':24}{stall * 1000:8.0f} ms        (goal {LONGEST_STALL:.0f} or less)")
    print(f"{'memory at the first rows':24}{memory:8.0f} MB        (goal {MOST_MEMORY:.0f} or less)")
    return int(missed or stall * 1000 > LONGEST_STALL or memory > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())

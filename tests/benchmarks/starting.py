"""How long the window takes to its first paint and to its first rows, against a bare window of the same toolkit.

Each start is a process of its own, timed from its birth; medians of wall time. A timer that should tick every 5 ms
tells for how long the window could not answer between its first paint and its first rows.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import Figure

if TYPE_CHECKING:
    from tests.benchmarks.measuring import Ground

ROOT = Path(__file__).resolve().parent.parent.parent
STARTS = 7
PAINTED, FIRST_ROWS = 130.0, 400.0
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
import twincities
import sys, time
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from twincities.app import Starting
from twincities.wiring import start
def resident(register):
    # Kilobytes in memory; the pages of the mapped register are the system's to take back.
    total, counted = 0, True
    for line in open("/proc/self/smaps"):
        first, *rest = line.split()
        if "-" in first and len(rest) >= 4:
            counted = register not in line
        elif first == "Rss:" and counted:
            total += int(rest[0])
    return total
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
        page = front.window._made.get("today") if front else None
        if page and front.context.services is not None and any(card.shown_rows for card in page.cards.values()):
            # What was read is drawn now, so that the time is that of rows seen.
            page.repaint()
            born = float(sys.argv[1])
            seen = time.monotonic() - born
            print(self.painted - born, seen, self.longest, resident(sys.argv[3]) / 1024, flush=True)
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


def figures(ground: Ground) -> list[Figure]:
    """Start both windows in turn and return what they took."""
    database = ground.register()
    register = database.path
    database.close()
    with tempfile.TemporaryDirectory(prefix="starting-") as name:
        compiled, data = Path(name) / "compiled", Path(name) / "data"
        run(BARE, compiled)
        run(OURS, compiled, str(data), str(register))
        bare, ours = [], []
        for _ in range(STARTS):
            bare.append(run(BARE, compiled)[0])
            ours.append(run(OURS, compiled, str(data), str(register)))
    base = statistics.median(bare)
    paint, rows, stall, memory = (statistics.median(column) for column in zip(*ours, strict=True))
    note = "per cent of a bare window's time"
    return [
        Figure("start: a bare window painted, ms", base * 1_000),
        Figure("start: window painted, %", 100 * paint / base, PAINTED, f"{paint * 1_000:.0f} ms; {note}"),
        Figure("start: first rows, %", 100 * rows / base, FIRST_ROWS, f"{rows * 1_000:.0f} ms; {note}"),
        Figure("start: longest stall in between, ms", stall * 1_000, LONGEST_STALL),
        Figure("start: memory at the first rows, MB", memory, MOST_MEMORY, "without the mapped register"),
    ]

"""How large and how quick the map is: its data against folium's own layers, its page, and moving it in the web engine.

The page is shown in a process of its own, off screen and without a graphics card.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium

from tests.benchmarks.measuring import Figure, milliseconds
from twincities.geo.base_map import Detail, written_outlines
from twincities.geo.map_page import standalone_page
from twincities.geo.map_picture import written
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.desk import Desk
from twincities.services.map_data import Atlas
from twincities.services.measures import Measures
from twincities.services.register_filter import PartnershipQuery
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from tests.benchmarks.measuring import Ground
    from twincities.geo.map_picture import MapPicture

ROOT = Path(__file__).resolve().parent.parent.parent
VIEWER = Viewer(Language.RU, date(2026, 11, 23), 10)
TIMES = 5
MEGABYTE = 1_000_000

MOVING = """
(() => {
  const timed = (act) => { const began = performance.now(); act(); return performance.now() - began; };
  const taken = { pan: [], zoom: [], year: [] };
  for (let zoom = 2; zoom <= 7; zoom += 1) {
    twincities.map.setView([50, 60], zoom, { animate: false });
    for (let n = 0; n < 4; n += 1) taken.pan.push(timed(() => twincities.pan(100, 0)));
    for (const step of [1, -1]) taken.zoom.push(timed(() => twincities.zoom(step)));
  }
  for (let n = 0; n < 6; n += 1) taken.year.push(timed(() => twincities.setYear(1990 + 5 * n)));
  twincities.setYear(null);
  let most = 0;
  for (let zoom = 1; zoom <= 10; zoom += 1) {
    twincities.map.setView([50, 60], zoom, { animate: false });
    most = Math.max(most, twincities.state().arcs);
  }
  return { ...taken, most };
})()
"""
SHOWN = """
import json, sys, time
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from twincities.settings import Settings
from twincities.i18n import Language
from twincities.ui.context import Context
from twincities.ui.map.page import MapPage
from twincities.ui.tasks import Tasks
from twincities.ui.texts import Texts
from twincities.ui.theme.appearance import set_up
from twincities.paths import shipped
from twincities.wiring import start
application = QApplication([])
set_up(application, shipped("resources"))
program = start(Path(sys.argv[1]), Path(sys.argv[2]), Language.RU)
services, tasks = program.open_register(), Tasks()
began = time.perf_counter()
page = MapPage(Context(services, Texts(program.words), tasks, Settings()), today=lambda: date(2026, 11, 23), web=True)
page.resize(1200, 850)
page.show()
said = {}
def drawn(what):
    if what.all and "shown" not in said:
        said["shown"] = (time.perf_counter() - began) * 1000
        QTimer.singleShot(500, lambda: page.ground.stage.ask(sys.argv[3], done))
def done(moving):
    print(json.dumps({**said, **moving, "blocked": len(page.ground.stage.gate.blocked)}), flush=True)
    application.quit()
page.ground.drawn.connect(drawn)
QTimer.singleShot(60_000, application.quit)
application.exec()
tasks.stop()
"""


def figures(ground: Ground) -> list[Figure]:
    """Measure the map of all partnerships."""
    register = ground.register()
    atlas = Atlas(Desk(register, lambda: ""), Measures)
    picture = atlas.picture(PartnershipQuery(), VIEWER)
    read = statistics.median(milliseconds(lambda: atlas.picture(PartnershipQuery(), VIEWER), TIMES))
    data, made = (
        len(written(picture).encode()),
        statistics.median(milliseconds(lambda: written(picture), TIMES)),
    )
    layers, layers_made = _two_layers(picture)
    words = Words(Language.RU, LOCALE)
    countries = {city.country: city.country for city in picture.cities}
    page = len(standalone_page(picture, words, countries, "").encode())
    outlines = sum(len(written_outlines(detail).encode()) for detail in Detail)
    path = str(register.path)
    register.close()
    seen = _seen(path)
    return [
        Figure("map: read from the register, ms", read),
        Figure("map: its data / two GeoJson layers of folium, size", data / layers, 0.5),
        Figure("map: its data / two GeoJson layers of folium, time to make", made / layers_made, 0.5),
        Figure("exported page without the base map, MB", (page - outlines) / MEGABYTE, 1.5),
        Figure("map page opened until it is drawn, ms", seen["shown"], 4_000),
        Figure("map: pan, median ms", statistics.median(seen["pan"]), 100),
        Figure("map: zoom, median ms", statistics.median(seen["zoom"]), 400),
        Figure("map: another year, median ms", statistics.median(seen["year"])),
        Figure("map: most arcs drawn at any zoom", seen["most"], 2_000),
        Figure("map: requests that would have left the program", seen["blocked"], 0),
    ]


def _two_layers(picture: MapPicture) -> tuple[int, float]:
    """Return size and time in ms of the same map by folium's own means: a layer of points, a layer of lines."""
    cities = picture.cities
    began = time.perf_counter()
    points = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [city.longitude, city.latitude]},
            "properties": {"id": city.id, "name": city.name, "country": city.country, "own": city.own},
        }
        for city in cities
    ]
    ties = [
        {
            "type": "Feature",
            "geometry": {
                "type": "LineString",
                "coordinates": [
                    [cities[end].longitude, cities[end].latitude] for end in (tie.here, tie.there)
                ],
            },
            "properties": {
                "id": tie.id,
                "activity": tie.activity.value,
                "legal": tie.legal.value,
                "since": tie.since,
                "inferred": tie.inferred,
            },
        }
        for tie in picture.ties
    ]
    made = folium.Map(tiles=None)
    for features in (points, ties):
        collection = {"type": "FeatureCollection", "features": features}
        folium.GeoJson(json.dumps(collection, ensure_ascii=False)).add_to(made)
    text = made.get_root().render()
    return len(text.encode()), (time.perf_counter() - began) * 1_000


def _seen(register: str) -> dict[str, Any]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "src")}
    with tempfile.TemporaryDirectory(prefix="twincities-map-") as folder:
        ran = subprocess.run(
            [sys.executable, "-c", SHOWN, folder, register, MOVING],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer

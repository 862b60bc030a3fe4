"""The map as a page: folium makes the shell, the data travel as JSON in one element, our own script draws.

Stock folium asks the network for its libraries and writes an object for every marker; both are left out here. A page
names nothing outside itself and forbids its own scripts by hash to be any but those it was made with.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import folium
from branca.element import MacroElement
from jinja2 import Template

from twincities.geo.base_map import BaseMapError, Detail, written_outlines
from twincities.geo.map_picture import as_data, written
from twincities.geo.map_words import page_words
from twincities.paths import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincities.geo.map_picture import MapPicture
    from twincities.i18n import Words

SCHEME = "app"
"""The scheme under which the window hands out its own files to its own pages."""
HEAD, BODY, START_SCRIPT = "<!-- head -->", "<!-- body -->", "/* start */"
NO_OUTLINES = '{"scale":1,"shapes":[]}'
START = (25.0, 20.0)
LEAST_ZOOM, MOST_ZOOM = 1, 12
RESOURCES = "map"
WINDOW_FILES = ("leaflet.css", "map.css", "leaflet.js", "map.js", "window.js")
FONTS = {400: "Inter-Regular.ttf", 500: "Inter-Medium.ttf", 600: "Inter-SemiBold.ttf"}
SCRIPT = re.compile("<script>(.*?)</script>", re.DOTALL)
SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S*")
NO_NETWORK = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {scripts}"
WINDOW_ONLY = (
    "default-src 'none'; img-src data:; font-src app:; "
    "style-src app: 'unsafe-inline'; script-src app: {scripts}"
)


class _Mark(MacroElement):
    """Keeps a place in head, body and script of the page. What stands there is put in when the page is rendered.

    folium reads whatever an element says as a template once more: a place called «{{ … }}» would be executed.
    """

    _template = Template(
        "{% macro header(this, kwargs) %}" + HEAD + "{% endmacro %}"
        "{% macro html(this, kwargs) %}" + BODY + "{% endmacro %}"
        "{% macro script(this, kwargs) %}" + START_SCRIPT + "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # of branca
        self._name = "Mark"


class _Map(folium.Map):
    """folium's map without anything that it would fetch, always under the same name."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - as folium declares it
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__(
            START,
            zoom_start=LEAST_ZOOM + 1,
            tiles=None,
            zoom_control=False,
            min_zoom=LEAST_ZOOM,
            max_zoom=MOST_ZOOM,
            attribution_control=False,
            keyboard=False,
            world_copy_jump=True,
            zoom_snap=0.5,
            wheel_px_per_zoom_level=90,
            inertia=False,
        )
        self._id = "world"


def window_page(words: Words) -> str:
    """Return the page of the window: the map alone; everything around it is the window's.

    Where the outlines of the countries cannot be read, cities and lines stand on bare ground.
    """
    address = f"{SCHEME}://map/"
    links = "".join(
        f'<link rel="stylesheet" href="{address}{name}">'
        if name.endswith(".css")
        else f'<script src="{address}{name}"></script>'
        for name in ("qwebchannel.js", *WINDOW_FILES)
    )
    faces = "".join(
        f'@font-face {{ font-family: Inter; font-weight: {weight}; src: url("{address}fonts/{name}"); }}'
        for weight, name in FONTS.items()
    )
    start = "start_map();\njoinWindow();"
    try:
        outlines = _outlines()
    except BaseMapError:
        outlines = {_outlines_name(detail): NO_OUTLINES for detail in Detail}
    return _page(words, links + f"<style>{faces}</style>", outlines, start, WINDOW_ONLY)


def standalone_page(picture: MapPicture, words: Words, countries: Mapping[str, str], as_of: str) -> str:
    """Return a page that is a map of its own: one file that asks nothing of anybody.

    `countries` are their names by code, `as_of` is the day of the data as a person reads it. BaseMapError where the
    outlines of the countries cannot be read: such a page would go out into the world.
    """
    styles = "".join(f"<style>{_resource(name)}</style>" for name in ("leaflet.css", "map.css"))
    scripts = "".join(
        f"<script>{_resource(name)}</script>" for name in ("leaflet.js", "map.js", "standalone.js")
    )
    saying = page_words(words, as_of) | {
        "countries": {c.country: countries[c.country] for c in picture.cities}
    }
    start = 'start_map();\nstandalone.start(read_data("map-data"), read_data("map-words"));'
    data = {**_outlines(), "map-data": written(picture), "map-words": as_data(saying)}
    return _page(words, styles + scripts, data, start, NO_NETWORK)


def resource(name: str) -> bytes:
    """Return a file that the window's page asks for; KeyError for one that is not its to ask."""
    if name in WINDOW_FILES:
        return _resource(name).encode()
    folder, _, face = name.partition("/")
    if folder == "fonts" and face in FONTS.values():
        return (shipped("resources") / "fonts" / face).read_bytes()
    raise KeyError(name)


@cache
def _resource(name: str) -> str:
    text = (shipped("resources") / RESOURCES / name).read_text(encoding="utf-8")
    return SOURCE_MAP.sub("", text)


def _outlines() -> dict[str, str]:
    return {_outlines_name(detail): written_outlines(detail) for detail in Detail}


def _outlines_name(detail: Detail) -> str:
    return f"outlines-{detail.name.lower()}"


def _page(words: Words, head: str, data: Mapping[str, str], start: str, policy: str) -> str:
    page = _Map()
    page.add_child(_Mark())
    title = html.escape(str(page_words(words, "")["title"]))
    elements = "".join(
        f'<script type="application/json" id="{name}">{text}</script>' for name, text in data.items()
    )
    script = (
        "const read_data = (id) => JSON.parse(document.getElementById(id).textContent);\n"
        f"const start_map = () => twincities.start({page.get_name()}, "
        f'read_data("outlines-far"), read_data("outlines-near"));\n{start}'
    )
    # Split once: what was put in is not looked through again for another place.
    before, rest = page.get_root().render().split(HEAD, 1)
    between, rest = rest.split(BODY, 1)
    until, after = rest.split(START_SCRIPT, 1)
    parts = (before, f"<title>{title}</title>{head}", between, elements, until, script, after)
    return _guarded("".join(parts), words, policy)


def _guarded(text: str, words: Words, policy: str) -> str:
    """Name the page's language and let only those scripts run that it was made with."""
    hashes = (b64encode(sha256(script.encode()).digest()).decode() for script in SCRIPT.findall(text))
    allowed = policy.format(scripts=" ".join(f"'sha256-{one}'" for one in hashes))
    guard = f'<meta http-equiv="Content-Security-Policy" content="{allowed}">'
    return text.replace("<html>", f'<html lang="{words.language.value}">', 1).replace(
        "<head>", f"<head>{guard}", 1
    )

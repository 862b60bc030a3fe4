"""The bin: what was deleted, until it is restored or removed for good."""

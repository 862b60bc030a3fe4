"""The first page: language, own municipality, name, and how to begin."""

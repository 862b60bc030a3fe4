"""The tables, a module for each noun and its parts: a start loads those of its first card only."""

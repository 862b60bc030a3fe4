"""Putting records onto paper: a panel in the place of the preview."""

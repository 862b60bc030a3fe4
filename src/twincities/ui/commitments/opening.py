"""How the page of commitments is opened, when it is not for one of its rows."""

from __future__ import annotations

NEW_OF, DRAFT_OF = "new", "draft"
"""Opened with "new:KEY", the page begins a promise of that partnership; with "draft:KEY" it goes on with one."""

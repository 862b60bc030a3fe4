"""Records are found by every field, by the labels of codes, and by what they are called first.

The tables stay as they are. What records are found by is worked out anew once a register is at the newest revision, as
the days are (`migrating.migrate`): no migration knows the rules of the programs after it.

Revision 0010, after 0009.
"""

from __future__ import annotations

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""

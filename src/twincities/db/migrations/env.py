"""Where the migration tool meets the register: the connection is handed in, never made here."""

from __future__ import annotations

from alembic import context

from twincities.db.search import is_search_table
from twincities.db.tables.nouns import metadata


def include_object(_item: object, name: str | None, *_about: object) -> bool:
    """Keep the search index out of comparisons: its tables are made by `db.search`, not from the metadata."""
    return not is_search_table(name)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_object=include_object,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=False,
)

with context.begin_transaction():
    context.run_migrations()

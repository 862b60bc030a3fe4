from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import literal, select

from twincities.db.records import CHUNK, listed

if TYPE_CHECKING:
    from twincities.db.database import Database


def test_the_ids_of_a_long_list_come_whole_and_in_their_order(register: Database) -> None:
    last = 3 * CHUNK
    first = select(literal(0).label("number")).cte(recursive=True)
    counted = first.union_all(select(first.c.number + 1).where(first.c.number < last))
    numbers = select(counted.c.number)
    with register.reading() as connection:
        falling = listed(connection, numbers.order_by(counted.c.number.desc()))
        none = listed(connection, numbers.where(counted.c.number < 0))
    assert list(falling) == list(range(last, -1, -1))
    assert not none

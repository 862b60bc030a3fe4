"""What a candidate tells, put into the card's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.fields import field_of
from twincities.domain.place import Place
from twincities.domain.state import written
from twincities.services.candidates import KINDS
from twincities.services.languages import script_of
from twincities.services.locating import names_told_by, told_by
from twincities.ui.places.desk import SHAPE

if TYPE_CHECKING:
    from twincities.services.candidates import Candidate
    from twincities.ui.forms.content import Content


def with_candidate(content: Content, found: Candidate) -> Content:
    """Return the form with a candidate's point, and with what else it tells that is not known yet."""
    told_fields = told_by(found, content["fields"])
    fields = {
        **content["fields"],
        **{name: written(field_of(Place, name), value) for name, value in told_fields.items()},
    }
    if not content["fields"].get("geonames_id") and not SHAPE.filled(content, "names"):
        fields["kind"] = KINDS[found.sort].value
    rows = SHAPE.filled(content, "names")
    known = [(row.get("language") or "", row["text"]) for row in rows]
    told = names_told_by(found, known) or ([] if rows else [("", found.name)])
    for language, text in told:
        row = SHAPE.blank_row("names")
        row |= {"text": text, "language": language or None, "script": script_of(text) or None}
        rows.append(row)
    typed = {name: text for name, text in content["typed"].items() if name != "country"}
    return {**content, "fields": fields, "typed": typed, "parts": {**content["parts"], "names": rows}}

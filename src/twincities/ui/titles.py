"""What a record's form is called by what it says so far, and so its draft, in the language of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from twincities.domain.date_words import long
from twincities.domain.errors import MissingRecordError
from twincities.domain.fields import field_of
from twincities.domain.partial_date import DateError, stored_date
from twincities.domain.place import PlaceName, display_name
from twincities.domain.state import read
from twincities.domain.vocabularies import DocumentKind
from twincities.i18n import N_, NP_, capitalised
from twincities.ui.agreements.looks import numbered
from twincities.ui.forms.content import renamed
from twincities.ui.joining import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.i18n import Message
    from twincities.services.drafts import Draft
    from twincities.ui.forms.content import Content
    from twincities.ui.texts import Texts
    from twincities.wiring import Services

NEW: dict[str, Message] = {
    "visit": N_("New visit"),
    "partnership": N_("New partnership"),
    "agreement": N_("New agreement"),
    "place": N_("New place"),
    "person": N_("New person"),
    "organisation": N_("New organisation"),
}
"""What the form of a noun is called while it says nothing that names it."""
VISIT_FROM = N_("Visit: {host}, from {start}")
VISIT_TO = N_("Visit: {host}")
VISIT_ON = N_("Visit from {start}")
PARTIES = NP_("title of a partnership", "{ours} — {theirs}")
DOCUMENT_OF = NP_("title of an agreement", "{document}: {partnership}")
NOT_KNOWN = (MissingRecordError, AttributeError, KeyError, TypeError, ValueError)
"""What comes of asking about a record that is gone, or of a draft that no form of this program wrote."""


def form_title(noun: str, content: Content, texts: Texts) -> str:
    """Return what a form is called, by what it says so far."""
    return _TITLES[noun](content, texts) or texts(NEW[noun])


def draft_title(draft: Draft, services: Services, texts: Texts) -> str:
    """Return what a draft is called now; where that is not known any more, what it was called when it was saved."""
    try:
        if not draft.slot:
            names = partial(services.history.names, language=texts.language)
            return form_title(draft.noun, renamed(cast("Content", draft.content), names), texts)
        if draft.record is not None:  # a small form at the side of a partnership
            return services.history.title("partnership", draft.record, texts.words).title or draft.title
    except NOT_KNOWN:
        pass
    return draft.title


def place_title(content: Content, texts: Texts) -> str:
    """Return the name to show of a place, "" for none."""
    kind = field_of(PlaceName, "kind")
    names = [
        PlaceName(
            text=row["text"],
            language=row.get("language") or "",
            kind=read(kind, row.get("kind")),
            preferred=bool(row.get("preferred")),
        )
        for row in content["parts"]["names"]
        if row.get("text")
    ]
    return display_name(names, texts.language.value)


def _visit(content: Content, texts: Texts) -> str:
    fields = content["fields"]
    host, start = content["names"].get(fields.get("host") or "", ""), _day(fields.get("start"), texts)
    if host:
        return texts(VISIT_FROM, host=host, start=start) if start else texts(VISIT_TO, host=host)
    return texts(VISIT_ON, start=start) if start else ""


def _day(typed: str | None, texts: Texts) -> str:
    """Return a date in words, "" for none and for one that cannot be read yet."""
    try:
        day = stored_date(typed)
    except DateError:
        return ""
    return long(day, texts.words) if day else ""


def _partnership(content: Content, texts: Texts) -> str:
    names = [content["names"].get(row.get("place") or "", "") for row in content["parts"]["parties"]]
    return texts(PARTIES, ours=names[0], theirs=listed(texts, names[1:])) if names[1:] else ""


def _agreement(content: Content, texts: Texts) -> str:
    fields = content["fields"]
    tie = content["names"].get(fields.get("partnership") or "", "")
    if not tie:
        return ""
    titled = [str(row["text"]) for row in content["parts"]["titles"] if row.get("text")]
    kind = (
        texts(DocumentKind(fields["kind"]).label) if fields.get("kind") else content["typed"].get("kind", "")
    )
    document = numbered(titled[0] if titled else capitalised(kind), str(fields.get("number") or ""), texts)
    return texts(DOCUMENT_OF, document=document, partnership=tie)


def _named(content: Content, _texts: Texts) -> str:
    return str(content["fields"].get("name") or "")


_TITLES: dict[str, Callable[[Content, Texts], str]] = {
    "visit": _visit,
    "partnership": _partnership,
    "agreement": _agreement,
    "place": place_title,
    "person": _named,
    "organisation": _named,
}

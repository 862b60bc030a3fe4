"""How posts, names and meetings of people and organisations are put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import short
from twincities.i18n import NP_
from twincities.services.languages import language_name, script_name
from twincities.ui.joining import joined, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.people import OtherName, Post
    from twincities.services.meetings import Meeting, Present
    from twincities.ui.texts import Texts

FROM_TO = NP_("time of a post", "{since} – {until}")
SINCE = NP_("time of a post", "from {since}")
UNTIL = NP_("time of a post", "to {until}")
ROUTE = NP_("title of a visit", "{sending} → {host}")
WITH_POST = NP_("a person and the post", "{name} ({post})")


def held(post: Post, texts: Texts) -> str:
    """Say when a post was held, "" where nobody knows."""
    since = short(post.since, texts.words) if post.since else ""
    until = short(post.until, texts.words) if post.until else ""
    if since and until:
        return texts(FROM_TO, since=since, until=until)
    if since:
        return texts(SINCE, since=since)
    return texts(UNTIL, until=until) if until else ""


def name_facts(name: OtherName, texts: Texts) -> str:
    """Say what is known of a name: why it is borne, in which language, script and grammatical case."""
    facts = [
        texts(name.kind.label),
        language_name(name.language, texts.language) if name.language else "",
        script_name(name.script, texts.language) if name.script else "",
        texts(name.case.label) if name.case else "",
    ]
    return joined(texts, facts)


def route(meeting: Meeting, texts: Texts) -> str:
    """Say who went where."""
    return texts(ROUTE, sending=meeting.sending or "—", host=meeting.host or "—")


def posts_then(meeting: Meeting, texts: Texts) -> str:
    """Say with which posts somebody was there, "" where none was written down."""
    posts = dict.fromkeys(joined(texts, (one.post, one.organisation)) for one in meeting.own)
    return listed(texts, posts)


def present(people: Sequence[Present], texts: Texts) -> str:
    """Name people with the posts they had then."""
    said = (texts(WITH_POST, name=one.name, post=one.post) if one.post else one.name for one in people)
    return listed(texts, said)

"""Persons with their posts, and the organisations they hold them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated

from twincities.domain.errors import Problem, ProblemCode, Severity, Spot
from twincities.domain.fields import CodeList, Described, Parts
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.record import Record
from twincities.domain.vocabularies import NameCase, NameKind
from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, kw_only=True)
class OtherName:
    """A further name of a person or an organisation: another script, language or spelling.

    `case` is that of a declined Russian form where it differs from what the name itself gives.
    """

    text: Annotated[str, Described(label=N_("Name"), required=True, searchable=True, name=True)]
    language: Annotated[str, Described(label=N_("Language"))] = ""
    script: Annotated[str, Described(label=N_("Script"))] = ""
    kind: Annotated[NameKind, Described(label=N_("Kind of name"), required=True)] = NameKind.VARIANT
    case: Annotated[NameCase | None, Described(label=N_("Grammatical case"))] = None
    key: Key = field(default_factory=new_key)


@dataclass(frozen=True, kw_only=True)
class Post:
    """An office that a person held; `since` and `until` bound it where they are known."""

    title: Annotated[str, Described(label=N_("Post"), required=True, searchable=True)]
    organisation: Annotated[Key | None, Described(label=N_("Organisation"), refers_to="organisation")] = None
    since: Annotated[PartialDate | None, Described(label=N_("From"), searchable=True)] = None
    until: Annotated[PartialDate | None, Described(label=N_("To"), searchable=True)] = None
    key: Key = field(default_factory=new_key)

    def problem(self, row: int) -> Problem | None:
        """Return the warning for a post that ends before it begins."""
        if self.since and self.until and self.until < self.since:
            return Problem(Spot("until", "posts", row), ProblemCode.END_BEFORE_START, Severity.ERROR)
        return None


def latest_post(posts: Iterable[Post]) -> Post | None:
    """Return the post a person holds now, else the last one held: of several the one that began last."""
    return next(iter(by_time(posts)), None)


def by_time(posts: Iterable[Post]) -> list[Post]:
    """Return posts, those still held first and then the latest; of equals the one written down last comes first."""

    def rank(post: Post) -> tuple[bool, int, int]:
        ends, begins = (date.sort_key if date else 0 for date in (post.until, post.since))
        return post.until is None, ends, begins

    latest = sorted(posts, key=rank)
    latest.reverse()  # not by `sorted`: what was written down last comes first
    return latest


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """A named person. Contact data is private: it has a basis of processing and a date until which it may be kept."""

    noun = "person"

    name: Annotated[str, Described(label=N_("Name"), required=True, searchable=True, name=True, spoken=True)]
    address_form: Annotated[str, Described(label=N_("Form of address"), searchable=True)] = ""
    languages: Annotated[
        str, Described(label=N_("Languages spoken"), searchable=True, codes=CodeList.LANGUAGE)
    ] = ""
    contact: Annotated[str, Described(label=N_("Contact data"), long=True, private=True)] = ""
    contact_basis: Annotated[str, Described(label=N_("Basis of processing"), private=True)] = ""
    keep_until: Annotated[date | None, Described(label=N_("Keep until"), private=True)] = None
    notes: Annotated[str, Described(label=N_("Notes"), long=True, searchable=True)] = ""
    names: Annotated[tuple[OtherName, ...], Parts(label=N_("Other names"))] = ()
    posts: Annotated[tuple[Post, ...], Parts(label=N_("Posts"))] = ()

    def own_problems(self) -> list[Problem]:
        """Return what forbids this person's posts, and what the law asks of contact data (Kazakhstan, 94-V)."""
        found = [problem for row, post in enumerate(self.posts) if (problem := post.problem(row))]
        if self.contact:
            if not self.contact_basis:
                spot = Spot("contact_basis")
                found.append(Problem(spot, ProblemCode.CONTACT_WITHOUT_BASIS, Severity.WARNING))
            if self.keep_until is None:
                found.append(Problem(Spot("keep_until"), ProblemCode.CONTACT_WITHOUT_END, Severity.WARNING))
        return found


def kept_too_long(person: Person, today: date) -> list[Problem]:
    """Return the warning for contact data whose last day has passed."""
    last = person.keep_until
    if not person.contact or last is None or last >= today:
        return []
    facts = {"date": PartialDate.of(last)}
    return [Problem(Spot("keep_until"), ProblemCode.CONTACT_KEPT_TOO_LONG, Severity.WARNING, facts)]


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    """A council, chamber, company, university or the like."""

    noun = "organisation"

    name: Annotated[
        str, Described(label=NP_("organisation", "Name"), required=True, searchable=True, name=True)
    ]
    place: Annotated[Key | None, Described(label=N_("Place"), refers_to="place")] = None
    notes: Annotated[str, Described(label=N_("Notes"), long=True, searchable=True)] = ""
    names: Annotated[tuple[OtherName, ...], Parts(label=NP_("organisation", "Other names"))] = ()

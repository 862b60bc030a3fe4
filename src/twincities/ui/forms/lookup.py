"""Asking the gazetteer while a person types: off the main thread, the last question only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from twincities.i18n import N_, NN_, NP_
from twincities.services.candidates import Candidate, Reason, Sort
from twincities.services.countries import country_name
from twincities.ui.ahead import Ahead

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.i18n import Language, Message
    from twincities.services.candidates import Candidates
    from twincities.ui.tasks import Job, Tasks
    from twincities.ui.texts import Texts

TYPING = 180
"""Milliseconds that typing may go on before the gazetteer is asked."""
SHORTEST = 2
"""Letters of a name from which on it is looked up."""

SORTS: dict[Sort, Message] = {
    Sort.TOWN: NP_("what a place is", "town"),
    Sort.SECTION: NP_("what a place is", "part of a town"),
    Sort.COUNTY: NP_("what a place is", "county or district"),
    Sort.REGION: NP_("what a place is", "region"),
    Sort.COUNTRY: NP_("what a place is", "country"),
}
FOR: dict[Reason, Message] = {
    Reason.EXACT_NAME: NP_("why a place is offered", "the same name"),
    Reason.OTHER_NAME: NP_("why a place is offered", "another of its names"),
    Reason.OTHER_LANGUAGE: NP_("why a place is offered", "its name in another language"),
    Reason.FORMER_NAME: NP_("why a place is offered", "its former name"),
    Reason.PART_OF_NAME: NP_("why a place is offered", "a part of its name"),
    Reason.SOUNDS_ALIKE: NP_("why a place is offered", "sounds alike"),
    Reason.MISSPELT: NP_("why a place is offered", "spelt differently"),
    Reason.COUNTRY_MATCHES: NP_("why a place is offered", "the country matches"),
    Reason.REGION_MATCHES: NP_("why a place is offered", "the region matches"),
    Reason.KIND_MATCHES: NP_("why a place is offered", "the kind matches"),
    Reason.ONLY_ONE: NP_("why a place is offered", "the only one of this name"),
    Reason.LARGEST: NP_("why a place is offered", "the largest of this name"),
    Reason.ONLINE: NP_("why a place is offered", "from the online map"),
}
AGAINST: dict[Reason, Message] = {
    Reason.COUNTRY_DIFFERS: NP_("what speaks against a place", "another country"),
    Reason.REGION_DIFFERS: NP_("what speaks against a place", "another region"),
    Reason.SAME_NAME: NP_("what speaks against a place", "others bear this name"),
}
NAMES_MATCH = NN_("{count} name matches", "{count} names match")
ASKING = N_("Looking…")
NAME_AND_SORT = NP_("a place and what it is", "{name}, {sort}")
COUNTRY_AND_REGION = NP_("where a place lies", "{country}, {region}")
INHABITANTS = NN_("{count} inhabitant", "{count} inhabitants")


def label_of(found: Candidate, language: Language) -> str:
    """Return how a candidate is called in a language, as far as the gazetteer knows."""
    return dict(found.labels).get(language.value, found.name)


def whereabouts(found: Candidate, texts: Texts) -> str:
    """Say country and region."""
    country = country_name(found.country, texts.language) if found.country else ""
    if country and found.region:
        return texts(COUNTRY_AND_REGION, country=country, region=found.region)
    return country or found.region


def titled(found: Candidate, texts: Texts) -> str:
    """Say a candidate's name and what it is."""
    return texts(NAME_AND_SORT, name=label_of(found, texts.language), sort=SORTS[found.sort])


def reasons(
    found: Candidate, texts: Texts, country: str = "", names: int = 0, *, alone: bool = True
) -> tuple[list[str], list[str]]:
    """Say what speaks for a candidate, its name first, and what against it.

    `country` is the stated one, `names` how many match.

    One that does not stand `alone` has the others of its name beside it, so that nothing need be said of them.
    """
    why = set(found.why) if alone else set(found.why) - {Reason.SAME_NAME}
    if country and found.country:
        why -= {Reason.COUNTRY_MATCHES, Reason.COUNTRY_DIFFERS}
        why.add(Reason.COUNTRY_MATCHES if country == found.country else Reason.COUNTRY_DIFFERS)
    spoken = [texts(message) for reason, message in FOR.items() if reason in why]
    if names > 1:
        spoken.append(texts(NAMES_MATCH, count=names))
    against = [texts(message) for reason, message in AGAINST.items() if reason in why]
    return spoken, against


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gazetteer said to a question."""

    words: str
    country: str
    candidates: tuple[Candidate, ...]

    @property
    def sure(self) -> Candidate | None:
        """The candidate that may be taken without being chosen among others, None where there is none."""
        first = self.candidates[0] if self.candidates else None
        if first is None or not first.accepted or self.country not in ("", first.country):
            return None
        return first


class Lookup(QObject):
    """Asks; `answered` carries an Answer, `failed` the error. A later question takes the place of an earlier one."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, candidates: Callable[[], Candidates], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._candidates = candidates
        self._asked = ("", "")
        self._job: Job[Answer] | None = None
        self._answer = Answer("", "", ())
        self._ahead = Ahead()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING)
        self._pause.timeout.connect(self._ask)

    @property
    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._pause.isActive() or (self._job is not None and not self._job.cancelled)

    def ask(self, words: str, country: str = "", *, typing: bool = False) -> None:
        """Ask for a name in a country (a code, "" for any); while a person types, a moment later."""
        self.stop()
        self._asked = (words.strip(), country)
        if len(self._asked[0]) < SHORTEST:
            self._on_answer(Answer(*self._asked, ()))
        elif typing:
            self._pause.start()
        else:
            self._ask()

    def ask_on(self, words: str, country: str = "") -> None:
        """Ask something else on behalf of whoever waits for the answer to what was asked."""
        self._asked = (words.strip(), country)
        self._ask()

    def when_answered(self, go_on: Callable[[Answer], object]) -> None:
        """Go on with the answer to what was asked last: at once, or as soon as it is there.

        A later question makes that forgotten; one that fails is answered by nothing.
        """
        if not self.waiting:
            go_on(self._answer)
            return
        self._ahead.add(lambda: go_on(self._answer))
        if self._pause.isActive():
            self._pause.stop()
            self._ask()

    def stop(self) -> None:
        """No longer care for the answer."""
        self._ahead.forget()
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _ask(self) -> None:
        words, country = self._asked
        candidates = self._candidates()

        def work(_job: Job[Answer]) -> Answer:
            return Answer(words, country, tuple(candidates.find(words, country)))

        self._job = self._tasks.run(work, self._on_answer, self._on_error, owner=self, lane="lookup")

    def _on_answer(self, answer: Answer) -> None:
        self._job, self._answer = None, answer
        self.answered.emit(answer)
        self._catch_up()

    def _on_error(self, error: Exception) -> None:
        self._job, self._answer = None, Answer(*self._asked, ())
        self.failed.emit(error)
        self._catch_up()

    def _catch_up(self) -> None:
        """Go on for whoever waits, unless a listener asked on."""
        if not self.waiting:
            self._ahead.catch_up()

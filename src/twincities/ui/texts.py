"""The window's words: says messages into widgets, now and again whenever the language changes."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from twincities.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.i18n import Language, Words

LONGEST_QUOTE = 60
"""Characters of what a person typed that a sentence about it repeats."""


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Return the text, of one with more characters its beginning."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


@dataclass(frozen=True, slots=True)
class _Saying:
    owner: weakref.ref[QObject]
    setter: str | Callable[[str], object]
    message: Message
    facts: dict[str, object]

    def alive(self) -> bool:
        owner = self.owner()
        return owner is not None and isValid(owner)

    def say(self, texts: Texts) -> None:
        setter = getattr(self.owner(), self.setter) if isinstance(self.setter, str) else self.setter
        setter(texts(self.message, **self.facts))


class Texts(QObject):
    """Speaks the chosen language; `changed` fires after the fixed texts have been said again."""

    changed = Signal()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sayings: dict[object, _Saying] = {}
        self._prune_at = 512

    @property
    def words(self) -> Words:
        """The words of the current language."""
        return self._words

    @property
    def language(self) -> Language:
        """The current language."""
        return self._words.language

    def __call__(self, message: Message, /, **facts: object) -> str:
        """Say a message once; facts that are messages themselves are said too."""
        said = {
            name: self._words(fact) if isinstance(fact, Message) else fact for name, fact in facts.items()
        }
        return self._words(message, **said)

    def say(
        self,
        setter: Callable[[str], Any],
        message: Message,
        /,
        owner: Any = None,  # noqa: ANN401 - a QObject; facts spread into the call could not pass as one
        **facts: object,
    ) -> None:
        """Hand the message to `setter` now and on every change of language, as long as its owner lives.

        The owner is the object the setter is bound to; a plain function needs `owner`. Saying again through the
        same setter of the same owner replaces what was said before.
        """
        bound = getattr(setter, "__self__", None)
        key: object
        if isinstance(bound, QObject) and owner is None:
            name: str | Callable[[str], object] = setter.__name__
            holder, key = bound, (id(bound), setter.__name__)
        elif owner is not None:
            holder, name, key = owner, setter, (id(owner), setter)
        else:
            raise TypeError(setter)
        saying = _Saying(weakref.ref(holder), name, message, facts)
        self._sayings[key] = saying
        if len(self._sayings) > self._prune_at:
            self._prune()
        saying.say(self)

    def speak(self, words: Words) -> None:
        """Change the language of everything that is open."""
        self._words = words
        self._prune()
        for saying in list(self._sayings.values()):
            if saying.alive():
                saying.say(self)
        self.changed.emit()

    def _prune(self) -> None:
        self._sayings = {key: saying for key, saying in self._sayings.items() if saying.alive()}
        self._prune_at = max(512, 2 * len(self._sayings))

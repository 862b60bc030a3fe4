"""The catalogues are read as gettext reads them."""

from __future__ import annotations

import gettext

import pytest

from twincities.i18n import CONTEXT_END, DOMAIN, N_, NN_, NP_, Catalogue, Language, Message, Words
from twincities.paths import LOCALE

COUNTS = range(130)


def messages(read: gettext.GNUTranslations) -> list[Message]:
    """Return every message of a catalogue, in the kind its declaration would have made."""
    keys: dict[object, str] = read._catalog  # type: ignore[attr-defined] # noqa: SLF001 - gettext names them nowhere else
    singular = [key for key in keys if isinstance(key, str) and key]
    return [Message(text, context) for context, _, text in (key.rpartition(CONTEXT_END) for key in singular)]


@pytest.mark.parametrize("language", Language)
def test_every_message_is_said_as_gettext_says_it(language: Language) -> None:
    pattern = gettext.translation(DOMAIN, LOCALE, [language.value])
    ours = gettext.translation(DOMAIN, LOCALE, [language.value], Catalogue)
    said = messages(pattern)
    assert len(said) > 2_000
    for message in said:
        if message.context:
            expected = pattern.pgettext(message.context, message.text)
            assert ours.pgettext(message.context, message.text) == expected
        else:
            assert ours.gettext(message.text) == pattern.gettext(message.text)


@pytest.mark.parametrize("language", Language)
def test_a_count_takes_the_form_that_gettext_takes(language: Language) -> None:
    pattern = gettext.translation(DOMAIN, LOCALE, [language.value])
    ours = gettext.translation(DOMAIN, LOCALE, [language.value], Catalogue)
    forms = [ours.ngettext("{count} visit", "{count} visits", count) for count in COUNTS]
    assert forms == [pattern.ngettext("{count} visit", "{count} visits", count) for count in COUNTS]


def test_what_no_catalogue_holds_is_said_in_english() -> None:
    words = Words(Language.RU, LOCALE)
    assert words(N_("A sentence of nobody's")) == "A sentence of nobody's"
    assert words(NP_("nowhere", "Visit of nobody's")) == "Visit of nobody's"
    counted = NN_("{count} thing of nobody's", "{count} things of nobody's")
    assert [words(counted, count=count) for count in (1, 2)] == [
        "1 thing of nobody's",
        "2 things of nobody's",
    ]

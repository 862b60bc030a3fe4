from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalogues import Catalogues, main
from twincities.i18n import N_, NN_, Language, Words

if TYPE_CHECKING:
    from pathlib import Path

CODE = """
GREETING = N_("Good day, {name}")
# Note: a person's post.
POST = NP_("person", "Post")
VISITS = NN_("{count} visit", "{count} visits")
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "page.py").write_text(CODE, "utf-8")
    made = Catalogues(tmp_path / "src", tmp_path / "locale")
    made.update()
    return made


def translate(catalogues: Catalogues, language: str, *pairs: tuple[str, str]) -> None:
    text = catalogues.po(language).read_text("utf-8")
    for said, translated in pairs:
        assert text.count(f"{said}\n") == 1
        text = text.replace(f"{said}\n", f"{translated}\n")
    catalogues.po(language).write_text(text, "utf-8")


def translate_all(catalogues: Catalogues) -> None:
    post = 'msgid "Post"\nmsgstr '
    greeting = 'msgid "Good day, {name}"\nmsgstr '
    for language, forms in (("ru", 3), ("kk", 2)):
        translate(
            catalogues,
            language,
            (f'{post}""', f'{post}"Должность"'),
            (f'{greeting}""', f'{greeting}"Здравствуйте, {{name}}"'),
            *((f'msgstr[{form}] ""', f'msgstr[{form}] "{{count}} v{form}"') for form in range(forms)),
        )
    catalogues.update()


def faults(catalogues: Catalogues) -> list[str]:
    return [str(fault) for fault in catalogues.check()]


def test_english_says_its_own_messages_and_the_others_wait_for_a_translator(catalogues: Catalogues) -> None:
    assert faults(catalogues) == [
        f"{language}: not translated: {said!r}"
        for language in ("ru", "kk")
        for said in ("Good day, {name}", "person|Post", "{count} visit")
    ]


def test_complete_catalogues_have_no_faults_and_are_what_the_program_says(catalogues: Catalogues) -> None:
    translate_all(catalogues)
    assert faults(catalogues) == []
    words = Words(Language.RU, catalogues.locale)
    assert words(N_("Good day, {name}"), name="Анна") == "Здравствуйте, Анна"
    assert [words(NN_("{count} visit", "{count} visits"), count=n) for n in (1, 2, 5)] == [
        "1 v0",
        "2 v1",
        "5 v2",
    ]


def test_the_note_for_the_translator_stands_with_its_message(catalogues: Catalogues) -> None:
    assert '#. a person\'s post.\nmsgctxt "person"\nmsgid "Post"' in catalogues.po("kk").read_text("utf-8")


def test_an_update_without_news_changes_no_byte(catalogues: Catalogues) -> None:
    translate_all(catalogues)
    files = sorted(catalogues.locale.rglob("twincities.*"))
    before = [file.read_bytes() for file in files]
    catalogues.update()
    assert [file.read_bytes() for file in files] == before


def test_a_changed_message_is_new_and_nothing_is_guessed(catalogues: Catalogues) -> None:
    translate_all(catalogues)
    code = catalogues.source / "page.py"
    code.write_text(CODE.replace("Good day", "Good evening"), "utf-8")
    assert "ru: missing: 'Good evening, {name}'" in faults(catalogues)
    assert "ru: no longer in the code: 'Good day, {name}'" in faults(catalogues)
    catalogues.update()
    assert faults(catalogues) == [
        f"{language}: not translated: 'Good evening, {{name}}'" for language in ("ru", "kk")
    ]


def test_a_translation_must_fill_in_the_same_facts(catalogues: Catalogues) -> None:
    translate_all(catalogues)
    translate(catalogues, "ru", ('msgstr "Здравствуйте, {name}"', 'msgstr "Здравствуйте, {nmae}"'))
    translate(catalogues, "kk", ('msgstr[1] "{count} v1"', 'msgstr[1] "v1"'))
    catalogues.update()
    assert faults(catalogues) == [
        "ru: placeholders differ: 'Good day, {name}'",
        "kk: placeholders differ: '{count} visit'",
    ]


def test_a_doubtful_translation_is_a_fault(catalogues: Catalogues) -> None:
    translate_all(catalogues)
    translate(catalogues, "ru", ('msgctxt "person"', '#, fuzzy\nmsgctxt "person"'))
    assert "ru: fuzzy: 'person|Post'" in faults(catalogues)


def test_a_catalogue_changed_but_not_compiled_is_a_fault(catalogues: Catalogues) -> None:
    translate_all(catalogues)
    translate(catalogues, "ru", ('msgstr "Должность"', 'msgstr "Пост"'))
    assert faults(catalogues) == ["ru: compiled catalogue is out of step"]


def test_a_message_whose_braces_cannot_be_read_is_a_fault(catalogues: Catalogues) -> None:
    (catalogues.source / "page.py").write_text('BAD = N_("Good day, {name")\n', "utf-8")
    assert "code: placeholders cannot be read: 'Good day, {name'" in faults(catalogues)


def test_an_unknown_word_is_answered_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["polish"]) == 2
    assert "tests.catalogues update" in capsys.readouterr().err

"""The welcome: language, own municipality, the person's name, and how to begin; everything by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.domain.errors import Severity
from twincities.i18n import LANGUAGE_NAMES, N_, NP_, Language
from twincities.services.countries import country_name, suggest_countries
from twincities.settings import login
from twincities.ui.errors import sentence
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.fields import FieldFrame, FormGrid
from twincities.ui.forms.inputs import SegmentedChoice, TextInput
from twincities.ui.forms.place_name import PlaceNameInput
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import column, inner_row, row
from twincities.ui.furniture.scrolling import SheetArea
from twincities.ui.keys import bind
from twincities.ui.opening import choose_register, new_register
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type, Width
from twincities.ui.welcome.picture import Picture
from twincities.ui.welcome.ways import Way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent

    from twincities.services.candidates import Candidate, Candidates
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.session import Session
    from twincities.wiring import Services

TITLE = N_("Welcome")
INTRODUCTION = N_("A few answers, and you can work. Everything can be changed later in the settings.")
LANGUAGE = N_("Language")
NAME = N_("Your name")
NAME_HELP = N_("signs what you write in the history")
OWN = N_("Our municipality")
OWN_HELP = N_("it decides who is “we” and who is “the partner”")
COUNTRY = N_("Country")
BEGIN = N_("How to begin")
PRIVACY = N_("Your data stay on this computer. The program sends nothing anywhere without your command.")
NAME_IT = N_("Write the name of your municipality")
CHOOSE_COUNTRY = N_("Choose a country from the list")
NEW = (N_("New register"), N_("empty, on this computer; partners and visits are entered as you go"))
OPEN = (N_("Open a file"), N_("a register that is on this computer already"))
EXAMPLE = (N_("Look at an example"), N_("a city, its partners and one visit, whole; it can be deleted"))
PICTURE_SHARE, FORM_SHARE = 39, 61
MARGIN = 2 * Space.XXL


class WelcomePage(QWidget):
    """Shown while no register was opened yet, and from the Help menu."""

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__()
        self._context, self._texts, self._session = context, context.texts, session
        line = row(self)
        self.picture = Picture(self._texts)
        line.addWidget(self.picture, PICTURE_SHARE)
        right = QWidget()
        line.addWidget(right, FORM_SHARE)
        outer = column(right)
        scroll = SheetArea(bar_in_margin=True)
        sheet = QWidget()
        scroll.setWidget(sheet)
        outer.addWidget(scroll, 1)
        self._build_form(sheet)
        bottom = inner_row(outer, margins=(Space.XXL, Space.M, MARGIN, Space.XL))
        bottom.addStretch(1)
        self.proceed = Button(
            self._texts,
            NP_("button", "Continue"),
            ButtonKind.PRIMARY,
            icon=Icon.CONTINUE,
            key="Return",
            bind=False,
            on_click=self.take,
        )
        bottom.addWidget(self.proceed)
        session.failed.connect(self._on_failed)
        self._texts.changed.connect(self._retitle_country)
        look().follow(self, self._fold)
        self._choose(0)
        self.setFocusProxy(self.own)

    def keys(self) -> Sequence[Legend]:
        """List the keys of this page."""
        return (
            ("Alt+1", NEW[0]),
            ("Alt+2", OPEN[0]),
            ("Alt+3", EXAMPLE[0]),
            ("Return", N_("Continue with the marked way")),
        )

    # -------------------------------------------------------------------------------------- build

    def _build_form(self, sheet: QWidget) -> None:
        texts = self._texts
        inside = column(sheet, (MARGIN, Space.XL, MARGIN - Width.SCROLL_BAR, Space.XL), Space.S)
        inside.addStretch(1)
        inside.addWidget(said(texts, TITLE, Type.DISPLAY))
        inside.addWidget(said(texts, INTRODUCTION, Type.BODY, "text2", wrap=True))
        inside.addSpacing(Space.M)
        inside.addWidget(self._build_fields())
        inside.addSpacing(Space.S)
        inside.addWidget(said(texts, BEGIN, Type.H2))
        self._build_ways()
        for way in self.ways:
            inside.addWidget(way)
        inside.addSpacing(Space.S)
        self.trouble = Label(role=Type.BODY, tone="bad", wrap=True)
        self.trouble.hide()
        inside.addWidget(self.trouble)
        promise = inner_row(inside, Space.S)
        promise.addWidget(IconLabel(Icon.SAFE, "text2", IconSize.CONTROL), 0, Qt.AlignmentFlag.AlignTop)
        promise.addWidget(said(texts, PRIVACY, Type.SMALL, "text2", wrap=True), 1)
        inside.addStretch(2)

    def _build_fields(self) -> FormGrid:
        texts = self._texts
        self.language = SegmentedChoice([(str(code), name) for code, name in LANGUAGE_NAMES.items()])
        self.language.set_value(str(texts.language))
        self.language.edited.connect(lambda: self._session.speak(Language(self.language.value())))
        self.name = TextInput()
        self.name.set_value(self._session.program.who())
        self._candidates: Candidates | None = None
        self.own = PlaceNameInput(texts, self._context.tasks, self._known_places)
        self.own.picked.connect(self._on_picked)
        self.own.lookup.failed.connect(self._on_silence)
        self.own.textChanged.connect(self.picture.show_own)
        self.country = RecordChoice(texts, self._countries)
        self.own_frame = FieldFrame(texts, OWN, self.own, help_text=OWN_HELP)
        self.country_frame = FieldFrame(texts, COUNTRY, self.country)
        for field, frame in ((self.own, self.own_frame), (self.country, self.country_frame)):
            field.edited.connect(frame.clear_problem)
        fields = FormGrid()
        fields.add_row(
            (FieldFrame(texts, LANGUAGE, self.language), 6),
            (FieldFrame(texts, NAME, self.name, help_text=NAME_HELP), 6),
        )
        fields.add_row((self.own_frame, 6), (self.country_frame, 6))
        return fields

    def _build_ways(self) -> None:
        texts = self._texts
        kinds = ((Icon.NEW_BASE, NEW), (Icon.OPEN, OPEN), (Icon.EXAMPLE, EXAMPLE))
        self.ways = [
            Way(texts, icon, *words, f"Alt+{number}") for number, (icon, words) in enumerate(kinds, start=1)
        ]
        for number, (way, act) in enumerate(
            zip(self.ways, (self.make_new, self.open_file, self.show_example), strict=True)
        ):
            way.clicked.connect(act)
            way.stepped.connect(lambda step, here=number: self._walk(here + step))
            way.reached.connect(lambda here=number: self._choose(here))
            bind(self, f"Alt+{number + 1}", way.click)

    # -------------------------------------------------------------------------------------- deeds

    def take(self) -> None:
        """Go the marked way."""
        self.ways[self._chosen].click()

    def make_new(self) -> None:
        """Make a register with the own municipality in it; what is missing is said beside its field."""
        self._choose(0)
        name, country = self.own.value(), self._country_code()
        if not name:
            self.own_frame.show_problem(Severity.ERROR, NAME_IT)
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not country:
            self.country_frame.show_problem(Severity.ERROR, CHOOSE_COUNTRY)
            self.country.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        language = self._texts.language
        found = self.own.candidate
        if found is not None and found.country != country:
            found = None

        def name_own(services: Services) -> None:
            from twincities.services.candidates import place_from  # noqa: PLC0415 - with the register, not before
            from twincities.services.places import named_place  # noqa: PLC0415

            if services.places.own() is None:
                if found is None:
                    record = named_place(name, country, language, own=True)
                else:
                    record = replace(place_from(found, name, language), own=True)
                services.places.record_place(record)

        self._keep_name()
        if self._session.program.is_first_start:
            self._session.open_register(create=True, then=name_own)
        else:
            new_register(self, self._session, name_own)

    def open_file(self) -> None:
        """Let the person choose a register that is there."""
        self._choose(1)
        self._keep_name()
        choose_register(self, self._session)

    def show_example(self) -> None:
        """Make the example and open it."""
        self._choose(2)
        self._keep_name()
        self._session.open_example()

    def _keep_name(self) -> None:
        self.trouble.hide()
        name = self.name.value()
        self._session.keep(person="" if name == login() else name)

    def _on_failed(self, error: Exception) -> None:
        """Say why nothing came of it, while this page is still the one that is shown."""
        self.trouble.setText(sentence(error, self._texts) or "")
        self.trouble.setVisible(bool(self.trouble.text()))

    # ------------------------------------------------------------------------------------ behaviour

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes the marked way from any field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.take()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture away where there is no room for it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self.picture.setVisible(self.width() >= look().px(Width.NARROW_BELOW))

    def _choose(self, number: int) -> None:
        self._chosen = number
        for here, way in enumerate(self.ways):
            way.set_chosen(chosen=here == number)

    def _walk(self, number: int) -> None:
        self.ways[min(max(number, 0), len(self.ways) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _countries(self, text: str) -> Sequence[Suggestion]:
        return [Suggestion(code, name) for code, name in suggest_countries(text, self._texts.language)]

    def _country_code(self) -> str:
        self.country.settle()
        text = self.country.unmatched
        found = self._countries(text) if text else []
        if found and (len(found) == 1 or found[0].key == text.upper()):
            self.country.set_value(found[0])  # begun far enough, or named by its code
        chosen = self.country.value()
        return chosen.key if chosen is not None and not self.country.unmatched else ""

    def _known_places(self) -> Candidates:
        """Return the gazetteer, opened when a name is first typed."""
        if self._candidates is None:
            self._candidates = self._session.program.candidates()
        return self._candidates

    def _on_picked(self, found: Candidate) -> None:
        """Know the country of what was picked."""
        name = country_name(found.country, self._texts.language)
        self.country.set_value(Suggestion(found.country, name))
        self.country_frame.clear_problem()

    def _on_silence(self, error: Exception) -> None:
        """Tell of what nobody expected only: a name can be typed without the gazetteer."""
        if sentence(error, self._texts) is None:
            self._context.fail(error)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the gazetteer go: another page has come."""
        super().hideEvent(event)
        self.own.lookup.stop()
        if self._candidates is not None:
            self._candidates.close()
            self._candidates = None

    def _retitle_country(self) -> None:
        """Say the chosen country in the new language."""
        chosen = self.country.value()
        if chosen is not None:
            found = [one for one in self._countries(chosen.key) if one.key == chosen.key]
            self.country.set_value(found[0] if found else None)
        self.language.set_value(str(self._texts.language))

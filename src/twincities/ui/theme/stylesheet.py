"""The one style sheet, generated from the tokens for a theme and a scale."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from twincities.ui.theme.tokens import Height, Line, Radius, Space, Type, Width

if TYPE_CHECKING:
    from twincities.ui.theme.tokens import Colours

SHEET = Template("""
QMainWindow, QDialog, QStackedWidget#pages, QWidget#page { background: $window; }
QToolTip { background: $tip; color: $on_tip; border: ${hair}px solid $tip; padding: ${xs}px ${s}px; }

QLabel { background: transparent; }
QLabel[tone="text"] { color: $text; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="text3"] { color: $text3; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="on_accent"] { color: $on_accent; }
QLabel[tone="on_tip"] { color: $on_tip; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="inf"] { color: $inf; }

QMenuBar { background: $nav; color: $text; border: 0; border-bottom: ${hair}px solid $line; padding: 0 ${xs}px; }
QMenuBar::item { background: transparent; padding: ${six}px ${s}px; margin: 0 ${two}px;
    border-radius: ${mark}px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; color: $text; }
QMenu { background: $surface; color: $text; border: ${hair}px solid $line2; padding: ${xs}px; }
QMenu::item { padding: ${six}px ${xl}px ${six}px ${m}px; border-radius: ${mark}px; }
QMenu::item:selected { background: $sel; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: ${hair}px; background: $line; margin: ${xs}px ${s}px; }
QMenu::icon { padding-left: ${s}px; }

QFrame#navigation { background: $nav; border: 0; border-right: ${hair}px solid $line; }
QFrame#status { background: $nav; border: 0; border-top: ${hair}px solid $line; }
QFrame[card="true"] { background: $surface; border: ${hair}px solid $line; border-radius: ${card}px; }
QFrame[panel="surface"] { background: $surface; border: 0; }
QFrame[panel="sunken"] { background: $sunken; border: 0; }
QFrame[cardHeader="true"] { background: transparent; border: 0; }
QFrame[cardHeader="sunken"] { background: $sunken; border: 0; border-bottom: ${hair}px solid $line;
    border-top-left-radius: ${card_in}px; border-top-right-radius: ${card_in}px; }
QFrame[rule="across"] { background: $line; border: 0; max-height: ${hair}px; min-height: ${hair}px; }
QFrame[rule="down"] { background: $line; border: 0; max-width: ${hair}px; min-width: ${hair}px; }
QFrame[popup="true"] { background: $surface; border: ${hair}px solid $line2; border-radius: ${control_r}px; }
QFrame[banner="warn"] { background: $warn_bg; border: 0; border-bottom: ${hair}px solid $warn_line; }
QFrame[banner="bad"] { background: $bad_bg; border: 0; border-bottom: ${hair}px solid $bad_line; }
QFrame[banner="neu"] { background: $neu_bg; border: 0; border-bottom: ${hair}px solid $neu_line; }
QFrame[banner="accent"] { background: $accent_bg; border: 0; border-bottom: ${hair}px solid $accent_line; }

QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox, QFrame[field="true"] {
    background: $surface; color: $text; border: ${hair}px solid $control; border-radius: ${control_r}px;
    padding: 0 ${pad}px; placeholder-text-color: $text3;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${control_in}px; max-height: ${control_in}px; }
QPlainTextEdit { padding: ${text_top}px ${text_pad}px; }
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QFrame[field="true"][focused="true"] {
    border: ${focus}px solid $accent; padding: 0 ${pad_focus}px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    min-height: ${control_in_focus}px; max-height: ${control_in_focus}px; }
QPlainTextEdit:focus { padding: ${text_top_focus}px ${text_pad_focus}px; }
QLineEdit[problem="warning"], QPlainTextEdit[problem="warning"], QFrame[field="true"][problem="warning"] {
    border-color: $warn; }
QLineEdit[problem="error"], QFrame[field="true"][problem="error"] {
    border: ${focus}px solid $bad; padding: 0 ${pad_focus}px; }
QLineEdit[problem="error"] { min-height: ${control_in_focus}px; max-height: ${control_in_focus}px; }
QPlainTextEdit[problem="error"] { border: ${focus}px solid $bad;
    padding: ${text_top_focus}px ${text_pad_focus}px; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $sunken; border-color: $line2; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; color: $text3;
    border-color: $line2; }
QFrame[field="true"] { padding: ${hair}px; }
QFrame[field="true"][focused="true"], QFrame[field="true"][problem="error"] { padding: 0; }
QFrame[field="true"] QLineEdit, QFrame[field="true"] QLineEdit:focus { border: 0; padding: 0; background: transparent;
    min-height: ${chip}px; max-height: ${chip}px; }
QLineEdit#cell, QLineEdit#cell:focus { border: ${focus}px solid $accent; border-radius: ${mark}px;
    padding: 0 ${pad_focus}px; min-height: 0; max-height: ${row}px; }

QTableView { background: $surface; color: $text; border: 0; outline: 0; gridline-color: $line;
    selection-background-color: transparent; selection-color: $text; }
QTableView QTableCornerButton::section { background: $surface; border: 0; }
QHeaderView { background: $surface; border: 0; }
QListView { background: transparent; border: 0; outline: 0; color: $text; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }

QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $line2; border-radius: ${bar_r}px; margin: ${two}px; }
QScrollBar::handle:vertical { min-height: ${handle}px; }
QScrollBar::handle:horizontal { min-width: ${handle}px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: ${hair}px; }

QTabBar { background: transparent; }
QTabBar::tab { color: $text2; padding: ${s}px ${xs}px; margin-right: ${l}px; border: 0;
    border-bottom: ${focus}px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: $current; }
QTabBar::tab:hover { color: $text; }
QTabWidget::pane { border: 0; }
""")


def stylesheet(colours: Colours, scale: float) -> str:
    """Return the style sheet of a theme at a scale of 1.0 to 2.0."""

    def px(value: float) -> int:
        return max(1, round(value * scale)) if value else 0

    focus, control, pad = px(Line.FOCUS), px(Height.CONTROL), px(Space.M - 2)
    sizes = {
        "hair": px(Line.HAIR),
        "focus": focus,
        "two": px(Space.HAIR),
        "xs": px(Space.XS),
        "six": px(Space.XS + Space.HAIR),
        "s": px(Space.S),
        "m": px(Space.M),
        "l": px(Space.L),
        "xl": px(Space.XL),
        "mark": px(Radius.MARK),
        "control_r": px(Radius.CONTROL),
        "card": px(Radius.CARD),
        "card_in": px(Radius.CARD - 1),
        "pad": pad - px(Line.HAIR),
        "pad_focus": pad - focus,
        "text_pad": px(Space.S) - px(Line.HAIR),
        "text_pad_focus": px(Space.S) - focus,
        "text_top": px(Space.XS) - px(Line.HAIR),
        "text_top_focus": px(Space.XS) - focus,
        "control_in": control - 2 * px(Line.HAIR),
        "control_in_focus": control - 2 * focus,
        "chip": px(Height.CHIP),
        "row": px(Height.ROW),
        "bar": px(Width.SCROLL_BAR),
        "bar_r": px(Width.SCROLL_BAR) // 2 - px(Space.HAIR),
        "handle": px(Width.SCROLL_HANDLE_MIN),
    }
    names = {name: getattr(colours, name) for name in colours.__slots__}
    return SHEET.substitute(names, current=Type.H3.weight, **sizes)

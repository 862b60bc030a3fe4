"""How a place name sounds, in one alphabet for all: a Russian name of a foreign town meets the town's own.

Rules of practical transcription (how Russian writes English, German, French … names) are applied backwards and
forwards to one small set of sounds. Two results: `sound`, letter by letter, which is compared by likeness, and
`skeleton`, its consonants, under which a name is looked up.

Sounds: b p d t g k v f z s h l m n r as written, Z as in pleasure, S sh, C ch, J as in jam, c ts; vowels a e i o u.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Rules = tuple[re.Pattern[str], tuple[str, ...]]

_CYRILLIC_SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "o", "ж": "Z", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "C", "ш": "S", "щ": "S", "ъ": "", "ы": "i", "ь": "",
    "э": "e", "ю": "u", "я": "a", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u",
    "һ": "h", "і": "i", "є": "e", "ї": "i", "ґ": "g", "ў": "u", "ј": "i", "љ": "l", "њ": "n", "ћ": "C",
    "ђ": "J", "џ": "J", "ѓ": "g", "ќ": "k", "җ": "J",
}  # fmt: skip


def _rules(text: str) -> Rules:
    """Read words of `pattern=sound`, the first that fits wins; `^` begins a word, `$` ends it."""
    pairs = [pair.rpartition("=") for pair in text.split()]
    patterns = "|".join(f"({pattern})" for pattern, _, _ in pairs)
    edged = patterns.replace("$", r"\b").replace("^", r"\b")
    return re.compile(edged), tuple(said for _, _, said in pairs)


_COMMON = "sch=S sh=S ch=C zh=Z kh=h ts=c tz=c ph=f th=t ck=k qu=kv q=k x=ks w=v j=i y=i c(?=[eiy])=c c=k"
_ENGLISH = (
    "shead=shed sham$=sem ^worcester=vuster cester=ster shire=Sir borough$=bro brough$=bro burgh$=brg "
    "mouth$=mut ough=o wich$=iC vich$=viC wick$=ik ham$=gem gham=gem age$=iJ igh=i ^kn=n ^wr=r wh=u "
    "sch=sk sh=S tch=C ch=C th=t ph=f ck=k qu=kv q=k x=ks c(?=[eiy])=s c=k dg(?=e)=J g(?=[ei])=J j=J "
    "^y=i y=i ey$=i ee=i ea=i oo=u ow=o ou=u au=o aw=o w=u "
)
_GERMAN = (
    "theim=thaim chsh=hsh h(?=[lmnr])= stadt=Stat stedt=Stet stein=Stain stra(?:ss|ß)e=Strase rh=r "
    "^c(?=[ei])=c tzsch=C tsch=C sch=S chs=ks ch=h ck=k ^st=St ^sp=Sp ph=f th=t tz=c dt=t z=c v=f w=v "
    "qu=kv x=ks ei=ai eu=oi äu=oi ie=i ä=e ö=e ü=u j=i y=i c=k s(?=[aeiouäöü])=z "
)
_FRENCH = (
    "^lille=lil champs$=San iers?$=ie ers?$=e saint=sent eaux=o eau=o aux=o au=o ou=u oi=ua ain=en "
    "ein=en ville=vil ille=il ill=i gn=n ch=S ph=f th=t qu=k q=k ç=s c(?=[eiyéè])=s c=k gu(?=[ei])=g "
    "g(?=[eiyéè])=Z j=Z x$= s$= t$= d$= z$= ent$=en es$= e$= é=e è=e ê=e y=i w=v h= eu=e œu=e ai=e "
    "ei=e "
)
_ITALIAN = (
    "sci(?=[aou])=S sc(?=[ei])=S cci(?=[aou])=C ci(?=[aou])=C cc(?=[ei])=C c(?=[ei])=C ch=k "
    "ggi(?=[aou])=J gi(?=[aou])=J g(?=[ei])=J gh=g gli=li gn=n zz=c z=c qu=kv c=k x=ks y=i j=i h= "
)
_SPANISH = (
    "ll=l ñ=n ch=C qu=k gu(?=[ei])=g gu(?=a)=gv g(?=[ei])=h j=h z=s c(?=[ei])=s c=k v=v x=ks y=i h= hu=u"
)
_PORTUGUESE = (
    "ch=S lh=l nh=n ção=san ões=oins ão=an ç=s qu=k gu(?=[ei])=g g(?=[ei])=Z j=Z c(?=[ei])=s c=k x=S y=i h="
)
_POLISH = (
    "szcz=S prz=pS trz=tS krz=kS sz=S cz=C rz=Z ż=Z dź=dz ź=z ś=s ć=c ń=n dż=dZ dzi=dz dz=dz ch=h "
    "ci(?=[aeou])=c si(?=[aeou])=s zi(?=[aeou])=z ł=l w=v c=c ó=u ą=on ę=en j=i y=i "
)
_CZECH = "ch=h č=C š=S ž=Z ř=rZ ď=d ť=t ň=n c=c j=i y=i ý=i w=v x=ks q=k"
_HUNGARIAN = "dzs=J cs=C cz=c zs=Z sz=s gy=d ly=i ny=n ty=t s=S ö=e ü=u j=i y=i c=c w=v"
_TURKISH = "ç=C ş=S c=J ğ=g ı=i j=Z ö=e ü=u y=i w=v"
_ROMANIAN = "che=ke chi=ki ghe=ge ghi=gi c(?=[ei])=C g(?=[ei])=J ș=S ş=S ț=c ţ=c ă=a â=i î=i c=k j=Z x=ks y=i"
_DUTCH = "sch=sh ij=ei oe=u ui=ei ou=au eu=e g=h ch=h v=v w=v z=z c=k j=i y=ei x=ks qu=kv"
_NORDIC = "å=o ä=e ö=e ø=e æ=e skj=S sj=S ^k(?=[eiyäöø])=C kj=C tj=C ck=k j=i y=u w=v x=ks c=k z=s"
_PINYIN = "zh=CZ ch=C sh=S x=s q=c j=cz z=cz c=c ng=n y=i w=v h=h r=Z"
_LITHUANIAN = "č=C š=S ž=Z c=c j=i y=i ch=h"
_GREEK = "ch=h th=f mp=b nt=d gk=g x=ks y=i c=k"
_INDIAN = "ch=C sh=S w=v j=J y=i c=k x=ks"
_JAPANESE = "shi=si chi=ti ch=t sh=s ts=c j=dz y=i w=v"

LANGUAGES: dict[str, Rules] = {
    code: _rules(text)
    for code, text in {
        "": _COMMON, "en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "it": _ITALIAN, "es": _SPANISH, "pt": _PORTUGUESE,
        "pl": _POLISH, "cs": _CZECH, "hu": _HUNGARIAN, "tr": _TURKISH, "ro": _ROMANIAN, "nl": _DUTCH, "sv": _NORDIC,
        "zh": _PINYIN, "lt": _LITHUANIAN, "el": _GREEK, "ja": _JAPANESE, "hi": _INDIAN,
    }.items()
}  # fmt: skip

SPOKEN = {
    country: language
    for language, countries in {
        "en": "GB US AU CA IE NZ ZA JM IM GI BS BB",
        "de": "DE AT CH LI LU",
        "fr": "FR MC RE GP MQ GF BE SN CI ML BF BJ TG NE HT CG CD CM GA MG DZ TN MA",
        "it": "IT SM VA MT",
        "es": "ES MX AR CL PE CO VE EC BO UY PY CU DO GT HN SV NI CR PA PR",
        "pt": "PT BR AO MZ CV GW ST",
        "pl": "PL",
        "cs": "CZ SK HR SI RS BA ME",
        "hu": "HU",
        "tr": "TR AZ",
        "ro": "RO MD",
        "nl": "NL SR",
        "sv": "SE NO DK FI IS FO AX",
        "zh": "CN TW",
        "lt": "LT LV",
        "el": "GR CY",
        "ja": "JP",
        "hi": "IN BD LK NP PK",
    }.items()
    for country in countries.split()
}
"""The language whose letters a country's place names are read by; others are read by the common rules."""

ALSO_SPOKEN = {"BE": "nl", "CH": "fr", "CA": "fr", "LU": "fr", "IT": "de", "ES": "pt", "RO": "hu", "SK": "hu"}
"""A second language of many of a country's places."""

_ALIKE = str.maketrans("hz", "gs")
_VOWELS = frozenset("aeiou")
_TWICE = re.compile(r"(.)\1+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_MEANT = "äöüßçğışćčďěłńňóřśšťůýźżąęåøæœñãõéèêșşțţăâîž"


def languages_of(country: str) -> tuple[str, ...]:
    """Return the languages by whose rules a country's place names are read, at most two."""
    first = SPOKEN.get(country, "")
    return (first, ALSO_SPOKEN[country]) if country in ALSO_SPOKEN else (first,)


@lru_cache(maxsize=4_096)
def sound(text: str, language: str = "") -> str:
    """Return how a name sounds, read by the rules of a language; a Cyrillic one is read as Russian writes."""
    letters = unicodedata.normalize("NFC", text).casefold()
    if _CYRILLIC.search(letters):
        spoken = "".join(_CYRILLIC_SOUNDS.get(letter, "") for letter in letters.replace("дж", "џ"))
        return _TWICE.sub(r"\1", spoken)
    plain = "".join(letter if letter in _MEANT else _plain(letter) for letter in letters)
    pattern, said = LANGUAGES[language]
    plain = pattern.sub(lambda found: said[(found.lastindex or 1) - 1], plain)
    spoken = "".join(_plain(letter) for letter in plain)
    return _TWICE.sub(r"\1", "".join(letter for letter in spoken if letter.isalpha()))


def spoken_forms(text: str, country: str) -> tuple[str, ...]:
    """Return how a country's own name of a place may sound in Russian; an English w is written two ways."""
    found = {sound(text, language): None for language in languages_of(country)}
    if SPOKEN.get(country) == "en" and "w" in text.casefold():
        found[sound(text.casefold().replace("w", "v"), "en")] = None
    return tuple(form for form in found if form)


def skeleton(spoken: str) -> str:
    """Return the consonants of a sound, an "a" before them for a vowel; h and g are one, z and s are one."""
    if not spoken:
        return ""
    kept = "".join(letter for letter in spoken if letter not in _VOWELS).translate(_ALIKE)
    return _TWICE.sub(r"\1", ("a" if spoken[0] in _VOWELS else "") + kept)


@lru_cache(maxsize=4_096)
def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    special = {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "e",
        "œ": "e",
        "þ": "t",
        "ð": "d",
        "ə": "a",
    }
    if letter in special:
        return special[letter]
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if part.isascii())

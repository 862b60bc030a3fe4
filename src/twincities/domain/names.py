"""Names and texts: what is typed made tidy, one folding for search and matching, one order for every list.

Three forms of a text are stored or compared, and each has one function: `tidy` (what is kept), `search_forms`
(what search looks into; `fold` and `query_alternatives` are its other side) and `sort_key` (what lists sort by).

What search can and cannot do with them: upper case, marks, Kazakh letters typed as Russian ones, look-alike
letters and Latin spellings of Cyrillic names all meet. Names that differ by more than their letters
(Stevenage in Cyrillic, Karaganda in Kazakh) meet because every name of a place is in that place's index.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_KEPT_JOINERS = "\u200c\u200d"  # they carry spelling in Persian and Indian scripts and hold emoji together
_LINE_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_ALSO_INVISIBLE = dict.fromkeys([0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)])

# Letters that are no letter-plus-mark to Unicode and yet are one to a person who searches.
_PLAIN = str.maketrans(
    {
        **dict(zip("łøđıħŧƶəɵɨʉ", "lodihtzaoiu", strict=True)),
        **{"æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n", "ĸ": "k"},
        **dict(zip("әғқңөұүһіҳҷҗҙҫҡҥҝҹӊӄҕ", "агкноуухихчжзскнкчнкг", strict=True)),
        **dict(zip("єґѓќјђћљњџѕѣ", "егдкидчлнджсе"[:4] + "идчлнцзе", strict=True)),
        "\u04cf": "",  # palochka, written as I, l, 1 or left out
    }
)
_LOOKALIKES = (
    ("ABCEHIKMOPTXYaceikopxyhmtəɵ", "АВСЕНІКМОРТХУасеікорхуһмтәө"),
)

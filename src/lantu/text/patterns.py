"""The one pattern that finds numbers with their units in compact text.

Its named groups say which kind was found; :mod:`lantu.text.quantities` reads each kind.
"""

from __future__ import annotations

import re

from lantu.text.units import UNIT

ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
_DIGITS = "一两二三四五六七八九十百千"
#: Runs are bounded, so that a text of nothing but numerals still takes linear time.
_RUN = "{1,20}"
_NUMERAL = f"(?:[{_DIGITS[1:]}][{_DIGITS}万亿]{{0,20}}|万亿?|亿)"
_DASH = r"(?:-{1,2}|—{1,2}|–|~|～|至|到)"
_TO = "[-—–~至]{1,2}"

#: Dates, names and formulas that look like quantities; they are consumed first.
_SKIPPED = "|".join(
    (
        rf"(?:19|20)\d\d(?:{_TO}(?:19|20)?\d\d)?"
        r"(?:年度?(?:\d{1,2}月(?:\d{1,2}[日号])?)?|(?=[、—-]))",
        r"\d{1,2}(?:[-—–~至]\d{1,2})?月份?(?:\d{1,2}[日号])?|前\d+个?月",
        r"PM2\.5|PM10|[〔\[［]\d+[〕\]］]",
        r"[A-Za-z]{1,20}[-—]?\d+(?:\.\d+)?(?![\d.,]*(?:%|亿|万|个百))",
        r"\d+(?:\.\d+)?[A-FGKO](?![A-Za-z])",
        r"\d+(?:\+[\dA-ZXN]+)+",
        r"\d{1,2}:\d\d(?=[，。至—-])",
        # places and materials that begin like a counted thing
        r"六盘(?=[水山])|五台(?=[山县])|三台(?=县)|六枝(?=特区)|五家(?=渠)",
        r"三元(?=区|催化|锂|正极|材料|电池|前驱)",
    )
)
#: 1万6千多户, 1亿3千多万
_COMPOUND = (
    r"(?P<compound>\d+)(?P<compound_big>[万亿])(?P<compound_small>\d{1,4})(?P<compound_mag>[千百])"
    rf"(?P<compound_more>[多余]?)(?P<compound_tail>万?)(?P<compound_unit>{UNIT})?"
)
#: 7363.9亿元, 4000余公里, 2到3个工作日, 5000亿级
_AMOUNT = (
    rf"(?P<number>{ARABIC})(?:(?:[百千万亿]{{0,6}}(?:{UNIT})?){_DASH}(?P<high>{ARABIC}))?"
    r"(?P<more>[余多几来]?)(?P<magnitude>[十百千万亿]{0,3})(?P<more_after>[余多来]?)"
    r"(?P<beyond>(?<=[万千][余多])亿)?"
    rf"(?P<unit>级|{UNIT})?"
)
#: 三百多户, 十大, 近三倍
_COUNTED = (
    rf"(?P<numeral>{_NUMERAL})(?P<numeral_more>[余多几]?)(?P<numeral_magnitude>[万亿]{{0,2}})"
    rf"(?P<numeral_unit>大|{UNIT})"
)
_STEP = "(?:元)?(?:新)?(?:台阶|大关|城市|俱乐部|行列|门槛|关口)"

#: Where a match can begin. Looking for these first is several times faster than trying the pattern
#: everywhere: only a class of characters lets the search skip what cannot match.
START = re.compile(rf"[0-9A-Za-z第{_DIGITS}万亿翻首榜之前〔［\[]")
PATTERN = re.compile(
    "|".join(
        (
            f"(?P<skip>{_SKIPPED})",
            f"(?P<shares>{ARABIC}(?::{ARABIC})+)",
            r"(?P<fraction>\d{1,2}/\d{1,2}(?![\d/年月]))",
            rf"第(?P<ordinal>\d+|[{_DIGITS}]{_RUN})(?P<ordinal_unit>位|名|次|届|座|个|家|批|大)?",
            _COMPOUND,
            "(?P<tenths>[一两三四五六七八九])成(?![为立功员果绩长本效都熟品型就套渝分交年人不])",
            "(?P<half>一半)",
            _AMOUNT,
            f"百分之(?P<percent>{ARABIC}|[一二三四五六七八九十百零]{_RUN})",
            f"(?P<denominator>[{_DIGITS}]{_RUN})分之(?P<numerator>[{_DIGITS}]{_RUN})",
            "翻(?P<doubling>了?[一两二三四]?)番",
            "(?P<streak>[二三四五六七八九十]{1,6})连(?P<streak_unit>[增涨升降丰冠])",
            "(?P<first>首位|榜首|之首|之冠)",
            f"(?P<level>[百千万]{{0,6}}[百千万亿])(?:级|(?={_STEP}))",
            _COUNTED,
        )
    )
)

"""Run by the bench's own environment: packages a user would pick today, over one text."""

import json
import sys
import time
from pathlib import Path

import jionlp as jio
from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency, recognize_dimension
from recognizers_text import Culture

LINES = [
    line for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.strip()
]
MODELS = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)
MODELS += (recognize_datetime,)


def recognizers() -> int:
    return sum(len(model(line, Culture.Chinese)) for line in LINES for model in MODELS)


def jionlp() -> int:
    found = 0
    for line in LINES:
        found += len(jio.ner.extract_money(line) or [])
        found += len(jio.ner.extract_time(line) or [])
    return found


for name, run in (
    ("recognizers-text, five models", recognizers),
    ("jionlp money and time", jionlp),
):
    for model in MODELS:
        model("今年1亿元", Culture.Chinese)  # the first call builds the models
    start = time.perf_counter()
    found = run()
    print(json.dumps({"name": name, "seconds": time.perf_counter() - start, "found": found}))

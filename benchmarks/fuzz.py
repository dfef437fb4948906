"""Ten minutes of damaged texts: no text makes the reader fail, point wrongly or take long.

    make bench AREA=fuzz            (LANTU_FUZZ_SECONDS to change the 600 seconds)

Real documents (LANTU_SHARED, else the sample city's) are cut, doubled, shuffled, salted with odd
characters and repeated patterns; each result is read whole (document, claims, tasks). Checked:
nothing raises, every claim's and task's span holds the text it names, and a text of n characters
takes no more than a fixed time a character.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

from lantu.read.claims import read_claims
from lantu.read.document import read_text
from lantu.read.tasks import read_tasks

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LANTU_SHARED", ROOT.parent / "shared"))
SECONDS = float(os.environ.get("LANTU_FUZZ_SECONDS", "600"))
#: Processor seconds a character may take: 100 times what a sound document takes on a slow machine.
SLOWEST = 1 / 3_000
ODD = "“”《》（）()【】◆●■、，。；：！？%％‰∶:：-—~～"
ODD += "0０①Ⅳ一十百千万亿零两半\t\n\r\u3000\ufeff\u200b\x00🏙"


def documents() -> list[str]:
    """The texts to damage."""
    paths = [*(SHARED / "corpus").glob("*.txt"), *(SHARED / "corpus-elsewhere").glob("*.txt")]
    paths = paths or [*(ROOT / "sample").glob("*.txt")]
    return [path.read_text(encoding="utf-8") for path in sorted(paths)]


def damaged(texts: list[str], chance: random.Random) -> str:
    """A piece of a document after a few accidents."""
    text = chance.choice(texts)
    start = chance.randrange(len(text))
    text = text[start : start + chance.choice((50, 400, 3_000, 20_000))]
    for _ in range(chance.randrange(1, 12)):
        text = _accident(text, texts, chance)
    return text[:60_000]


def _accident(text: str, texts: list[str], chance: random.Random) -> str:
    at, other = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    kind = chance.randrange(6)
    if kind == 0:
        return text[:at] + text[other:]
    if kind == 1:
        return text[:at] + chance.choice(ODD) * chance.choice((1, 1, 2, 500)) + text[at:]
    if kind == 2:
        return text[:other] + text[at:other] * chance.choice((1, 2, 20)) + text[other:]
    if kind == 3:
        donor = chance.choice(texts)
        begin = chance.randrange(len(donor))
        return text[:at] + donor[begin : begin + 200] + text[at:]
    if kind == 4:
        letters = list(text[at : at + 60])
        chance.shuffle(letters)
        return text[:at] + "".join(letters) + text[at + 60 :]
    return text.translate(str.maketrans("0123456789.%", "０１２３４５６７８９．％"))


def check(text: str) -> tuple[int, float]:
    """Claims found and processor seconds taken; raises ``AssertionError`` where a span is wrong."""
    start = time.process_time()
    document = read_text(text, name="fuzz")
    claims = read_claims(document)
    tasks = read_tasks(document, claims)
    seconds = time.process_time() - start
    for claim in claims:
        assert document.text[claim.start : claim.end] == claim.number_text, claim
    for task in tasks:
        assert 0 <= task.start < task.end <= len(document.text), task
    return len(claims), seconds


def main() -> None:
    """Damage and read until the time is over, then tell what was seen."""
    seed = int(os.environ.get("LANTU_FUZZ_SEED", time.time_ns() % 1_000_000))
    chance, texts = random.Random(seed), documents()
    end = time.monotonic() + SECONDS
    read = characters = claims = 0
    slowest = 0.0
    while time.monotonic() < end:
        text = damaged(texts, chance)
        try:
            found, seconds = check(text)
            if len(text) > 2_000:
                slowest = max(slowest, seconds / len(text))
            assert seconds < 0.5 + len(text) * SLOWEST, f"{seconds:.1f} s for {len(text)}"
        except Exception:
            path = ROOT / "build" / "fuzz-failure.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"seed {seed}, text {read}: the text is in {path}")
            raise
        read, characters, claims = read + 1, characters + len(text), claims + found
    print(
        f"seed {seed}: {read} texts, {characters:,} characters, {claims:,} claims, no failure; "
        f"slowest {slowest * 1e6:.1f} microseconds a character"
    )


if __name__ == "__main__":
    main()

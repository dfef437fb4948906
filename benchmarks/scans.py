"""How much of the sample outline comes out of pictures of its pages.

    make bench AREA=scans

Needs LibreOffice (it sets the outline as pages) and the extra ``ocr``. Each page is drawn at 200
dots an inch, without its text; the claims of the recognised text are compared with those of the
page's own text layer: right is the same indicator, value and unit.

    make bench AREA="scans bad"

draws them as a bad scan: 0.6 degrees askew, blurred, with noise and a red stamp.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import cv2
import numpy
import pypdfium2 as pdfium

from lantu.read.claim import Claim
from lantu.read.claims import read_claims
from lantu.read.document import read_text
from lantu.read.formats.ocr import DOTS, read_picture
from lantu.read.formats.office import find_office
from lantu.read.formats.page import Page
from lantu.read.formats.page_text import text_of
from lantu.read.formats.pdf_marks import read_page

OUTLINE = Path(__file__).resolve().parents[1] / "sample" / "dalian" / "dalian-14fyp-outline.docx"


def pages_of(source: Path, folder: Path) -> Path:
    """The outline as a PDF file."""
    program = find_office()
    if program is None:
        raise SystemExit("needs LibreOffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    for _ in range(2):  # the first start only makes the profile
        subprocess.run([*command, str(source)], check=False, capture_output=True)
    return folder / f"{source.stem}.pdf"


def bad(pixels: Any) -> Any:
    """A page as a bad scanner gives it; the same each time."""
    tall, wide = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, tall / 2), -0.6, 1)
    page = cv2.warpAffine(pixels, turn, (wide, tall), borderValue=(255, 255, 255))
    cv2.circle(page, (wide * 2 // 3, tall // 2), 230, (60, 60, 220), 8)
    page = cv2.GaussianBlur(page, (3, 3), 0)
    noise = numpy.random.default_rng(1).normal(0, 12, page.shape)
    return numpy.clip(page + noise, 0, 255).astype(numpy.uint8)


def claims(page: Page) -> Counter[tuple[str, str, str]]:
    """What a page says, read as a document of its own."""
    found: list[Claim] = read_claims(read_text(text_of([page], {}).text, name="页"))
    return Counter((one.indicator, str(one.value), one.unit) for one in found)


def characters(page: Page) -> Counter[str]:
    return Counter("".join(text_of([page], {}).text.split()))


def main() -> None:
    written_claims = scanned_claims = right = letters = right_letters = 0
    with tempfile.TemporaryDirectory(prefix="lantu-bench-") as name:
        document = pdfium.PdfDocument(pages_of(OUTLINE, Path(name)))
        start = time.perf_counter()
        for number in range(len(document)):
            written = read_page(document, number)
            pixels = document[number].render(scale=DOTS / 72).to_numpy()[:, :, :3]
            pixels = bad(pixels) if "bad" in sys.argv[1:] else pixels
            scanned = read_picture(pixels, number)
            there, here = claims(written), claims(scanned)
            written_claims += there.total()
            scanned_claims += here.total()
            right += (there & here).total()
            letters += characters(written).total()
            right_letters += (characters(written) & characters(scanned)).total()
            print(f"page {number + 1}: {(there & here).total()} of {there.total()} claims")
        spent = (time.perf_counter() - start) / len(document)
        document.close()
    print(f"characters {right_letters / letters:.1%} of {letters}")
    print(f"claims: recall {right / written_claims:.1%}, precision {right / scanned_claims:.1%}")
    print(f"{spent:.1f} seconds a page")


if __name__ == "__main__":
    main()

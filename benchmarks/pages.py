"""How fast a PDF's pages are read, by the library chosen and by the other one.

    make bench AREA=pages

Needs LibreOffice (it sets the sample outline as pages). pdfplumber runs in an environment of its
own (build/pages), which the first run makes; it is not a dependency.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.scans import OUTLINE, pages_of
from lantu.read.formats.pdf import read_pdf

OTHER = """
import sys, time, pdfplumber
start = time.perf_counter()
with pdfplumber.open(sys.argv[1]) as document:
    tables = sum(len(page.extract_tables()) for page in document.pages)
    text = sum(len(page.extract_text()) for page in document.pages)
    pages = len(document.pages)
print(f"pdfplumber: {(time.perf_counter() - start) / pages * 1000:.0f} ms a page")
"""


def other_python() -> Path:
    """The Python of the other library's own environment."""
    folder = Path(__file__).resolve().parents[1] / "build" / "pages"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-qq", "pdfplumber"], check=True)
    return python


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lantu-bench-") as name:
        path = pages_of(OUTLINE, Path(name))
        data = path.read_bytes()
        read_pdf(data, path.name)
        start = time.perf_counter()
        extract = read_pdf(data, path.name)
        spent = time.perf_counter() - start
        pages = len(pdfium.PdfDocument(data))
        print(
            f"Lantu on PDFium: {spent / pages * 1000:.0f} ms a page, {len(extract.tables)} tables"
        )
        subprocess.run([str(other_python()), "-c", OTHER, str(path)], check=True)


if __name__ == "__main__":
    main()

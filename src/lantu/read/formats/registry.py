"""Which format reads which file ending."""

from __future__ import annotations

from pathlib import PurePath

from lantu.errors import DocumentRefused
from lantu.read.formats.docx import DOCX
from lantu.read.formats.extract import Format
from lantu.read.formats.html import HTML
from lantu.read.formats.txt import TXT

FORMATS: tuple[Format, ...] = (TXT, HTML, DOCX)
_BY_ENDING = {ending: form for form in FORMATS for ending in form.endings}
#: endings that users try, with what to do instead
_ADVICE = {
    ".doc": "请在 Word 或 WPS 中另存为 docx 再上传",
    ".wps": "请在 WPS 中另存为 docx 再上传",
    ".pdf": "请提供 docx、html 或 txt 版本",
    ".rtf": "请另存为 docx 再上传",
}


def format_of(name: str) -> Format:
    """The format for a file name's ending; raises DocumentRefused ``unknown_format``."""
    ending = PurePath(name).suffix.lower()
    found = _BY_ENDING.get(ending)
    if found:
        return found
    known = "、".join(sorted(_BY_ENDING))
    advice = _ADVICE.get(ending, f"可以读取的格式：{known}")
    what = f"暂不支持 {ending} 格式" if ending else "文件名没有扩展名，无法判断格式"
    raise DocumentRefused("unknown_format", what, where=name, remedy=advice)

"""Which format reads which file: by its ending, and by its content where that says otherwise."""

from __future__ import annotations

from pathlib import PurePath

from lantu.errors import DocumentRefused
from lantu.read.formats.delimited import CSV
from lantu.read.formats.docx import DOCX
from lantu.read.formats.extract import Format
from lantu.read.formats.html import HTML
from lantu.read.formats.markdown import MARKDOWN
from lantu.read.formats.office import DOC, ET, WPS, XLS
from lantu.read.formats.pdf import PDF
from lantu.read.formats.picture import JPEG, PNG
from lantu.read.formats.sniff import Kind, sniff
from lantu.read.formats.txt import TXT
from lantu.read.formats.xlsx import XLSX

FORMATS: tuple[Format, ...] = (
    TXT, HTML, MARKDOWN, DOCX, PDF, XLSX, CSV, DOC, WPS, XLS, ET, PNG, JPEG,
)  # fmt: skip
_BY_ENDING = {ending: form for form in FORMATS for ending in form.endings}
#: the endings of all files that may be read
ENDINGS = tuple(sorted(_BY_ENDING))
_WORD, _EXCEL = (DOC, WPS), (XLS, ET)
#: who reads this content, whatever the file is called: the format of its name, else the first
_BY_KIND: dict[Kind, tuple[Format, ...]] = {
    "pdf": (PDF,),
    "docx": (DOCX,),
    "xlsx": (XLSX,),
    "rtf": (DOC,),
    "word": _WORD,
    "excel": _EXCEL,
    "html": (HTML,),
    "image": (PNG, JPEG),
}
#: endings that users try, with what to do instead
_ADVICE = {
    ".ofd": "请用 OFD 阅读器或 WPS 转换（另存、打印）为 pdf 或 docx 再上传",
    ".odt": "请另存为 docx 再上传",
    ".ods": "请另存为 xlsx 再上传",
    ".ppt": "请把文字复制到 Word 中另存为 docx",
    ".pptx": "请把文字复制到 Word 中另存为 docx",
    ".zip": "请解压后逐个上传",
    ".rar": "请解压后逐个上传",
    ".tif": "请另存为 png、jpg 或 pdf 再上传",
    ".tiff": "请另存为 png、jpg 或 pdf 再上传",
}
_CONTENT = {
    "ofd": ("unknown_format", "内容是 OFD 版式文件", _ADVICE[".ofd"]),
    "zip": ("binary", "内容是压缩包", _ADVICE[".zip"]),
    "archive": ("binary", "内容是压缩包", _ADVICE[".zip"]),
    "sealed": ("encrypted", "文件有密码保护，无法读取", "请取消密码后另存再上传"),
    "program": ("binary", "内容是可执行程序，不是文档", "请检查文件来源，不要打开它"),
}


def format_of(name: str) -> Format:
    """The format for a file name's ending; raises DocumentRefused ``unknown_format``."""
    ending = PurePath(name).suffix.lower()
    found = _BY_ENDING.get(ending)
    if found:
        return found
    advice = _ADVICE.get(ending, f"可以读取的格式：{'、'.join(ENDINGS)}")
    what = f"暂不支持 {ending} 格式" if ending else "文件名没有扩展名，无法判断格式"
    raise DocumentRefused("unknown_format", what, where=name, remedy=advice)


def format_for(name: str, data: bytes) -> Format:
    """The format for a file with this name and content.

    A .docx that is called .txt is read as what it is. Raises DocumentRefused ``unknown_format``,
    ``encrypted`` (an office file with a password) or ``binary`` (a program, an archive).
    """
    named = format_of(name)
    kind = sniff(data)
    if kind in _CONTENT and not (kind == "zip" and named in (DOCX, XLSX)):
        code, message, remedy = _CONTENT[kind]
        raise DocumentRefused(code, message, where=name, remedy=remedy)
    if kind == "text":
        return _for_text(named, data)
    readers = _BY_KIND.get(kind, (named,))
    return named if named in readers else readers[0]


def _for_text(named: Format, data: bytes) -> Format:
    """Systems export text under the names of office files."""
    if b"\x00" in data[:4096]:
        return named
    if named in _EXCEL:
        return CSV
    return TXT if named in _WORD else named

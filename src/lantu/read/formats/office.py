"""Old office files (.doc, .wps, .xls, .et, .rtf): LibreOffice makes new ones of them.

It runs without windows, with a profile of its own in which macros and links to elsewhere are off,
within a time limit; where it is not installed the refusal says so.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from lantu.errors import DocumentRefused
from lantu.read.formats.docx import read_docx
from lantu.read.formats.extract import Extract, Format
from lantu.read.formats.sniff import sniff
from lantu.read.formats.xlsx import read_xlsx
from lantu.read.limits import more_time

#: seconds for one file
_SECONDS = 30
#: LibreOffice ends so when it has just made its profile and wants to be started again
_AGAIN = 81
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Office.Writer/Content/Update", "Link", "0"),
)
#: where the first stream of an old file usually begins, and what a Word text begins with there
_FIRST, _WORD_MAGIC = 512, b"\xec\xa5"
#: record of a password behind the first record of a workbook
_FILE_PASS = b"\x2f\x00"
_RICH = b"{\\rtf"
_BRACES = re.compile(rb"(?<!\\)[{}]")
#: groups inside groups; documents that people write stay under 30
_DEEPEST = 500


def find_office() -> str | None:
    """LibreOffice's program, or None where it is not installed."""
    script = shutil.which("soffice") or shutil.which("libreoffice")
    if script is None:
        return None
    program = Path(script).resolve().with_name("soffice.bin")
    return str(program) if program.exists() else script


def read_old_text(data: bytes, where: str) -> Extract:
    """A text document (.doc, .wps, .rtf) by way of .docx.

    Raises DocumentRefused: ``needs_office``, ``encrypted``, ``broken``, ``timeout`` and what
    :func:`read_docx` raises.
    """
    if data.startswith(_RICH):
        _refuse_nesting(data, where)
        return read_docx(_converted(data, where, "docx", "Rich Text Format"), where)
    _refuse_unsound(data, where)
    return read_docx(_converted(data, where, "docx", "MS Word 97"), where)


def read_old_sheet(data: bytes, where: str) -> Extract:
    """A workbook (.xls, .et) by way of .xlsx; raises as :func:`read_old_text`."""
    _refuse_unsound(data, where)
    return read_xlsx(_converted(data, where, "xlsx", "MS Excel 97"), where)


def _refuse_nesting(data: bytes, where: str) -> None:
    depth = 0
    for mark in _BRACES.finditer(data):
        depth += 1 if mark[0] == b"{" else -1
        if depth > _DEEPEST:
            raise _broken(where, f"RTF 的分组嵌套超过 {_DEEPEST} 层")


def _refuse_unsound(data: bytes, where: str) -> None:
    """What is no office file at all (LibreOffice would read it as signs), or has a password: a
    flag in a Word text, a record in a workbook."""
    if sniff(data) not in ("word", "excel"):
        raise _broken(where, "不是完整的旧版 Office 文件")
    first = data[_FIRST : _FIRST + 64]
    word = first.startswith(_WORD_MAGIC) and bool(first[11] & 1)
    after = 4 + int.from_bytes(first[2:4], "little")
    book = first.startswith(b"\x09\x08") and first[after : after + 2] == _FILE_PASS
    if word or book:
        raise DocumentRefused(
            "encrypted", "文件有密码保护，无法读取", where=where, remedy="请取消密码后另存再上传"
        )


def _converted(data: bytes, where: str, wanted: str, reader: str) -> bytes:
    program = find_office()
    if program is None:
        raise DocumentRefused(
            "needs_office",
            "读取旧版 Office、WPS 文件需要 LibreOffice，这台服务器没有安装",
            where=where,
            remedy=f"请另存为 {wanted} 再上传，或请管理员安装 LibreOffice",
        )
    with tempfile.TemporaryDirectory(prefix="lantu-office-") as name:
        folder = Path(name)
        source = folder / ("source.doc" if wanted == "docx" else "source.xls")
        source.write_bytes(data)
        _make_profile(folder / "profile" / "user")
        _convert(program, source, wanted, reader, where)
        made = source.with_suffix(f".{wanted}")
        if not made.exists():
            raise _broken(where, "LibreOffice 打不开这个文件，可能已损坏或有密码")
        return made.read_bytes()


def _make_profile(folder: Path) -> None:
    """Settings of an own profile: nothing runs, nothing is fetched."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _convert(program: str, source: Path, wanted: str, reader: str, where: str) -> None:
    folder = source.parent
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        f"--infilter={reader}", "--convert-to", wanted, "--outdir", str(folder), str(source),
    ]  # fmt: skip
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    more_time(_SECONDS)  # the limit goes over to what is started
    try:
        for _ in range(2):
            done = subprocess.run(
                command, env=environment, cwd=folder, stdin=subprocess.DEVNULL,
                capture_output=True, timeout=_SECONDS, check=False,
            )  # fmt: skip
            if done.returncode != _AGAIN:
                return
    except subprocess.TimeoutExpired as error:
        raise DocumentRefused(
            "timeout",
            f"LibreOffice 转换超过 {_SECONDS} 秒，已中止",
            where=where,
            remedy=f"请另存为 {wanted} 再上传",
        ) from error


def _broken(where: str, message: str) -> DocumentRefused:
    return DocumentRefused(
        "broken",
        message,
        where=where,
        remedy="请用 Word、Excel 或 WPS 打开后另存为 docx 或 xlsx",
    )


DOC = Format("doc", (".doc", ".dot", ".rtf"), read_old_text)
WPS = Format("wps", (".wps", ".wpt"), read_old_text)
XLS = Format("xls", (".xls", ".xlt"), read_old_sheet)
ET = Format("et", (".et", ".ett"), read_old_sheet)

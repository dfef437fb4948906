"""What a refusal says in another language than Chinese.

The core words its errors in Chinese, with line and figure. Elsewhere the page says the same by the
error's code, without those details; a code without words keeps its Chinese text.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lantu.errors import LantuError

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words = tuple["str | _StrPromise", "str | _StrPromise"]

#: What is wrong, and what to do, by the error's code.
WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "binary": (_("这不是文字文件"), _("请提供文字版的文档")),
        "bomb": (_("文件解压后异常庞大，不予读取"), _("请打开后重新另存")),
        "broken": (_("文件内容已损坏，无法读取"), _("请打开后重新另存再上传")),
        "changed_file": (_("文件在读取期间被改动"), _("请等文件写完再收入")),
        "changed_meanwhile": (
            _("这条记录在您打开之后已被他人修改"),
            _("请重新打开，核对后再改"),
        ),
        "crashed": (_("文件内容使读取程序出错"), _("请用办公软件打开后另存为新文件再试")),
        "empty": (_("文件里没有文字"), _("请检查文件内容；如果内容是图片，请提供文字版")),
        "encoding": (_("文件里有无法解码的字节"), _("请另存为 UTF-8 编码的文本文件")),
        "encrypted": (_("文件有密码保护，无法读取"), _("请取消密码后另存再上传")),
        "memory": (_("读取文件所需内存超过上限"), _("请拆分文件，或另存为新文件再试")),
        "mixed_encoding": (_("文件混用了两种编码"), _("请用一种编码（建议 UTF-8）重新保存")),
        "needs_ocr": (
            _("文件是扫描图像，这台服务器没有安装文字识别"),
            _("请提供文字版，或请管理员安装识别组件"),
        ),
        "needs_office": (
            _("读取旧版 Office、WPS 文件需要 LibreOffice，这台服务器没有安装"),
            _("请另存为 docx 或 xlsx，或请管理员安装"),
        ),
        "nesting": (_("内容嵌套太深，不是正常的文档"), _("请把正文另存为 docx")),
        "no_value": (
            _("公式没有保存计算结果"),
            _("请用 Excel 或 WPS 打开并保存一次，或把公式粘贴为数值"),
        ),
        "timeout": (_("读取文件超过时限"), _("请拆分文件，或另存为新文件再试")),
        "too_large": (_("文件超过大小上限"), _("请拆分文件，或删去其中的图片后再上传")),
        "too_long": (_("文字太长"), _("请按章拆分后再上传")),
        "too_many_cells": (_("表格的单元格太多"), _("请只保留需要的行和列，或拆分后再上传")),
        "too_many_pages": (_("文件页数太多"), _("请按章拆分后再上传")),
        "unknown_format": (_("不能读取这种格式的文件"), _("请另存为 docx、pdf、xlsx 或 txt")),
        "unknown_plan": (_("没有这个代号的规划"), _("请先登记这个规划，或改正代号")),
        "unreadable": (_("文件打不开"), _("请检查文件是否存在、是否有读取权限")),
        "unreadable_file": (_("文件打不开"), _("请检查文件是否存在、是否有读取权限")),
    }
)


def refusal_words(error: LantuError) -> Words:
    """What is wrong, and what to do, in the language of the page."""
    chinese = (get_language() or "zh").startswith("zh")
    own = (error.message, error.remedy)
    return own if chinese else WORDS.get(error.code, own)

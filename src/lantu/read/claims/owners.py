"""Attributes and their owners: 签约项目25个，投资额284亿元; 总投资49亿元的输水工程."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.read.claims.counted import clean_right
from lantu.read.claims.heads import head_of
from lantu.read.claims.lexicon import VALUE_HEADS, word_set
from lantu.read.claims.nouns import owner_noun
from lantu.read.claims.slots import Slot
from lantu.read.claims.state import State
from lantu.read.claims.words import strip_verbs

#: Attributes that are whole indicators where a sentence begins with them.
_STANDING_ALONE = word_set("standing_alone")
#: Attributes that belong to another value only where that has the same head (存款余额, 贷款余额).
_OWN_TOTALS = frozenset(("贷款余额", "存款余额", "税收收入"))
_TOTALS = frozenset(("总量", "总数", "数量", "总户数"))
_RATIOS = ("率", "比重", "占比", "增速")
_RATES = frozenset(("增速", "增幅", "占比", "比重", "规模"))
_OWNERSHIP = re.compile(
    r"^(?:国有|集体|股份|私营|私人|民营|外商|港澳台|大型|大中型|中型|小型|微型|小微|非公有制).*企业"
)


def owner_ahead(near: Sequence[Slot]) -> str:
    """What attributes before it belong to: 总投资49亿元、全长222公里的输水工程 → 输水工程.

    ``near`` are the slots from the attribute's own on; those of its clause are looked at.
    """
    later = [slot for slot in near if slot.clause == near[0].clause]
    for slot, after in zip(later, [*later[1:], None], strict=True):
        reached = slot.right == "的" or (not slot.right and after and after.left == "的")
        if reached and after is not None:
            return owner_noun(clean_right(after.right))
        if slot.right.startswith("的"):
            return owner_noun(slot.right[1:])
    return ""


def owner_of(state: State, attribute: str) -> str:
    """Whose an attribute is: the thing last named in its sentence, else the sentence's context."""
    if state.ahead:
        return state.ahead
    same_head = head_of(state.topic)[-2:] == attribute[-2:]
    if attribute in _OWN_TOTALS and not same_head:
        return ""
    if state.opened:
        owner = state.thing or state.topic
        return "" if owner.endswith(_RATIOS) and attribute in _STANDING_ALONE else owner
    if state.context:
        return state.context
    if attribute in _STANDING_ALONE and not same_head:
        return ""
    return state.topic or state.thing


def owned(thing: str, attribute: str) -> str:
    """An attribute with its owner: 项目 + 总投资; a value the owner's name ends with gives way."""
    if thing.endswith(attribute):
        return thing
    if attribute in _TOTALS:
        return strip_verbs(thing) + attribute
    if not attribute or attribute in _RATES:
        return thing + attribute
    head = head_of(thing)
    if head in VALUE_HEADS and len(head) < len(thing):
        thing = thing[: -len(head)]
    return thing + attribute


def broken_down(parent: str, name: str) -> str:
    """A part of what 其中 breaks down, completed by it; "" where the part stands for itself."""
    head, own = head_of(parent), head_of(name)
    if head not in VALUE_HEADS or (own and not (own in VALUE_HEADS and _OWNERSHIP.match(name))):
        return ""
    front = parent[: -len(head)]
    if not own and len(name) > 2 and front.endswith(name[-2:]):  # 政府债务余额，其中一般债务
        return name + head
    if "企业" in name:
        front = front.removesuffix("企业")
    return front + name + ("" if own else head)


_BALANCE = re.compile(r"(?:总?(?:收入|支出)(?:总计|合计)?)$")
_ACCOUNTS = ("预算", "基金", "财政", "保险", "本级")


def account_of(name: str) -> str:
    """The account whose side a name is: 一般公共预算 of 一般公共预算总收入; "" for others."""
    side = _BALANCE.search(name)
    account = name[: side.start()] if side else ""
    return account if account.endswith(_ACCOUNTS) else ""


def counterpart(account: str, name: str) -> str:
    """A side of the account spoken of: 总支出 of 一般公共预算; "" where a name is no bare side."""
    return account + name if account and _BALANCE.fullmatch(name) else ""


_COLLECTING = ("税务部门", "财政部门", "海关")
_OF_RESIDENTS = re.compile(r"^.*居民(?=人均)")


def of_same(before: str, name: str) -> str:
    """What goes on speaking of those before: residents' 人均支出, 税务部门 of a revenue; or ""."""
    if name.endswith(_COLLECTING) and before.endswith("收入"):
        return name + before.rpartition("部门")[2]
    residents = _OF_RESIDENTS.match(before) if name.startswith("人均") else None
    return residents[0] + name if residents else ""


def of_people(whole: str, name: str) -> str:
    """A part of the registered people: after 户籍人口, 城镇人口 is 户籍城镇人口; or ""."""
    registered = whole.startswith("户籍") and whole.endswith("人口")
    return "户籍" + name if registered and name.endswith("人口") and "户籍" not in name else ""

"""Definition files: YAML that knows the line of each of its values, checked against a schema.

Catalogue, city and playbook files are written by hand, so a mistake in one is answered with file,
line and what to do. A key that the schema does not know is a mistake, and so is a key given twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from lantu.errors import DefinitionRefused

Location = tuple[int | str, ...]

#: The C reader is about eight times faster; a build of PyYAML without it has only the other.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: What a value must be, by pydantic's type of fault; ``{…}`` is filled in from the fault.
_EXPECTED = {
    "string_type": "应为文字",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "tuple_type": "应为列表，写作 [甲, 乙]",
    "dict_type": "应为“名称: 内容”的对应表",
    "model_type": "应为“名称: 内容”的对应表",
    "greater_than_equal": "不得小于 {ge}",
    "less_than_equal": "不得大于 {le}",
    "string_too_short": "不得少于 {min_length} 个字",
    "too_short": "不得少于 {min_length} 项",
    "string_pattern_mismatch": "不符合写法 {pattern}",
}


class Entry(BaseModel):
    """Base of all entries of definition files: unknown keys are refused, entries do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


E = TypeVar("E", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Definition:
    """A file's plain data and, for each value's path in it, the line where it stands."""

    path: Path
    data: Any
    lines: dict[Location, int]

    def where(self, location: Location = ()) -> str:
        """File and line of a value, or of the nearest value around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return f"{self.path}:{self.lines.get(location, 1)}"

    def refuse(
        self, code: str, message: str, remedy: str, location: Location = ()
    ) -> DefinitionRefused:
        """The error that names this file and the line of ``location``."""
        return DefinitionRefused(code, message, where=self.where(location), remedy=remedy)

    def check(self, schema: type[E]) -> E:
        """The data as ``schema``; raises ``DefinitionRefused`` for the first fault in the file."""
        try:
            return schema.model_validate(self.data)
        except ValidationError as error:
            faults = error.errors(include_url=False)
            first = min(faults, key=lambda fault: self._line(fault["loc"]))
            raise self._told(first) from error

    def _line(self, location: Location) -> int:
        return int(self.where(location).rsplit(":", 1)[1])

    def _told(self, fault: ErrorDetails) -> DefinitionRefused:
        location = tuple(part for part in fault["loc"] if part != "[key]")
        name = next((part for part in reversed(location) if isinstance(part, str)), "")
        context = fault.get("ctx", {})
        if "remedy" in context:  # a schema's own rule says itself what to do
            return self.refuse(fault["type"], fault["msg"], context["remedy"], location)
        match fault["type"]:
            case "extra_forbidden":
                return self.refuse(
                    "definition-unknown-key",
                    f"未知的字段“{name}”",
                    "请改正字段名或删去这一行",
                    location,
                )
            case "missing":
                return self.refuse(
                    "definition-missing-key", f"缺少字段“{name}”", "请补上这个字段", location
                )
            case "literal_error":
                expected = context.get("expected", "").replace(" or ", ", ").replace("'", "")
                return self.refuse(
                    "definition-bad-value",
                    f"“{name}”的值“{fault['input']}”不在允许的范围内",
                    f"可用的值：{expected}",
                    location,
                )
            case kind:
                expected = _EXPECTED[kind].format(**context) if kind in _EXPECTED else fault["msg"]
                return self.refuse(
                    "definition-bad-value",
                    f"“{name}”的值有误：{expected}",
                    "请按说明改正",
                    location,
                )


def read_definition(path: Path) -> Definition:
    """Read a YAML file with the line of each value.

    Raises ``DefinitionRefused`` (codes ``definition-unreadable``, ``definition-not-yaml``,
    ``definition-empty``, ``definition-duplicate-key``).
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DefinitionRefused(
            "definition-unreadable",
            f"无法读取定义文件：{error}",
            where=str(path),
            remedy="请确认文件存在且为 UTF-8 编码",
        ) from error
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise DefinitionRefused(
            "definition-not-yaml",
            f"不是有效的 YAML：{getattr(error, 'problem', None) or error}",
            where=f"{path}:{line}",
            remedy="请检查缩进、冒号和引号",
        ) from error
    definition = Definition(path, None, {})
    if node is None:
        raise definition.refuse("definition-empty", "文件是空的", "请写入定义或删去文件")
    data = _plain(node, (), definition)
    return Definition(path, data, definition.lines)


def _plain(node: yaml.Node, location: Location, definition: Definition) -> Any:
    """A node as plain data; notes the line of every value on the way."""
    definition.lines[location] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, location, definition)
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(child, (*location, position), definition)
            for position, child in enumerate(node.value)
        ]
    return yaml.constructor.SafeConstructor().construct_object(node)


def _mapping(node: yaml.MappingNode, location: Location, definition: Definition) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in result:
            definition.lines[(*location, key)] = key_node.start_mark.line + 1
            raise definition.refuse(
                "definition-duplicate-key",
                f"字段“{key}”写了两次",
                "请只保留一个",
                (*location, key),
            )
        result[key] = _plain(value_node, (*location, key), definition)
        definition.lines[(*location, key)] = key_node.start_mark.line + 1
    return result

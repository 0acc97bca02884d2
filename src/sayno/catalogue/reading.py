"""Reading catalogue files: YAML 1.2 in, nouns out; a broken file is refused with file, line and field."""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

N = TypeVar("N", bound=BaseModel)


class BrokenFile(ValueError):
    """A file does not say what its schema expects. One line for each fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class _Loader(yaml.CSafeLoader):
    """YAML 1.2's core schema: ``on``, ``off``, ``NO`` and dates are plain text; a key stands once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key '{key.value}' stands here twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), ["t", "f"])


def read(path: Path, noun: type[N]) -> N:
    """Read one file as a noun.

    Raises :class:`BrokenFile` with a line ``file:line: field: what was expected`` for each fault, also where
    the file cannot be read at all.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BrokenFile([f"{path}: {(error.strerror or 'cannot be read').lower()}"]) from error
    except UnicodeDecodeError as error:
        raise BrokenFile([f"{path}: not UTF-8 text"]) from error
    try:
        loader = _Loader(text)
        tree = loader.get_single_node()
        data = loader.construct_document(tree) if tree else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise BrokenFile([f"{path}:{mark.line + 1 if mark else 1}: {error.problem}"]) from error
    except yaml.YAMLError as error:
        raise BrokenFile([f"{path}:1: not YAML: {error}"]) from error
    try:
        return noun.model_validate(data)
    except ValidationError as error:
        raise BrokenFile([_fault(path, tree, dict(e)) for e in error.errors()]) from error


def _fault(path: Path, tree: yaml.Node | None, error: dict[str, Any]) -> str:
    line, field = _locate(tree, error["loc"])
    given = error.get("input")
    shown = f", not {given!r}" if isinstance(given, str | int | float | bool) else ""
    return f"{path}:{line}: {field or 'file'}: {error['msg'][0].lower()}{error['msg'][1:]}{shown}"


def _locate(tree: yaml.Node | None, loc: tuple[str | int, ...]) -> tuple[int, str]:
    """The line of the deepest part of ``loc`` that exists, and its dotted name.

    Pydantic puts the tag of a discriminated union into its path; such a part is not in the file.
    """
    node, line, names = tree, tree.start_mark.line + 1 if tree else 1, []
    for position, part in enumerate(loc):
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == part), None)
            if found is None:
                if position == len(loc) - 1:
                    names.append(str(part))
                continue
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            continue
        names.append(str(part))
    return line, ".".join(names)

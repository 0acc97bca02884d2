"""The JSON Schemas say what the nouns say, in words that other programs understand."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sayno import catalogue
from sayno.model.base import Noun

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = sorted((ROOT / "schemas").glob("*.schema.json"))


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")))


def as_json(noun: Noun) -> dict[str, object]:
    return json.loads(noun.model_dump_json(by_alias=True))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_a_schema_is_a_valid_one_and_refuses_unknown_fields(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert list(Draft202012Validator(schema).iter_errors({"surprise": 1}))


def test_the_catalogue_fits_its_schemas() -> None:
    declaration, topic = validator("declaration"), validator("topic")
    for service in catalogue.services():
        declaration.validate(as_json(service))
    for one in catalogue.topics():
        topic.validate(as_json(one))
    validator("laws").validate(as_json(catalogue.laws()))
    validator("deals").validate(as_json(catalogue.deals()))

"""Write a JSON Schema into schemas/ for every noun that stands in a file of its own."""

import json
import sys

from generated import ROOT, main
from pydantic import BaseModel

from sayno.model.audit import Audit, Study
from sayno.model.deal import Deals
from sayno.model.law import Laws
from sayno.model.replica import Replica
from sayno.model.service import Declaration
from sayno.model.topic import Topic
from sayno.model.walk import Walk

NOUNS: tuple[type[BaseModel], ...] = (Declaration, Topic, Laws, Deals, Replica, Walk, Audit, Study)


def schema(noun: type[BaseModel]) -> str:
    """The schema of a noun as the text of its file."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | noun.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main(__doc__, {ROOT / "schemas" / f"{n.__name__.lower()}.schema.json": schema(n) for n in NOUNS}))

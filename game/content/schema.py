"""The JSON Schema of scenario files, for editors: made from the models, so that it says what they say."""

from __future__ import annotations

from typing import Any

from game.content.fields import SCENARIO_ID_PATTERN
from game.content.models import LIST_SECTIONS, Content


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file.

    Any file may hold any sections, and a child any part of an entry, so nothing but ids is required.
    """
    made = Content.model_json_schema()
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Scenario"
    made.pop("required", None)
    for part in made["$defs"].values():
        part["required"] = [name for name in part.get("required", ()) if name == "id"]
    head = made["$defs"]["ScenarioPart"]["properties"]
    head["extends"] = {"type": ["string", "null"], "pattern": SCENARIO_ID_PATTERN}
    head["files"] = {"type": "array", "items": {"type": "string"}}
    ids = {"type": "array", "items": {"type": "string"}}
    made["properties"]["remove"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(LIST_SECTIONS, ids),
    }
    return made

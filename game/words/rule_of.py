"""The rule behind a reason: by its code, the number under which the rule book explains it."""

from __future__ import annotations

_RULES: dict[str, tuple[str, ...]] = {
    "2.05": ("loyal", "loyalty_gain", "loyalty_loosened", "loyalty_up"),
    "3.23": ("place_gained", "own_vote"),
    "4.01": ("recommended", "entrenched", "ground", "own_wish", "vacant", "standing", "record", "nobody_named"),
    "4.40": ("hold_strength", "resolve", "what_is_asked"),
    "5.02": ("patron", "patron_not"),
    "5.03": ("of_mover", "of_target", "myself", "my_man", "own_motion", "name"),
    "5.04": ("nearer", "line", "distance"),
    "5.05": ("gain", "fear", "counterweight", "mover_gain", "his_master"),
    "5.06": ("wave", "called"),
    "5.07": ("discipline", "severity", "case_base", "deviation"),
    "5.08": ("want",),
    "5.10": ("unity", "rank_and_file", "theses"),
    "5.11": ("wrong", "same_side"),
    "5.12": ("measure", "need", "cost"),
    "5.16": ("origin",),
    "5.17": ("spoke", "floor"),
    "6.03": ("tide", "no_threat"),
    "6.04": ("danger", "cover", "too_strong", "other_target", "pride"),
    "6.07": ("trust", "trust_lost", "he_remembers"),
    "6.09": ("in_bloc", "with_mover", "with_target", "platform", "pact"),
    "6.10": ("caucus",),
    "6.12": ("plight", "cured"),
    "6.13": ("stake",),
    "6.14": ("trade", "price", "vote_needed", "sold_already"),
}
_OF = {code: number for number, codes in _RULES.items() for code in codes}


def rule_of(code: str) -> str:
    """Return the number of the rule that explains a reason, an empty string where none does by itself."""
    return _OF.get(code, "")


__all__ = ["rule_of"]

"""How Russian names of people change by case: surnames and first names, of men and of women.

Names the rules would get wrong are given their forms in a scenario's overlay.
"""

from __future__ import annotations

from functools import lru_cache

from game.words.cases import CASES

_ADJECTIVE = ("ого", "ому", "ого", "ым", "ом")
_AFTER_K = ("ого", "ому", "ого", "им", "ом")
_SOFT_ADJECTIVE = ("его", "ему", "его", "им", "ем")
_HUSHING = "жшчщ"
_VOWELS = "аеёиоуыэюя"
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
# First parts of double names that stay as they are.
_FIXED = frozenset(("Бонч", "Кара", "Тер", "Мир", "Ван", "Фон", "Де", "Ди"))
# First names whose stem changes.
_STEMS = {"Лев": "Льв", "Пётр": "Петр", "Павел": "Павл", "Петр": "Петр"}


@lru_cache(maxsize=2048)
def declined(name: str, female: bool = False) -> dict[str, str]:
    """Return the cases of a name; its last word is a surname, those before it are first names and patronymic."""
    words = name.split()
    if not words or not any("а" <= letter <= "я" or letter == "ё" for letter in name.lower()):
        return {}
    changed = [first_name(word, female) for word in words[:-1]] + [surname(words[-1], female)]
    return {case: " ".join(forms[n] for forms in changed) for n, case in enumerate(CASES)}


def surname(word: str, female: bool = False) -> tuple[str, ...]:
    """Return a surname in the five cases beside the nominative."""
    if "-" in word:
        first, _, rest = word.partition("-")
        head = (first,) * 5 if first in _FIXED else surname(first, female)
        return tuple(f"{a}-{b}" for a, b in zip(head, surname(rest, female), strict=True))
    return _woman(word) if female else _man(word)


def _woman(word: str) -> tuple[str, ...]:
    if word.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return _with(word[:-1], ("ой", "ой", "у", "ой", "ой"))
    if word.endswith("ая"):
        return _with(word[:-2], ("ой", "ой", "ую", "ой", "ой"))
    if word.endswith("яя"):
        return _with(word[:-2], ("ей", "ей", "юю", "ей", "ей"))
    return _in_a(word) if word[-1:] in "ая" else (word,) * 5


def _man(word: str) -> tuple[str, ...]:
    low = word.lower()
    if low.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return _with(word, ("а", "у", "а", "ым", "е"))
    if low.endswith(("кий", "гий", "хий")):
        return _with(word[:-2], _AFTER_K)
    if low.endswith(("чий", "щий", "жий", "ший", "ний")):
        return _with(word[:-2], _SOFT_ADJECTIVE)
    if low.endswith("ый"):
        return _with(word[:-2], _ADJECTIVE)
    if low.endswith("ой") and len(low) > 4:
        return _with(word[:-2], _AFTER_K if low[-3] in "гкх" else _ADJECTIVE)
    if low.endswith(("их", "ых")):
        return (word,) * 5
    if len(low) > 4 and low.endswith(("ец", "ок")) and low[-3] in _CONSONANTS:  # the vowel falls out
        return _with(word[:-2] + word[-1], ("а", "у", "а", "ом", "е"))
    return _noun(word)


def _noun(word: str) -> tuple[str, ...]:
    """Return what changes as a noun does: by its last letter."""
    last = word[-1:].lower()
    if last in "ая":
        return _in_a(word)
    if last == "ь":
        return _with(word[:-1], ("я", "ю", "я", "ем", "е"))
    if last == "й":
        return _with(word[:-1], ("я", "ю", "я", "ем", "и" if word[-2:-1] == "и" else "е"))
    if last in _CONSONANTS:
        return _with(word, ("а", "у", "а", "ем" if last in _HUSHING + "ц" else "ом", "е"))
    return (word,) * 5


def _in_a(word: str) -> tuple[str, ...]:
    stem, before = word[:-1], word[-2:-1].lower()
    if before in _VOWELS and word.endswith("а"):  # Моруа, Гулиа
        return (word,) * 5
    if word.endswith("ия"):
        return _with(stem, ("и", "и", "ю", "ей", "и"))
    if word.endswith("я"):
        return _with(stem, ("и", "е", "ю", "ей", "е"))
    return _with(
        stem, ("и" if before in _HUSHING + "гкх" else "ы", "е", "у", "ей" if before in _HUSHING + "ц" else "ой", "е")
    )


def first_name(word: str, female: bool = False) -> tuple[str, ...]:
    """Return a first name or a patronymic in the five cases beside the nominative."""
    if word.endswith(".") or (female and word[-1:].lower() in _CONSONANTS):
        return (word,) * 5
    if word in _STEMS:
        return _with(_STEMS[word], ("а", "у", "а", "ом", "е"))
    if word in ("Ильич", "Лукич", "Кузьмич", "Фомич"):
        return _with(word, ("а", "у", "а", "ом", "е"))
    if word == "Илья":
        return _with("Иль", ("и", "е", "ю", "ёй", "е"))
    if female and word.endswith("ь"):
        return _with(word[:-1], ("и", "и", "ь", "ью", "и"))
    return _noun(word)


def _with(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings)


def is_woman(full: str) -> bool:
    """Tell from the patronymic of a full name whether it is a woman's."""
    return any(word.endswith(("вна", "ична", "инична")) for word in full.split()[1:-1])


__all__ = ["declined", "first_name", "is_woman", "surname"]

"""The house rules of the code: floors, what the engine may import, no floats, no unordered things, sizes, docstrings."""

from __future__ import annotations

import ast
import gc
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from game.play import actions
from game.play.action import ACTIONS, FREE, OPERATIONS, STAFF
from game.play.motion import KINDS
from game.world.kinds import MOTION_NAMES

ROOT = Path(__file__).resolve().parent.parent
GAME = ROOT / "game"
ENGINE = ("world", "rules", "play", "rivals")

# What each part of the game may import of the others; a part may always import itself.
FLOORS: dict[str, set[str]] = {
    "world": set(),
    "rules": {"world"},
    "play": {"rules", "world"},
    "rivals": {"play", "rules", "world"},
    "public": {"world"},
    "halls": {"play", "rules", "world"},
    "session": {"foreseen", "forks", "halls", "notes", "public", "rivals", "play", "rules", "world"},
    "notes": set(),
    "forks": set(),
    "files": set(),
    "environment": set(),
    "language": {"files", "world"},
    "content": {"play", "rules", "world", "files", "language"},
    "savefile": {"files", "forks", "notes", "session", "play", "world"},
    "savefit": {"play", "rules", "world"},
    "save": {"forks", "savefile", "savefit", "session", "content", "files", "notes", "play", "world"},
    "rewind": {"files", "forks", "save", "savefile", "session"},
    "advice": {"play", "rules", "world"},
    "foreseen": {"advice", "play", "rules", "world"},
    "words": {"advice", "forks", "language", "session", "files", "play", "rules", "world"},
    "doctor": {"environment", "files"},
    "desktop": {"environment", "files"},
    "lab": {
        "content", "files", "language", "play", "rivals", "rules", "save", "savefile", "session", "advice", "environment",
        "words", "world",
    },
    "text": {
        "advice", "content", "environment", "files", "forks", "language", "notes", "play", "rewind", "rivals", "rules", "save", "savefile",
        "session", "words", "world",
    },
    "ui": {
        "advice", "content", "environment", "files", "forks", "lab", "language", "notes", "play", "rewind", "rivals", "rules", "save",
        "savefile", "session", "words", "world",
    },
    "cli": {"environment", "files", "language"},  # the rest only behind the command that needs it, by name
    "__main__": {"cli"},
}  # fmt: skip
# Files that are run as a process of their own to measure the window: nobody imports them, so no floor leans on them.
PROCESSES = ("game/lab/window.py",)
# The short list of the standard library that the engine may use.
STANDARD = {"__future__", "bisect", "collections.abc", "dataclasses", "functools", "hashlib", "itertools", "json", "operator", "typing"}

LONGEST = 450  # lines of a file that can still be read at one go


def sources(*parts: str) -> list[Path]:
    """Return the Python files of parts of the game, of all if none is named."""
    wanted = parts or ("",)
    return sorted(path for part in wanted for path in (GAME / part).rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree_of(path)))


@pytest.fixture(scope="module", autouse=True)
def whole_trees() -> Iterator[None]:
    """Look for no garbage among the trees, which are many objects, and let go of them at the end."""
    gc.disable()
    yield
    for kept in (imports, nodes_of, tree_of):
        kept.cache_clear()
    gc.enable()


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part_of(path: Path) -> str:
    return path.relative_to(GAME).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> tuple[tuple[int, str], ...]:
    """Return the line and full name of every module a file imports, wherever the import stands."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{shown(path)}:{node.lineno}: imports are written in full"
            if node.module == "game":
                for name in node.names:
                    yield node.lineno, f"game.{name.name}"
            else:
                yield node.lineno, node.module or ""


def test_each_floor_imports_only_the_floors_below_it() -> None:
    wrong = []
    for path in sources():
        part = part_of(path)
        if part == "__init__" or shown(path) in PROCESSES:
            continue
        assert part in FLOORS, f"'{part}' has no floor yet: name it in FLOORS and say what it may import"
        for line, name in imports(path):
            if not name.startswith("game."):
                continue
            other = name.split(".")[1]
            if other not in (part, "__version__") and other not in FLOORS[part]:
                wrong.append(f"{shown(path)}:{line}: {part} imports {other}")
    assert wrong == []


def test_nobody_imports_what_is_run_as_a_process() -> None:
    modules = {name.removesuffix(".py").replace("/", ".") for name in PROCESSES}
    assert [(shown(path), name) for path in sources() for _, name in imports(path) if name in modules] == []


def test_the_floors_have_no_circle() -> None:
    low: set[str] = set()
    left = dict(FLOORS)
    while left:
        free = [part for part, below in left.items() if below <= low]
        assert free, f"these need each other: {', '.join(sorted(left))}"
        low.update(free)
        for part in free:
            del left[part]


def test_the_engine_uses_a_short_list_of_the_standard_library_and_nothing_else() -> None:
    wrong = [
        f"{shown(path)}:{line}: {name}"
        for path in sources(*ENGINE)
        for line, name in imports(path)
        if not name.startswith("game.") and name not in STANDARD
    ]
    assert wrong == []


def test_only_the_window_knows_pygame() -> None:
    wrong = [
        f"{shown(path)}:{line}"
        for path in sources()
        if part_of(path) != "ui" and shown(path) not in PROCESSES
        for line, name in imports(path)
        if name.split(".")[0] == "pygame"
    ]
    assert wrong == []
    assert any(name.split(".")[0] == "pygame" for path in sources("ui") for _, name in imports(path))


def test_the_engine_counts_in_whole_numbers() -> None:
    wrong = []
    for path in sources(*ENGINE):
        for node in nodes_of(path):
            if isinstance(node, ast.Constant) and isinstance(node.value, (float, complex)):
                wrong.append(f"{shown(path)}:{node.lineno}: {node.value}")
            elif isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Div):
                wrong.append(f"{shown(path)}:{node.lineno}: true division")
            elif isinstance(node, ast.Call) and _called(node) in ("float", "round", "fsum", "sqrt"):
                wrong.append(f"{shown(path)}:{node.lineno}: {_called(node)}()")
    assert wrong == []


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _is_unordered(node: ast.expr) -> bool:
    """Tell whether an expression is plainly a set: a literal, a comprehension, `set(...)`, or one joined with another."""
    if isinstance(node, (ast.Set, ast.SetComp)):
        return True
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.BitOr, ast.BitAnd, ast.Sub)):
        return _is_unordered(node.left) or _is_unordered(node.right)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("set", "frozenset")


# What may be done with a set without asking for its order.
_ORDERLESS = {"sorted", "len", "set", "frozenset", "any", "all", "min", "max", "sum"}


def unordered_uses(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """Yield places where the order of a set could matter: loops, comprehensions, and calls that keep the order."""
    nodes = tuple(nodes)
    named = {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and _is_unordered(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    harmless: set[int] = set()
    for node in nodes:
        if isinstance(node, ast.Call) and _called(node) in _ORDERLESS:
            harmless.update(id(argument) for argument in node.args)
    for node in nodes:
        looped: list[ast.expr] = []
        if isinstance(node, ast.For):
            looped = [node.iter]
        elif isinstance(node, (ast.ListComp, ast.GeneratorExp, ast.DictComp)) and id(node) not in harmless:
            looped = [part.iter for part in node.generators]
        elif isinstance(node, ast.Call) and _called(node) in ("list", "tuple", "enumerate", "zip", "map", "join", "extend"):
            looped = list(node.args)
        for expression in looped:
            if _is_unordered(expression) or (isinstance(expression, ast.Name) and expression.id in named):
                yield expression.lineno, ast.unparse(expression)


def test_the_engine_never_asks_for_the_order_of_a_set() -> None:
    wrong = [f"{shown(path)}:{line}: {text}" for path in sources(*ENGINE) for line, text in unordered_uses(nodes_of(path))]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("for x in {1, 2}: pass", 1),
        ("a = set(b)\nfor x in a: pass", 1),
        ("a = list({1, 2})", 1),
        ("a = [x for x in frozenset(b)]", 1),
        ("a = [x for x in set(b) | c]", 1),
        ("for x in sorted({1, 2}): pass", 0),
        ("a = sum(x for x in {1, 2})", 0),
        ("a = 1 in {1, 2}", 0),
    ],
)
def test_the_look_for_unordered_loops_sees_them(text: str, found: int) -> None:
    assert len(list(unordered_uses(ast.walk(ast.parse(text))))) == found


FORBIDDEN = {"hash", "eval", "exec", "compile", "__import__"}  # anywhere in the game


def test_nothing_is_run_from_text_and_nothing_hashes_by_chance() -> None:
    wrong = []
    for path in sources():
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN:
                wrong.append(f"{shown(path)}:{node.lineno}: {node.func.id}()")
        for line, name in imports(path):
            if name.split(".")[0] in ("pickle", "shelve", "marshal", "dill"):
                wrong.append(f"{shown(path)}:{line}: {name}")
    assert wrong == []


def test_yaml_is_only_read_by_the_safe_loaders() -> None:
    wrong = []
    for path in sources():
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("load", "load_all", "unsafe_load"):
                if ast.unparse(node.func).startswith("yaml.") and "Safe" not in ast.unparse(node) and "LOADER" not in ast.unparse(node).upper():
                    wrong.append(f"{shown(path)}:{node.lineno}")
    assert wrong == []


def test_no_file_grows_beyond_reading() -> None:
    sizes = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert {name: size for name, size in sizes.items() if size > LONGEST} == {}


def test_nobody_is_called_manager() -> None:
    wrong = [
        f"{shown(path)}: {node.name}"
        for path in sources()
        for node in nodes_of(path)
        if isinstance(node, ast.ClassDef) and re.search(r"Manager|Handler|Utils|Helper$", node.name)
    ]
    assert wrong + [shown(path) for path in sources() if path.stem in ("utils", "helpers", "misc", "common")] == []


def test_no_file_names_the_machine_it_was_written_on() -> None:
    pattern = re.compile(r"/(home|Users|root|work|tmp)/\w+|[A-Z]:\\\\Users")
    wrong = []
    for path in [ROOT / "pyproject.toml", ROOT / "README.md", *sources(), *(ROOT / "assets").rglob("*.yaml"), *(ROOT / "scenarios").rglob("*.yaml")]:
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if pattern.search(line):
                wrong.append(f"{shown(path)}:{n}: {line.strip()[:80]}")
    assert wrong == []


def test_nothing_is_left_for_later() -> None:
    words = "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "raise " + "NotImplemented"))
    wrong = [
        f"{shown(path)}:{n}"
        for path in [*sources(), *(ROOT / "tests").rglob("*.py")]
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(rf"\b({words})", line)
    ]
    assert wrong == []


# -- docstrings and registries -----------------------------------------------------------------


def test_every_module_class_and_public_function_of_the_engine_has_its_sentence() -> None:
    wrong = []
    for path in sources(*ENGINE):
        tree = tree_of(path)
        if not ast.get_docstring(tree):
            wrong.append(shown(path))
        for node in tree.body:
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
                text = ast.get_docstring(node) or ""
                if not text or not text.split("\n")[0].rstrip().endswith((".", "…", ",")):
                    wrong.append(f"{shown(path)}:{node.lineno}: {node.name}")
    assert wrong == []


def test_every_action_says_what_it_is() -> None:
    for name, kind in ACTIONS.items():
        assert kind.name == name
        assert (type(kind).__doc__ or "").strip(), f"{name} has no docstring"


def test_an_action_of_the_desk_has_a_number_of_the_rule_book_and_an_answer_has_none() -> None:
    assert actions.__doc__, "importing the families registers every kind"
    numbers = sorted({kind.number for kind in ACTIONS.values() if kind.number})
    assert numbers == list(range(1, 23)), "twenty-two actions"
    for name, kind in ACTIONS.items():
        if kind.number:
            assert kind.at == ("desk",) and kind.cost != FREE, name
        else:
            assert kind.cost == FREE, name
        assert (name in OPERATIONS) == (kind.cost == STAFF)


def test_every_kind_of_motion_stands_in_its_place() -> None:
    assert [kind.kind for kind in KINDS] == list(range(len(MOTION_NAMES)))
    assert all(type(kind).__doc__ for kind in KINDS)


# -- the numbered cases ------------------------------------------------------------------------


def cases() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted((ROOT / "tests" / "rules").glob("test_*.py")):
        for node in tree_of(path).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield shown(path), node


def test_every_numbered_case_names_a_rule_of_the_book_and_tells_a_story() -> None:
    book = set(re.findall(r'^  "(\d+\.\d\d)":$', (ROOT / "assets/text/en/rules.yaml").read_text("utf-8"), re.MULTILINE))
    wrong = []
    for path, node in cases():
        numbered = re.match(r"test_(\d+)_(\d\d)_[a-z]\w{10,}$", node.name)
        text = ast.get_docstring(node) or ""
        number = f"{numbered[1]}.{numbered[2]}" if numbered else ""
        if number not in book or not text.startswith(f"Rule {number}"):
            wrong.append(f"{path}:{node.lineno}: {node.name}")
        if not any(isinstance(part, ast.Assert) for part in ast.walk(node)):
            wrong.append(f"{path}:{node.lineno}: {node.name} asserts nothing")
    assert wrong == []


def test_there_are_numbered_cases_for_every_section_that_is_played() -> None:
    names = [node.name for _, node in cases()]
    assert len(names) == len(set(names))
    assert len(names) >= 90
    for section in (1, 2, 3, 4, 5, 6, 8, 10):
        assert any(name.startswith(f"test_{section}_") for name in names), section

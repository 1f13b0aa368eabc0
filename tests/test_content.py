"""Reading scenarios: guards against files from strangers, messages with their place, extending, building."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest
import yaml

from game import files
from game.content import find_scenarios, load_scenario, reader
from game.content import models as content_models
from game.content.problem import has_errors
from game.content.reader import MAX_BYTES, MAX_DEPTH, MAX_NODES, mark_at, read_yaml
from game.content.schema import schema
from game.world.scenario import A_GRUDGE, BY_CC, CONGRESS, FULL_SEAT, SECURITY, month_index

SMALL = Path(__file__).with_name("small.yaml")
TEXT = SMALL.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write scenarios in; messages name paths relative to it."""
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def small_with(folder: Path, old: str, new: str) -> Path:
    """Write the small scenario with one passage changed."""
    assert TEXT.count(old) >= 1, old
    return write(folder, "small.yaml", TEXT.replace(old, new, 1))


def lines_of(path: Path) -> list[str]:
    """Return the problems of a scenario as `validate` prints them."""
    return [str(problem) for problem in load_scenario(path)[1]]


# Guards


@pytest.mark.parametrize(
    ("raw", "line", "col", "told"),
    [
        (b"a: &x 1", 1, 4, "anchor '&x'"),
        (b"a: 1\nb: *x", 2, 4, "alias '*x'"),
        (b"a: !!str 1", 1, 4, "tag "),
        (b"!!python/object/apply:os.system [ls]", 1, 1, "tag "),
        (b"x:\n  <<: {a: 1}", 2, 3, "merge key"),
        (b"a: 1\nb: 2\na: 3", 3, 1, "'a' is given twice"),
        (b"a: ok\nb: \xff", 2, 4, "byte 0xff is not UTF-8"),
        (b"\xff\xfea\x00", 1, 1, "UTF-16"),
        (b"a: x\x00y", 1, 5, "character U+0000"),
        ("a: x\u202ey".encode(), 1, 5, "character U+202E"),
        (b'a: "x\\u202ey"', 1, 4, "character U+202E"),
        (b"a: 1\n---\nb: 2", 2, 1, "second document"),
        (b"? [a]\n: b", 1, 3, "a key must be a word"),
        (b"- 1", 1, 1, "the file must hold"),
        (b"a: [1, 2", 2, 1, "not readable as YAML"),
        (b"a: b: c", 1, 5, "not readable as YAML"),
        (b"\ta: 1", 1, 1, "not readable as YAML"),
    ],
)
def test_a_refused_file_says_where_and_why(raw: bytes, line: int, col: int, told: str) -> None:
    _, problems, _ = read_yaml(raw, "x.yaml")
    assert [(one.path, one.line, one.col, one.severity) for one in problems] == [
        ("x.yaml", line, col, "error")
    ] or (told == "not readable as YAML" and len(problems) == 1)
    assert told in problems[0].message
    assert str(problems[0]).startswith(f"x.yaml:{problems[0].line}:{problems[0].col}: error: ")


def test_a_file_with_a_byte_order_mark_is_read_as_if_it_had_none() -> None:
    data, problems, _ = read_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "x.yaml")
    assert data == {"a": "1", "b": "2"}
    assert problems == []
    assert mark_at(data, ("b",)) == ("x.yaml", 2, 4)


@pytest.mark.parametrize(
    "bomb", [b"[" * 100_000, b"{a: " * 100_000, b"- " * 100_000, b"a: " + b"[" * 500_000]
)
def test_deep_nesting_is_refused_at_once(bomb: bytes) -> None:
    began = time.perf_counter()
    data, problems, _ = read_yaml(bomb, "x.yaml")
    assert data is None
    assert has_errors(problems)
    assert time.perf_counter() - began < 2


def test_depth_is_allowed_up_to_the_limit_and_no_further() -> None:
    def nested(depth: int) -> bytes:
        return b"a: " + b"[" * (depth - 1) + b"]" * (depth - 1)

    assert read_yaml(nested(MAX_DEPTH), "x")[1] == []
    told = read_yaml(nested(MAX_DEPTH + 1), "x")[1]
    assert f"deeper than {MAX_DEPTH}" in told[0].message


def test_merge_and_alias_bombs_are_refused_before_they_are_composed() -> None:
    rows = ["a0: &a0 {x: 1}"] + [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 25)]
    began = time.perf_counter()
    data, problems, _ = read_yaml("\n".join(rows).encode(), "x.yaml")
    assert data is None and "anchor" in problems[0].message
    assert time.perf_counter() - began < 0.5


def test_size_and_number_of_values_are_bounded() -> None:
    assert "bytes" in read_yaml(b"a: " + b"x" * MAX_BYTES, "x")[1][0].message
    assert (
        f"more than {MAX_NODES:,}" in read_yaml(b"a: [" + b"1," * (MAX_NODES + 1) + b"]", "x")[1][0].message
    )
    assert f"more than {MAX_NODES:,}" in read_yaml(b"a: [1, 2]", "x", MAX_NODES - 2)[1][0].message


def test_plain_scalars_stay_text_and_nothing_is_nothing() -> None:
    data, _, _ = read_yaml(
        b"a: no\nb: 010\nc: 12:30\nd: 1e3\ne: ~\nf:\ng: 'null'\nh: 1924-01-22\ni: yes", "x"
    )
    assert data == {
        "a": "no", "b": "010", "c": "12:30", "d": "1e3", "e": None, "f": None, "g": "null", "h": "1924-01-22", "i": "yes",
    }  # fmt: skip


def test_text_is_composed_to_one_normal_form() -> None:
    data, problems, _ = read_yaml("a: Ванеи\u0306".encode(), "x")
    assert data == {"a": "Ваней"}
    assert problems == []


# Messages


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("holder: stalin", "holder: stalyn", "error: holder: no person 'stalyn'; did you mean 'stalin'?"),
        ("  standing: 35", "  standng: 35", "error: unknown key 'standng'; did you mean 'standing'?"),
        ("  standing: 35", "  standing: 350", "error: standing: 350 is out of range; 0 to 100"),
        ("  standing: 35", "  standing: much", "error: standing: a whole number is needed, found 'much'; 0 to 100"),
        ("  standing: 35", "  standing: 035", "error: standing: a whole number is needed, found '035'; 0 to 100"),
        ("oratory: 30", "oratry: 30", "error: unknown key 'oratry'; did you mean 'oratory'?"),
        ("oratory: 30", "oratory: [30]", "error: skills.oratory: a whole number is needed, found a list; 0 to 100"),
        ("kind: plenum", "kind: plenun", "error: kind: 'plenun' is not known here; did you mean 'plenum'?"),
        ("month: 1924-03", "month: 1924-13", "error: month: '1924-13' is not a month; year and month, such as 1924-05"),
        ("people:", "tuning: {with_grain: 2}\npeople:", "error: tuning: with_grain is 2; 1 for the game as it is, 0"),
        ("people:", "tuning: {eye_spread: -1}\npeople:", "error: tuning: eye_spread is -1; 0 or more; 20 is the game as"),
        ("people:", "peple:", "error: unknown section 'peple'; did you mean 'people'?"),
        ("format: 1", "format: 2", "error: format: format 2 is newer than this game reads (1); write `format: 1`"),
        ("suggested: zinoviev", "suggested: kamenev", "error: suggested: 'kamenev' is not a seat; one of "),
        ("under: gensec", "under: gensek", "error: under: no post 'gensek'; did you mean 'gensec'?"),
        ("issue: economy", "issue: economi", "error: issue: no issue 'economi'; did you mean 'economy'?"),
        ("{economy: -15, party: -70}", "{econ: 1}", "error: stances: no issue 'econ'; did you mean 'economy'?"),
        ("levers: [chair]", "levers: [chairs]", "error: levers: 'chairs' is not known here; did you mean 'chair'?"),
        ("levers: [appointments, ", "levers: [", "error: under: 'gensec' has no lever `appointments`"),
        ("patron: stalin", "patron: molotov", "error: patron: nobody is his own patron"),
        ("grudges: [trotsky]", "grudges: trotsky", "error: grudges: a list is needed, found 'trotsky'"),
        ("joint: true", "joint: yes", "error: joint: 'yes' is neither true nor false; true or false"),
        ("id: molotov,", "id: Molotov,", "error: id: 'Molotov' is not an id"),
        ("id: kamenev,", "id: stalin,", "error: people: 'stalin' is given twice"),
        ("holders: [stalin]", "holders: [zinoviev]", "error: holders: nobody holds something on himself"),
        ("end: 1925-12", "end: 1923-12", "error: end: lies before start; a later month"),
        ("when: active(trotsky)", "when: active(trotski)", "no word and no person 'trotski'; did you mean 'trotsky'?"),
        ("effects: [mood economy", "effects: [mod economy", "error: effects: no effect 'mod'; did you mean 'mood'?"),
        ("spot: [trotsky]", "spot: [trotskiy]", "did you mean 'trotsky'?"),
        ("cyrillic: Лев Борисович Каменев, ", "", "warning: cyrillic: missing for Kamenev"),
        ("tests and teaches", "tests\u200b and teaches", "error: character U+200B is not allowed"),
        ("politburo: [stalin, trotsky, zinoviev, kamenev, rykov]", "politburo: [stalin, stalin, rykov]",
         "error: politburo: 'stalin' is given twice; keep one"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_its_mend(folder: Path, old: str, new: str, told: str) -> None:
    path = small_with(folder, old, new)
    place = path.read_text(encoding="utf-8").splitlines()
    found = [line for line in lines_of(path) if told in line]
    assert len(found) == 1, lines_of(path)
    _, line, _ = found[0].split(":", 2)
    if not any(word in told for word in ("warning", "patron", "appointments")):
        word = (new or old).strip(" [{").split(":")[0].split(",")[0].split(" ")[0]
        assert word in place[int(line) - 1] or "given twice" in told, (found, place[int(line) - 1])


def test_the_column_is_that_of_the_value(folder: Path) -> None:
    path = small_with(folder, "  standing: 35", "  standing: 350")
    number = path.read_text(encoding="utf-8").splitlines().index("  standing: 350") + 1
    assert lines_of(path) == [f"small.yaml:{number}:13: error: standing: 350 is out of range; 0 to 100"]


def test_all_problems_are_told_at_once_and_none_follows_from_another(folder: Path) -> None:
    text = TEXT.replace("  standing: 35", "  standing: 350").replace("kind: plenum", "kind: plenun", 1)
    text = text.replace("holder: kamenev", "holder: kamenew").replace("name: Lev Kamenev, ", "")
    told = lines_of(write(folder, "small.yaml", text))
    assert [line.split("error: ")[1].split(";")[0] for line in told] == [
        "kind: 'plenun' is not known here",
        "standing: 350 is out of range",
        "'name' is missing",
        "holder: no person 'kamenew'",
    ]


def test_a_circle_of_patrons_is_told_once(folder: Path) -> None:
    told = lines_of(small_with(folder, "patron: zinoviev, loyalty: 60", "patron: kuibyshev, loyalty: 60"))
    assert told == []
    text = TEXT.replace("patron: zinoviev, loyalty: 60", "patron: kuibyshev, loyalty: 60")
    text = text.replace("patron: stalin, loyalty: 50", "patron: zalutsky, loyalty: 50")
    told = lines_of(write(folder, "small.yaml", text))
    assert len(told) == 1
    assert "a circle zalutsky → kuibyshev → zalutsky" in told[0]


def test_a_post_nobody_could_fill_is_an_error(folder: Path) -> None:
    told = lines_of(small_with(folder, "under: gensec,\n   accepts: nobody", "accepts: nobody"))
    assert len(told) == 1 and "could never be filled" in told[0]


def test_a_name_that_is_no_scenario_gets_a_suggestion(folder: Path) -> None:
    write(folder, "home/scenarios/my_story.yaml", TEXT.replace("id: small", "id: my_story"))
    scenario, problems = load_scenario("my_stori")
    assert scenario is None
    assert str(problems[0]) == "my_stori: error: there is no such scenario; did you mean 'my_story'?"
    assert load_scenario("my_story")[1] == []
    assert load_scenario("no\0name")[0] is None


# What is built


def test_the_small_scenario_is_built_as_written() -> None:
    scenario, problems = load_scenario(SMALL)
    assert problems == []
    assert scenario is not None
    person, post = scenario.person_index, scenario.post_index
    assert (scenario.start, scenario.end) == (month_index(1924, 1), month_index(1925, 12))
    assert scenario.seats == (person["stalin"], person["trotsky"], person["zinoviev"])
    assert scenario.suggested == person["zinoviev"]
    stalin = scenario.people[person["stalin"]]
    assert stalin.skills == (30, 40, 85, 90, 85)
    assert stalin.stances == (-15, -70)
    assert stalin.moods == ((1, -55), (2, 5))
    assert [want.kind for want in stalin.wants] == [SECURITY, A_GRUDGE]
    assert stalin.wants[1].person == person["trotsky"]
    assert dict(stalin.temper)["cunning"] == 90
    assert (scenario.people[person["molotov"]].patron, stalin.patron) == (person["stalin"], -1)
    gensec = scenario.posts[post["gensec"]]
    assert (gensec.holder, gensec.under, gensec.accepts, gensec.seat) == (
        person["stalin"],
        -1,
        BY_CC,
        FULL_SEAT,
    )
    urals = scenario.posts[post["urals"]]
    assert (urals.holder, urals.under, urals.since) == (-1, post["gensec"], scenario.start)
    assert [one.month for one in scenario.calendar if one.kind == CONGRESS] == [
        month_index(1924, 6),
        month_index(1925, 11),
    ]
    assert dict(scenario.bodies)["politburo_candidates"] == (person["molotov"],)
    assert sum(one.delegates for one in scenario.posts) == 100
    train = scenario.happenings[0]
    assert train.when and train.spot and train.choices[0].effects[0][0] == "standing"


def test_cadres_are_the_same_in_every_game_and_all_different() -> None:
    one, two = load_scenario(SMALL)[0], load_scenario(SMALL)[0]
    assert one is not None and one == two
    cadres = [person for person in one.people if person.generated]
    assert len(cadres) == 16 and len({person.name for person in cadres}) == 16
    assert all(30 <= skill <= 60 for person in cadres for skill in person.skills)
    assert all(person.patron == -1 and not person.portrait for person in cadres)
    assert cadres[0].name == "Ivan Vlasov" and cadres[0].cyrillic == "Иван Власов"
    assert one.person_index["cadre_001"] == one.people.index(cadres[0])


def test_the_hash_follows_the_content_and_not_its_dress(folder: Path) -> None:
    same = load_scenario(write(folder, "small.yaml", "# a comment\n" + TEXT))[0]
    other = load_scenario(small_with(folder, "  standing: 35", "  standing: 36"))[0]
    plain = load_scenario(SMALL)[0]
    assert same and other and plain
    assert same.hash == plain.hash != other.hash
    assert len(plain.hash) == 64


# Files and parents


def test_a_folder_joins_its_files(folder: Path) -> None:
    cut = TEXT.index("\npeople:")
    head = TEXT[:cut].replace("suggested: zinoviev", "suggested: zinoviev\n  files: [people.yaml]")
    write(folder, "small/scenario.yaml", head)
    write(folder, "small/people.yaml", TEXT[cut:])
    scenario, problems = load_scenario(folder / "small")
    assert problems == []
    plain = load_scenario(SMALL)[0]
    assert scenario and plain and scenario.hash == plain.hash
    write(folder, "small/people.yaml", TEXT[cut:].replace("standing: 35", "standing: 350"))
    assert lines_of(folder / "small")[0].startswith("small/people.yaml:")


@pytest.mark.parametrize(
    "name", ["../small.yaml", "/etc/passwd", "a//b.yaml", "x.txt", "People.yaml", "none.yaml", ".hidden.yaml"]
)
def test_a_file_outside_or_of_another_kind_is_not_opened(folder: Path, name: str) -> None:
    head = TEXT.replace("suggested: zinoviev", f"suggested: zinoviev\n  files: ['{name}']")
    write(folder, "small.yaml", "people: []")
    write(folder, "small/scenario.yaml", head)
    write(folder, "small/people.yaml", "people: []")
    scenario, problems = load_scenario(folder / "small")
    assert scenario is None
    assert any(one.line and name in one.message for one in problems)


CHILD = """
scenario: {id: child, title: A child, extends: small, seats: [stalin, trotsky]}
remove: {people: [kamenev], happenings: [train_south]}
people:
- {id: stalin, standing: 50, skills: {oratory: 44}, moods: {zinoviev: }}
- {id: bubnov, name: Andrei Bubnov, cyrillic: Андрей Сергеевич Бубнов}
posts:
- {id: moscow, holder: bubnov}
- {id: urals, holder: molotov}
- {id: war, holder: }
bodies: {politburo: [stalin, trotsky, zinoviev, rykov]}
"""


def test_a_child_changes_what_it_names_and_keeps_the_rest(folder: Path) -> None:
    write(folder, "small.yaml", TEXT)
    scenario, problems = load_scenario(
        write(
            folder, "child.yaml", CHILD.replace("[stalin, trotsky]}", "[stalin, trotsky], suggested: stalin}")
        )
    )
    assert [str(one) for one in problems if one.severity == "error"] == []
    assert scenario is not None
    person, post = scenario.person_index, scenario.post_index
    stalin = scenario.people[person["stalin"]]
    assert (stalin.standing, stalin.skills[0], stalin.skills[3], stalin.orthodoxy) == (50, 44, 90, 50)
    assert stalin.moods == ((1, -55),)
    assert "kamenev" not in person
    assert scenario.posts[post["politburo_chair"]].holder == -1
    assert scenario.posts[post["moscow"]].holder == person["bubnov"]
    assert scenario.posts[post["war"]].holder == -1
    assert [one.id for one in scenario.happenings] == ["cold_spring"]
    assert scenario.people[person["zinoviev"]].friends == ()
    assert (scenario.id, scenario.title, scenario.author) == ("child", "A child", "The authors")
    assert [scenario.people[seat].id for seat in scenario.seats] == ["stalin", "trotsky"]


@pytest.mark.parametrize(
    ("child", "told"),
    [
        ("scenario: {id: child, extends: smal}", "child.yaml:1:32: error: extends: no scenario 'smal'; did you mean 'small'?"),
        ("scenario: {id: child, extends: child}", "error: extends: the scenario names itself"),
        ("scenario: {id: child, extends: small}\nremove: {people: [kamenew]}",
         "child.yaml:2:19: error: remove: people: the parent has no 'kamenew'; did you mean 'kamenev'?"),
        ("scenario: {id: child, extends: small}\nremove: {persons: [kamenev]}", "child.yaml:2:10: error: remove: unknown section 'persons'"),
        ("scenario: {id: kid, extends: small}", "child.yaml:1:16: error: id: 'kid' is not the name of its file 'child'"),
        ("scenario: {extends: small}", "error: scenario: 'id' is missing; write `id: child`"),
        ("scenario: {id: child, extends: small}\nremove: {people: [stalin]}", "error: seats: 'stalin' is removed"),
        ("scenario: {id: child, extends: small}\npeople: [{id: stalin, standing: 101}]", "child.yaml:2:33: error: standing: 101"),
    ],
)  # fmt: skip
def test_mistakes_of_a_child_are_told_in_its_own_file(folder: Path, child: str, told: str) -> None:
    write(folder, "small.yaml", TEXT)
    lines = lines_of(write(folder, "child.yaml", child))
    assert any(told in line for line in lines), lines


def test_circles_and_long_chains_of_parents_are_refused(folder: Path) -> None:
    write(folder, "one.yaml", "scenario: {id: one, extends: two}")
    write(folder, "two.yaml", "scenario: {id: two, extends: one}")
    assert "extends this scenario in turn" in lines_of(folder / "one.yaml")[0]
    write(folder, "small.yaml", TEXT)
    for number in range(1, 6):
        parent = "small" if number == 1 else f"kid{number - 1}"
        write(folder, f"kid{number}.yaml", f"scenario: {{id: kid{number}, extends: {parent}}}")
    assert lines_of(folder / "kid3.yaml") == []
    assert "more than 3 parents" in lines_of(folder / "kid4.yaml")[0]


def test_the_list_of_scenarios_tells_their_state(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "shipped_scenarios", lambda: folder / "shipped")  # none, they take a second to read
    write(folder, "home/scenarios/good_one.yaml", TEXT.replace("id: small", "id: good_one"))
    write(
        folder,
        "home/scenarios/odd.yaml",
        TEXT.replace("id: small", "id: odd").replace("cyrillic: Лев Борисович Каменев, ", ""),
    )
    write(folder, "home/scenarios/bad.yaml", "scenario: [")
    own = {one.id: one for one in find_scenarios() if (folder / "home") in one.path.parents}
    assert {name: one.state for name, one in own.items()} == {
        "good_one": "ok",
        "odd": "warnings",
        "bad": "broken",
    }
    assert own["good_one"].title == "A small committee" and own["good_one"].author == "The authors"
    assert own["bad"].problems


# Schema and mutations


def test_the_schema_knows_every_key_the_models_know() -> None:
    made = json.loads(json.dumps(schema()))
    names = {"PersonPart": "people", "PostPart": "posts", "HappeningPart": "happenings", "HoldPart": "holds"}
    data = read_yaml(SMALL.read_bytes(), "small.yaml")[0]
    assert data is not None
    assert set(data) <= set(made["properties"])
    for part, section in names.items():
        keys = set(made["$defs"][part]["properties"])
        assert keys == set(getattr(content_models, part).model_fields)
        assert {key for entry in data[section] for key in entry} <= keys
    assert made["$defs"]["PersonPart"]["properties"]["standing"]["maximum"] == 100
    assert made["$defs"]["ScenarioPart"]["properties"]["files"]["type"] == "array"


def mutated(draw: random.Random, raw: bytes) -> bytes:
    """Return the bytes of a scenario after a few accidents."""
    lines = raw.split(b"\n")
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(lines))
        what = draw.randrange(8)
        if what == 0:
            del lines[at]
        elif what == 1:
            lines.insert(at, lines[draw.randrange(len(lines))])
        elif what == 2:
            lines[at] = b" " * draw.randint(0, 6) + lines[at].strip()
        elif what == 3 and b":" in lines[at]:
            key, _, _ = lines[at].partition(b":")
            lines[at] = (
                key
                + b": "
                + draw.choice(
                    [b"", b"[]", b"{}", b"-1", b"999999999999", b"null", b"true", b"[[x]]", b"{a: b}", b"'''"]
                )
            )
        elif what == 4:
            place = draw.randint(0, len(lines[at]))
            lines[at] = lines[at][:place] + bytes([draw.randrange(256)]) + lines[at][place:]
        elif what == 5:
            words = lines[at].split(b" ")
            draw.shuffle(words)
            lines[at] = b" ".join(words)
        elif what == 6:
            lines[at] = lines[at][: draw.randint(0, len(lines[at]))]
        else:
            lines[at] = lines[at].replace(
                b"stalin", draw.choice([b"trotsky", b"nobody", b"gensec", b"x" * 300])
            )
    return b"\n".join(lines)


@pytest.mark.parametrize("part", range(4))
def test_no_accident_to_a_file_raises_anything(folder: Path, part: int) -> None:
    draw = random.Random(part)
    raw = SMALL.read_bytes()
    broken = 0
    for _ in range(50):
        (folder / "small.yaml").write_bytes(mutated(draw, raw))
        scenario, problems = load_scenario(folder / "small.yaml")
        assert (scenario is None) == has_errors(problems)
        assert all(one.message and str(one).isprintable() for one in problems)
        broken += scenario is None
    assert broken > 10


@pytest.mark.slow
def test_the_slow_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read_yaml(SMALL.read_bytes(), "small.yaml")
    monkeypatch.setattr(reader, "_PARSER", yaml.SafeLoader)
    slow = read_yaml(SMALL.read_bytes(), "small.yaml")
    assert fast == slow
    assert fast[0] is not None and slow[0] is not None
    assert mark_at(fast[0], ("people", 1, "standing")) == mark_at(slow[0], ("people", 1, "standing"))
    for bomb in (b"[" * 100_000, b"a: &x [*x]", b"x: !!python/name:os.system 1", b"a: [1, 2"):
        assert read_yaml(bomb, "x")[0] is None


def test_a_file_that_cannot_be_read_hides_no_mistake_in_the_others(folder: Path) -> None:
    cut = TEXT.index("\npeople:")
    head = TEXT[:cut].replace("suggested: zinoviev", "suggested: zinoviev\n  files: [people.yaml, none.yaml]")
    write(folder, "small/scenario.yaml", head.replace("kind: plenum", "kind: plenun", 1))
    write(folder, "small/people.yaml", "people: [")
    told = lines_of(folder / "small")
    assert len(told) == 3, told
    assert told[0].startswith("small/people.yaml:2:1: error: not readable as YAML")
    assert "no file 'none.yaml'" in told[1]
    assert "did you mean 'plenum'?" in told[2]


def test_a_scenario_is_bounded_as_a_whole(folder: Path) -> None:
    names = [f"part{number}.yaml" for number in range(6)]
    head = TEXT.replace("suggested: zinoviev", f"suggested: zinoviev\n  files: [{', '.join(names)}]")
    write(folder, "small/scenario.yaml", head)
    for name in names:
        write(folder, f"small/{name}", f"# {'x' * 950_000}")
    assert any("more than 5,000,000 bytes" in line for line in lines_of(folder / "small"))

"""Notes between the people at one screen, in the real window by zone ids, in the terminal and in a save."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pygame
import pytest
from games import play_on, small
from kit_window import typed
from test_pads import A, B, Controller
from test_text import _played
from test_window import Hand, answer_or_go_on, home  # noqa: F401

from game import notes, save, savefile
from game.play.action import Action
from game.session import HUMAN, Session
from game.text.table import Table
from game.ui.settings import Settings
from game.world.kinds import DEAD, Decision

pytestmark = pytest.mark.usefixtures("blind")

TEXT = "Five names, and I am sure of three <b>. Прочти и сожги"
STALIN, TROTSKY, ZINOVIEV = range(3)


def table(*people: int, seed: int = 3) -> Session:
    """Return a game of the small scenario whose seats are played by people as named, at the first desk."""
    session = Session(small(), seed, [HUMAN if k in people else "random" for k in range(3)])
    while session.decision is not None and session.decision.kind != "desk":
        session.submit(session.menu(1)[0])
    return session


def sat_down(session: Session) -> Hand:
    """Open the window on a game, and let the person who is asked take his seat."""
    hand = Hand(Settings(reduced_motion=True, sound=False, music=False, front_page=False, scenes=False, autosave=False))
    hand.app.enter(session)
    hand.rest()
    if hand.top == "curtain":
        hand.click("curtain:take")
    return hand


def write(hand: Hand, text: str) -> None:
    """Type a text into whatever is focused."""
    for sign in text:
        pygame.event.post(typed(sign))
    hand.rest()


def on_to_another(hand: Hand) -> None:
    """Let the month go on until the curtain falls before somebody else."""
    for _ in range(40):
        if hand.top == "curtain":
            return
        if hand.top == "desk":
            hand.end_month()
        else:
            answer_or_go_on(hand)
    raise AssertionError("nobody else was asked")


def shown(hand: Hand) -> str:
    """Draw the screen now shown once more and return every text that it puts into the window."""
    said: list[str] = []
    kit = hand.app.kit
    kit.forget_parts()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("label", "paragraph", "write"):
            plain = getattr(kit, name)

            def listening(rect: Any, text: str, *rest: Any, plain: Any = plain, **more: Any) -> Any:
                said.append(str(text))
                return plain(rect, text, *rest, **more)

            patch.setattr(kit, name, listening)
        hand.app.frame()
    return "\n".join(said)


def test_a_note_is_written_by_keyboard_and_read_once_by_him_alone(home: Path) -> None:  # noqa: F811
    plain, session = table(STALIN, ZINOVIEV), table(STALIN, ZINOVIEV)
    hand = sat_down(session)
    writer = hand.app.seat
    other = next(k for k in session.humans() if k != writer)
    hand.press(pygame.KSCAN_L)
    assert hand.top == "note_write" and hand.app.kit.duplicates == []
    assert not hand.can("note:send") and [id for id in hand.zones if id.startswith("note:to:")] == [f"note:to:{small().people[small().seats[other]].id}"]
    hand.tab_to(lambda id: id == "note_text")
    write(hand, "thought better of")
    hand.press(pygame.KSCAN_ESCAPE)  # from within the field: nothing is left, and nothing of it comes back
    assert hand.top == "desk" and session.notes == []
    hand.press(pygame.KSCAN_L)
    assert hand.app.stack[-1].line == ""  # type: ignore[attr-defined]
    hand.tab_to(lambda id: id == "note_text")
    hand.press(pygame.KSCAN_RETURN)  # nothing is written: it says so and leaves nothing
    assert hand.top == "note_write" and hand.app.notice_now() == "Nothing is written yet." and session.notes == []
    write(hand, "L" + TEXT + "\n\x07\u202e")  # the letter of the command is a letter here; what is not printed is refused
    hand.press(pygame.KSCAN_RETURN)
    assert hand.top == "desk" and TEXT not in hand.app.notice_now()
    assert session.notes == [notes.Note(session.state.month, writer, other, "L" + TEXT)]
    assert session.events == plain.events and session.log == plain.log and session.state.digest() == plain.state.digest()
    for name in ("desk", "chronicle", "people", "front_page", "card_index", "pause"):
        hand.app.go(name)
        hand.rest()
        assert "sure of three" not in shown(hand), name
    hand.app.go("chronicle")
    hand.rest()
    hand.click("export")
    assert all("sure of three" not in path.read_text("utf-8") for path in (home / "chronicles").iterdir())
    hand.app.go("desk")
    hand.rest()
    on_to_another(hand)
    assert "sure of three" not in shown(hand) and all(id.startswith("curtain:") for id in hand.zones)
    hand.click("curtain:take")
    assert hand.app.seat == other and hand.top == "note"
    told = shown(hand)
    who = small().people[small().seats[writer]].short
    assert "sure of three" in told and f"Note of {hand.app.words.month(session.state.month)}, from {who}" in told
    assert "of three <b>. Прочти" in told  # no mark of the window's own
    hand.click("note:away")
    assert session.notes == [] and hand.top != "note"
    hand.app.go("desk")
    hand.rest()
    assert hand.top != "note"


def test_a_note_is_sent_by_mouse_to_one_of_several_and_kept_in_the_save(home: Path) -> None:  # noqa: F811
    hand = sat_down(table(STALIN, TROTSKY, ZINOVIEV))
    session, writer = hand.app.game, hand.app.seat
    to = [k for k in session.humans() if k != writer][1]
    hand.click("note")
    hand.click(f"note:to:{small().people[small().seats[to]].id}")
    hand.click("note_text")
    write(hand, "Вместе? " * 40)
    assert len(hand.app.stack[-1].line) == notes.LONGEST  # type: ignore[attr-defined]
    hand.click("note:send")
    assert [(note.by, note.to) for note in session.notes] == [(writer, to)]
    hand.press(pygame.KSCAN_F5)
    path = next((home / "saves").glob("quick.save"))
    head = path.read_bytes().partition(b"\n")[0]
    assert b"notes" not in head and b"\\u0412" not in head  # what the list of saves shows
    hand.press(pygame.KSCAN_F9)
    assert hand.top == "curtain" and hand.app.game is not session and hand.app.game.notes == session.notes
    seats = []
    while to not in seats:
        if hand.top == "curtain":
            hand.click("curtain:take")
            seats.append(hand.app.seat)
            assert (hand.top == "note") == (hand.app.seat == to)
        elif hand.top == "desk":
            hand.end_month()
        else:
            answer_or_go_on(hand)
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.app.game.notes == [] and hand.top != "note"


def test_a_note_by_controller_but_for_the_letters(home: Path) -> None:  # noqa: F811
    hand = sat_down(table(STALIN, TROTSKY, ZINOVIEV))
    pad = Controller(hand)
    writer = hand.app.seat
    to = [k for k in hand.app.game.humans() if k != writer][1]
    pad.go_to("note")
    pad.press(A)
    pad.go_to(f"note:to:{small().people[small().seats[to]].id}")
    pad.press(A)
    pad.go_to("note_text")
    write(hand, "Agreed.")
    pad.go_to("note:send")
    pad.press(A)
    assert [note[1:] for note in hand.app.game.notes] == [(writer, to, "Agreed.")] and hand.top == "desk"
    pad.go_to("note")
    pad.press(A)
    pad.press(B)
    assert hand.top == "desk"
    hand.app.game.notes[0] = hand.app.game.notes[0]._replace(by=to, to=writer)
    hand.app.kit.touch()
    hand.rest()
    assert hand.top == "note"
    pad.go_to("note:away")
    pad.press(A)
    assert hand.top == "desk" and hand.app.game.notes == []


def test_the_button_and_the_key_are_there_only_where_another_person_lives(home: Path) -> None:  # noqa: F811
    hand = sat_down(table(ZINOVIEV))
    assert "note" not in hand.zones and "run_on" in hand.zones
    hand.press(pygame.KSCAN_L)
    assert hand.top == "desk"
    hand = sat_down(table(STALIN, ZINOVIEV))
    assert "run_on" not in hand.zones and hand.can("note")
    hand.press(pygame.KSCAN_P, pygame.KSCAN_L)  # at the desk only
    assert hand.top == "people"
    other = next(k for k in hand.app.game.humans() if k != hand.app.seat)
    hand.app.game.state.w("life")[small().seats[other]] = DEAD
    hand.app.go("desk")
    hand.rest()
    assert "note" not in hand.zones and "run_on" in hand.zones


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("percent", [75, 200])
def test_a_note_is_written_and_read_at_every_size(home: Path, size: tuple[int, int], percent: int) -> None:  # noqa: F811
    hand = Hand(Settings(width=size[0], height=size[1], text_percent=percent, reduced_motion=True, sound=False, music=False, front_page=False, scenes=False, autosave=False))
    hand.app.enter(table(STALIN, TROTSKY, ZINOVIEV))
    hand.rest()
    hand.click("curtain:take")
    for text in ("W" * notes.LONGEST, "a word " * 28):
        hand.app.go("note_write", line=text)
        hand.rest()
        inside = hand.app.kit.surface.get_rect()
        assert {"note_text", "note:send", "note:back"} <= set(hand.zones) and hand.app.kit.duplicates == []
        assert all(inside.contains(r) for r in hand.zones.values())
        hand.click("note:send")
    hand.app.game.notes[:] = [note._replace(by=note.to, to=note.by) for note in hand.app.game.notes]
    hand.app.go("desk")
    hand.rest()
    for left in (1, 0):  # the second opens by itself
        assert hand.top == "note" and inside.contains(hand.zones["note:away"])
        hand.click("note:away")
        assert len(hand.app.game.notes) == left
    assert hand.top != "note"


def test_what_may_be_passed() -> None:
    session = table(STALIN, ZINOVIEV)
    for text, why in (("", "empty"), ("  ", "empty"), ("a" * 201, "long"), ("a\nb", "signs"), ("a\x1bb", "signs"), ("\u202eabc", "signs"), ("a\ud800", "signs")):
        assert session.pass_note(STALIN, ZINOVIEV, text) == why
    assert session.pass_note(STALIN, TROTSKY, "x") == "nobody"  # a rival of the program reads nothing
    assert session.pass_note(STALIN, STALIN, "x") == "nobody" and session.pass_note(STALIN, -1, "x") == "nobody"
    for _ in range(notes.MOST):
        assert session.pass_note(STALIN, ZINOVIEV, "a" * 200) == ""
    assert session.pass_note(STALIN, ZINOVIEV, "x") == "unread" and session.pass_note(ZINOVIEV, STALIN, "x") == ""
    first = session.note_for(ZINOVIEV)
    assert first is not None
    session.put_away(first)
    assert session.pass_note(STALIN, ZINOVIEV, "x") == "" and session.note_for(TROTSKY) is None


def test_notes_change_nothing_that_rivals_do_and_are_there_after_every_way_of_loading(home: Path) -> None:  # noqa: F811
    plain, session = table(STALIN, ZINOVIEV), table(STALIN, ZINOVIEV)
    assert session.pass_note(STALIN, ZINOVIEV, TEXT) == ""
    play_on(plain, 12)
    play_on(session, 12)
    assert (session.state.digest(), session.events, session.log) == (plain.state.digest(), plain.events, plain.log)
    path = save.save_game(session, home / "kept.save")
    assert save.load_game(path).notes == session.notes != []
    session.resumed = True  # opened from the state alone
    path = save.save_game(session, home / "kept.save")
    assert save.load_game(path).notes == session.notes


@pytest.mark.parametrize(
    "wrong",
    [
        7, [7], [[]], [[1, 0, 2]], [["1", 0, 2, "x"]], [[True, 0, 2, "x"]], [[1, 0, 2, "x"]], [["M", 0, 1, "x"]], [["M", 0, 0, "x"]],
        [["M", 0, 9, "x"]], [["M", -1, 2, "x"]], [["M", 0, 2, ""]], [["M", 0, 2, "x" * 201]], [["M", 0, 2, "a\nb"]], [["M", 0, 2, "\u202e"]],
        [["M", 0, 2, "\ud800"]], [["M", 0, 2, 5]], [["M", 0, 2, "x"]] * 4, {"M": 1}, None,
    ],
)  # fmt: skip
def test_hostile_notes_are_refused(home: Path, wrong: Any) -> None:  # noqa: F811
    session = table(STALIN, ZINOVIEV)
    path = home / "edited.save"
    header, _, body = save.pack(session).partition(b"\n")
    own = {name: value for name, value in json.loads(header).items() if name not in ("format", "schema", "version", "length", "sha256")}
    month = session.state.month

    def dated(at: Any) -> Any:
        return month if at == "M" else [dated(one) for one in at] if isinstance(at, list) else at

    path.write_bytes(savefile.join(own, json.loads(body) | {"notes": dated(wrong)}))
    with pytest.raises(save.SaveError, match=r"edited\.save is damaged"):
        save.load_game(path, edited_ok=True)
    path.write_bytes(savefile.join(own, json.loads(body) | {"notes": [[month, 0, 2, "x"]]}))
    assert save.load_game(path).notes == [notes.Note(month, 0, 2, "x")]


@pytest.mark.slow
def test_a_note_is_passed_at_the_terminal_and_told_once_behind_the_curtain() -> None:
    """At one's own desk alone; what is wrong is said, and the others read nothing of it."""
    lines = ["note", "note trotsky hello", "note zinoviev", f"note zinoviev {TEXT}"]
    asked: list[int] = []
    typed_in: list[str] = []

    def answer(table: Table, decision: Decision, n: int) -> str:
        if not asked or asked[-1] != decision.seat:
            asked.append(decision.seat)
            return ""  # sits down
        if lines and decision.kind == "desk" and decision.seat == STALIN:
            typed_in.append(lines[0])
            return lines.pop(0)
        return "end" if decision.kind == "desk" else "1"

    told, played = _played(answer, seat_of=["stalin=human"])
    assert not lines and len(typed_in) == 4 and played.session.over
    assert told.count("It may go to Zinoviev.") == 2 and told.count("The line is missing") == 1
    sent = told.index("The note lies ready for Zinoviev.")
    read = told.index(f"from Stalin, for you alone, told once: {TEXT}")
    assert told.count(f"told once: {TEXT}") == 1 and sent < told.index("Nobody else looks on.", sent) < read
    assert played.session.notes == [] and Action("end") in [entry.action for entry in played.session.log]

"""A new General Secretary and a fall from the Politburo have a scene, in the window and in the terminal."""

from __future__ import annotations

from games import at_desk
from kit_window import settle
from test_screens import window

from game.play import motion
from game.ui import news
from game.words import Words, scenes
from game.world.event import Event
from game.world.kinds import CC, OUT_POLITBURO, REMOVE, REPRIMAND, RUNG


def test_a_great_change_is_a_scene_with_the_vote_the_office_and_the_record() -> None:
    session = at_desk("1924", 2)
    st, seats, place = session.state, session.scenario.seats, len(session.events)
    words, me, month = Words(session.scenario), seats[0], session.state.month
    office, old = st.secretary_post, st.holder[st.secretary_post]
    moved = motion.make(st, seats[1], REMOVE, office, seats[3])
    struck = motion.make(st, seats[3], RUNG, seats[2], OUT_POLITBURO)
    session.events += [
        Event("carried", month, (CC, 28, 25, 27, *motion.pack(moved))),
        Event("appointed", month, (seats[3], office, seats[1]), cause="voted"),
        Event("carried", month, (CC, 30, 20, 26, *motion.pack(struck))),
        Event("struck", month, (seats[2], OUT_POLITBURO, seats[3])),
        Event("struck", month, (seats[2], REPRIMAND, seats[3])),
        Event("struck", month, (me, OUT_POLITBURO, seats[3])),
    ]
    due = scenes.due(session, 0, place)
    assert [one.event for one in due] == [session.events[place + 1], session.events[place + 3]]
    pages = scenes.scenes(words, session, 0, place)
    chief, fallen = ({block.head: " ".join(one.text for one in block.lines) for block in page.blocks} for page in pages)
    assert pages[0].title == "A new General Secretary" and pages[0].face == seats[3]
    assert ("your office" in pages[0].text) == (old == me)
    assert "28 to 25" in chief["How it was voted"] and "moved it" in chief["How it was voted"]
    below = sum(1 for over in st.under if over == office)
    assert chief["What hangs on the office"].startswith(f"{below} posts are filled on its word")
    assert words.person(seats[2]) in pages[1].title and "30 to 20" in fallen["How it was voted"]
    assert "In the record" in chief and "In the record" in fallen
    assert scenes.reopened(words, session, 0, session.events[place + 1]) == pages[:1]
    app = settle(window(session))
    line = news._news(app, session.events[place + 1], me)
    assert line.rank == news.SCENE and line.scene == session.events[place + 1]
    del session.events[place:]

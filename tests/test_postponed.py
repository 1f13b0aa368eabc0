"""A vote that is put off is told at once: who did it, until when and why, in the corridor and at the desk."""

from __future__ import annotations

from games import scenario_of
from kit_window import settle
from test_screens import put, window

from game.play import motion
from game.play.agenda import next_sitting
from game.ui import news
from game.words.postponed import postponed, told_of
from game.world.event import ALL, Event
from game.world.kinds import CC, REMOVE

SHIPPED = scenario_of("1924")


def test_a_motion_for_the_general_secretary_that_is_put_off_is_told_with_who_until_when_and_why() -> None:
    session = put("corridor_round")
    st = session.state
    gensec, chair = SHIPPED.post_index["gensec"], SHIPPED.person_index["kamenev"]
    mover, man = SHIPPED.person_index["zinoviev"], SHIPPED.person_index["rudzutak"]
    item = motion.make(st, mover, REMOVE, gensec, man)._replace(body=CC)
    later = next_sitting(st, CC)
    st.w("agenda").append(item._replace(put_off=later))
    event = Event("delayed", st.month, (chair, *motion.pack(item)), ALL)
    session.events.append(event)
    session._views.clear()
    app = settle(window(session))
    text = postponed(app.words, session, app.seat)[-1]
    assert text.startswith("Kamenev") and "put off to the next sitting" in text and app.words.month(later) in text
    assert "Rudzutak" in text
    tip = next(zone.tip for id, zone in app.kit._by_id.items() if id == "postponed")
    assert text in str(tip)
    told = news._news(app, event, app.me)
    assert told.rank == news.SCENE and told.text == text
    # From the body itself, with the reason of the calendar; forced to the table it waits no longer.
    own = Event("put_off", st.month, (CC, *motion.pack(st.agenda[-1]), later), ALL)
    assert "It waits for the next sitting" in told_of(app.words, app.view, app.seat, own)
    st.w("agenda")[-1] = item._replace(put_off=st.month, month=-1)
    session._views.clear()
    assert told_of(app.words, session.view(app.seat), app.seat, event) == ""

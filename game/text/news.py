"""What happened, as a person at the table hears it: own affairs first, votes with their count, then the rest."""

from __future__ import annotations

from game.advice import ledger
from game.play.reported import VoteReport
from game.text.table import Table
from game.words import front_page, loosened, losses, standing
from game.words.about import parts
from game.words.effect_motion import SIGNED, told_in_full
from game.words.paper import worth
from game.words.scenes import verdict_line
from game.words.word_given import behind
from game.world.event import ALL, Event
from game.world.kinds import BODIES, CC, JOINT, POLITBURO
from game.world.view import look

REST = 8  # lesser matters told before the chronicle is pointed to
LEAST = 20  # worth of a headline under which a public matter is left to the chronicle
# Told elsewhere, or only an echo of what the person at the table did himself.
SILENT = (
    "happening",
    "month",
    "chapter",
    "session",
    "cadre",
    "called",
    "word",
    "op_started",
    "op_done",
    "rested",
)
ECHO = (
    "choice",
    "tabled",
    "pact_offered",
    "renewal_offered",
    "mediated",
    "stirred",
    "pact_refused",
    "told_target",
    "after",
    "slate_bargain",
    "place_offered",
    "place_given",
    "place_left",
    "theses_set",
    "shift",
    "hold_pressed",
)
VOTES = ("carried", "lost", "tied")
BODIES_TOLD = ("elected", "left_body")  # told a line a body


def tell_news(table: Table, staged: set[int] | None = None) -> int:
    """Tell what the seat has heard since it was last told; returns how many events there were to tell.

    `staged` are the happenings that have just been told as scenes.
    """
    session = table.session
    events = session.heard(table.seat, table.heard)
    if table.heard < len(session.events):  # with what was lost and no event says
        events = losses.with_losses(session, table.seat, events, session.events[table.heard].month)
    table.heard = len(session.events)
    _ = table.view  # the pacts and papers now known are named in what follows
    own, counted, rest = sort_news(table, events)
    for event in events:
        if event.kind == "happening" and event.args[1] != table.me and event.args[0] not in (staged or ()):
            table.terminal.line(card(table, event))
    lines = [*own_lines(table, own), *standing_lines(table, events), *vote_lines(table, counted)]
    told = sorted(rest, key=lambda event: -worth(table.words, event))
    # What an adopted measure did to people has been told with the vote.
    verdicts = verdict_line(table.words, events, table.seat)
    lines += [
        verdicts.get(event) or table.words.event(event, table.seat, cost=event.kind != "measure")
        for event in told[:REST]
    ]
    lines += tell_bodies(table, events)
    table.terminal.lines(lines)
    if len(told) > REST:
        table.tell("smaller", n=len(told) - REST)
    more = table.after_month(table) if table.after_month is not None else 0
    return len(lines) + more


def standing_lines(table: Table, events: list[Event]) -> list[str]:
    """Return a line on a large change of one's standing since the month before, where that month is kept."""
    months = table.session.months
    if table.seat < 0 or len(months) < 2 or months[-1][0] != table.view.month:
        return []
    if not any(one.month < table.view.month for one in events):
        return []  # it is told as the month opens
    said = standing.month_line(table.words, table.session, table.seat, look(months[-2][1], table.seat), events)
    return [said] if said else []


def sort_news(table: Table, events: list[Event]) -> tuple[list[Event], list[Event], list[Event]]:
    """Return one's own affairs, what belongs to votes, and the rest that is worth telling."""
    me = table.me
    own: list[Event] = []
    counted: list[Event] = []
    rest: list[Event] = []
    appointed = {(event.month, event.args[0]) for event in events if event.kind == "appointed"}
    for event in events:
        kind = event.kind
        if kind in VOTES or kind == "called":
            counted.append(event)
        elif is_told(event, me) or (kind == "vacated" and (event.month, event.args[0]) in appointed):
            continue
        elif event.audience != ALL or me in parts(event, "person"):
            own.append(event)
        elif worth(table.words, event) >= LEAST:
            rest.append(event)
    return own, counted, rest


def card(table: Table, event: Event) -> str:
    """Return what happened on somebody else's watch, with whom it puts on the spot."""
    happening = table.words.scenario.happenings[event.args[0]]
    who = table.say("on_the_spot", name=table.words.person(event.args[1])) if event.args[1] >= 0 else ""
    return f"{happening.title}. {happening.text.strip()}{who}"


def is_told(event: Event, me: int) -> bool:
    """Tell whether an event is told elsewhere or is an echo of what the reader did or is asked about."""
    if event.kind in SILENT or event.kind in BODIES_TOLD:
        return True
    if event.kind == "pact_offered" and event.args[1] == me:
        return True
    return event.kind in ECHO and event.args[2 if event.kind == "choice" else 0] == me


def own_lines(table: Table, events: list[Event]) -> list[str]:
    """Return one's own affairs as lines, many of a kind in one."""
    words = table.words
    believed: dict[int, list[str]] = {}
    gained: list[str] = []
    seen: list[str] = []
    lines: list[str] = []
    last = {event.args[0]: event for event in events if event.kind in SIGNED}  # it tells to what the pact binds
    for event in events:
        if event.kind in ("pact_signed", "pact_joined") and not words.knows_pact(event.args[0], table.seat):
            continue  # it was taken into a wider one the same month, which is told
        if event.kind == "believed":
            believed.setdefault(event.args[1], []).append(words.person(event.args[0]))
        elif event.kind == "op_seen" and sum(one.kind == "op_seen" for one in events) > 1:
            told = words.operation(event.args[1], event.args[2], event.args[3], table.seat)
            seen.append(table.say("op_of", what=told, owner=words.person(event.args[0])))
        elif event.kind == "client_gained" and event.args[1] == table.me:
            gained.append(words.person(event.args[0]))
        else:
            behind_it = event.kind in ("debt", "won_over")
            why = behind(words, table.view, table.seat, event, table.session.heard(table.seat)) if behind_it else ""
            why = why or loosened.why(words, table.session, table.seat, event)
            if event.kind in SIGNED and last[event.args[0]] is not event:
                lines.append(words.event(event, table.seat))
            else:
                lines.append(told_in_full(words, table.view, table.seat, event) + (f" {why}" if why else ""))
    for patron, names in believed.items():
        once = list(dict.fromkeys(names))
        lines.append(table.say("believed_many", patron=words.person(patron), names=words.list_of(once)))
    if seen:
        lines.append(table.say("seen_many", list="; ".join(dict.fromkeys(seen))))
    if gained:
        lines.append(table.say("gained_many", names=words.list_of(gained)))
    return list(dict.fromkeys(lines))


def vote_lines(table: Table, events: list[Event]) -> list[str]:
    """Return votes: who was called by name, the count, and how it came out against what one had counted."""
    lines: list[str] = []
    called = table.called
    for event in events:
        if event.kind == "called":
            called[event.args[0]] = event.args[1]
            continue
        if called:
            lines.append(table.say("called_by_name", list=called_names(table, called)))
        lines.append(table.words.event(event, table.seat))
        cost = table.words.event_cost(event)
        if cost:
            lines.append(table.say("cost", text=cost))
        for report in table.session.reports:
            told = report.month, tuple(report.motion), report.seat
            if report.result is not None and told == (event.month, event.args[4:], table.seat):
                lines += report_lines(table, report, called)
        called.clear()
    return lines


def called_names(table: Table, called: dict[int, int]) -> str:
    """Return names with the side they took."""
    parts = []
    for p, side in called.items():
        key = "so_far_one" if side in (1, -1) else "waits"
        parts.append(table.say(key, name=table.words.person(p), side=side))
    return ", ".join(parts)


def tell_bodies(table: Table, events: list[Event]) -> list[str]:
    """Return who came into a body or left it, in a line a body."""
    lines = []
    for kind, key in (("elected", "elected_many"), ("left_body", "left_many")):
        groups: dict[tuple[int, int], list[str]] = {}
        for event in events:
            if event.kind == kind:
                # The Control Commission and the Orgburo have no candidates.
                level = event.args[2] if kind == "elected" and event.args[1] in (POLITBURO, CC) else 0
                groups.setdefault((event.args[1], level), []).append(table.words.person(event.args[0]))
        for (body, level), names in groups.items():
            where = table.words.say("body", BODIES[body])
            lines.append(table.say(key, body=where, level=level, names=table.words.list_of(names)))
    return lines


def report_lines(table: Table, report: VoteReport, called: dict[int, int]) -> list[str]:
    """Return how a vote one had counted came out, and who was read wrong."""
    was, really = report.expected, report.result
    if really is None:
        return []
    body = report.motion[2]
    counted = {"ayes": votes(was.ayes, body), "noes": votes(was.noes, body)}
    if report.seat < 0 and table.session.paced:
        return [table.say("watch_counted", **counted)]
    if (was.ayes, was.noes) == (really.ayes, really.noes):
        return [table.say("report_right", **counted)]
    lines = [
        table.say(
            "report", really_ayes=votes(really.ayes, body), really_noes=votes(really.noes, body), **counted
        )
    ]
    wrong = 0
    for broke in ledger.broken(was, really):
        line, side = broke.expected, called.get(broke.real.person, 0) if broke.real.post == -1 else 0
        if side in (1, -1) and line.person != table.me:
            wrong += side
            reasons = " · ".join(table.words.reasons(line.reasons, 3))
            name = table.words.person(line.person)
            lines.append(table.say("report_wrong", name=name, side=side, amount=line.amount, reasons=reasons))
            given = ledger.word_broken(broke)
            if given >= 0:
                mine = int(given == table.me)
                lines.append(table.say("report_word", name=name, whom=table.words.person(given), mine=mine))
            found = ledger.made(line, broke.real)
            if found.told or found.rest:
                told = table.words.reasons(found.told, len(found.told))
                told += [f"{found.rest:+d} {table.words.say('does', 'smaller_things')}"] if found.rest else []
                lines.append(table.say("report_unknown", list=" · ".join(told), amount=f"{broke.real.amount:+d}"))
        elif side in (1, -1):
            wrong += side
            lines.append(table.say("report_own"))
    others = abs(votes(really.ayes, body) - votes(was.ayes, body) - wrong)
    if others:
        lines.append(table.say("report_others", n=others))
    return lines


def votes(weight: int, body: int) -> int:
    """Return a weight in votes: at the joint plenum a member weighs six."""
    return (weight + 3) // 6 if body == JOINT else weight


def tell_paper_due(table: Table) -> None:
    """Tell the front page of the month that is over, once, before anything that the new month brings."""
    month = table.view.month
    if table.papers.get(table.seat, table.session.scenario.start) < month:
        table.papers[table.seat] = month
        tell_paper(table, month - 1)


def tell_paper(table: Table, month: int) -> None:
    """Tell the front page of a month: headline, official line, reality."""
    events = [event for event in table.session.heard(table.seat) if event.month == month]
    page = front_page(table.words, events, month, table.seat)
    table.tell("paper", headline=page.headline, month=table.words.month(month))
    if page.official:
        table.tell("paper_official", text=page.official)
        table.tell("paper_known", text=page.known)
    if page.cost:
        table.tell("cost", text=page.cost)
    if page.reality:
        table.tell("reality", month=table.words.month(month), text=page.reality)

"""What several screens draw of people and of what is known about them. Rects are logical px."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.advice import ledger
from game.play.action import ACTIONS
from game.rules import aim
from game.rules.gatherings import hall_votes
from game.ui import portrait, theme
from game.ui.kit import Kit, Reason, Tip, cut_top, escape
from game.ui.kit.layout import RectLike, to_rect
from game.ui.screens import said
from game.ui.theme import Colour
from game.world.facts import Facts
from game.world.kinds import ALIVE, OUT_PARTY

if TYPE_CHECKING:
    from game.session import Session
    from game.ui.app import App

STALE, NEVER = ledger.STALE, ledger.NEVER  # months: called old; never looked at



def game(app: App) -> Session:
    """Give the game in progress. Raises RuntimeError without one."""
    if app.session is None:
        raise RuntimeError("no game is in progress")
    return app.session


def human_cost(kit: Kit, app: App, rect: pygame.Rect, text: str) -> pygame.Rect:
    """Draw what a coercive measure did to people at the top of a rect; gives the rect below, all of it for no text."""
    return band(kit, rect, app.text("compose.human"), text) if text else rect


def band(kit: Kit, rect: pygame.Rect, head: str, text: str) -> pygame.Rect:
    """Draw what has to be known before an answer at the top of a rect; gives the rect below."""
    r, rest = cut_top(rect, kit.measure(escape(text), rect.w - 36, "small") + 36, 8)
    kit.fill(r, "shade")
    kit.fill((r.x, r.y, 6, r.h), "ink")
    kit.label((r.x + 18, r.y + 5, r.w - 30, 22), head, "label", "blood")
    kit.paragraph((r.x + 18, r.y + 29, r.w - 36, 0), escape(text), "small")
    return rest


BESIDE = 250  # logical px of height that must be left under such bands, else they get a part of their own


def bands(
    kit: Kit, rect: pygame.Rect, told: list[tuple[str, str]]
) -> tuple[pygame.Rect, list[tuple[str, str]]]:
    """Draw bands of (head, text) at the top of a rect: what is left of it, and what there was no room for."""
    high = sum(kit.measure(escape(text), rect.w - 36, "small") + 44 for _, text in told)
    if kit.narrow and rect.h - high < BESIDE:
        return rect, told
    for head, text in told:
        rect = band(kit, rect, head, text)
    return rect, []


def told(kit: Kit, rect: pygame.Rect, found: list[tuple[str, str]]) -> None:
    """Draw what there was no room for as bands in a part of its own."""
    with kit.scroll("told", kit.panel(rect)) as area:
        y = area.y
        for head, text in found:
            kit.label((area.x, y, area.w, 24), head, "label", "blood")
            y += 26 + kit.paragraph((area.x, y + 26, area.w, 0), escape(text), "body") + 10
        area.used(y)


def at_desk(app: App) -> bool:
    """Tell whether orders can be given now from the seat looked through."""
    decision = game(app).decision
    return decision is not None and decision.kind == "desk" and decision.seat == app.seat


def compose(app: App, kind: str, **known: int) -> None:
    """Open the builder of an order with what is known of its fields filled in, as far as they come first.

    Names are those of the kind's fields, a dot written as two underscores.
    """
    chosen: list[int] = []
    for name in ACTIONS[kind].fields:
        value = known.get(name.replace(".", "__"))
        if value is None:
            break
        chosen.append(value)
    app.go("compose", kind=kind, chosen=tuple(chosen))


def traits(app: App, p: int) -> dict[str, object]:
    """Give the portrait traits of a person, empty for one who has none."""
    return dict(app.scenario.people[p].portrait)


def caption(app: App, p: int) -> str:
    """Give the name that stands under a portrait, in the letters of the language spoken: Russian has the patronymic."""
    person = app.scenario.people[p]
    return person.cyrillic if app.words.language == "ru" and person.cyrillic else person.name


def initials(app: App, p: int) -> str:
    """Give the two letters of a person's seal, in the letters of the language spoken."""
    parts = caption(app, p).split()
    return (parts[0][0] + parts[-1][0]).upper() if parts else "?"


def bust(kit: Kit, app: App, rect: RectLike, p: int) -> None:
    """Draw a person's bust or seal; the dead and the expelled under a veil."""
    portrait.draw(kit, rect, app.scenario.people[p].id, traits(app, p), initials(app, p))
    r = to_rect(rect)
    side = min(r.w, r.h)
    if app.view.life[p] != ALIVE or app.view.rung[p] >= OUT_PARTY:
        kit.hatch((r.x, r.y, side, side), "card", 6, 2)


def short(app: App, p: int) -> str:
    """Give a person's surname, a dash for nobody."""
    return app.words.person(p) if p >= 0 else app.text("screens.nobody")


def man_of(app: App, root: int) -> str:
    """Tell whose man somebody is believed to be, by the contender whose man he is, -1 for nobody's."""
    if root == app.me:
        return app.text("person.man_mine")
    return app.text("person.man_of", who=short(app, root)) if root >= 0 else app.text("person.nobodys_man")


def root_id(app: App, p: int) -> str | None:
    """Give the id of the contender whose man a person is believed to be, himself for a contender."""
    root = app.view.roots()[p] if p >= 0 else -1
    return app.scenario.people[root].id if root >= 0 else None


def root_colour(kit: Kit, app: App, root: int) -> Colour:
    """Give the colour of a contender's mark, a neutral one for nobody."""
    mark = theme.mark(app.scenario.people[root].id) if root >= 0 else None
    return kit.palette.marks[mark.colour] if mark else "line"


def of(app: App, p: int, key: str, **fills: object) -> str:
    """Return a text about a person in the forms that fit a man or a woman: the place {x} of the text."""
    return app.text(key, x=app.words.person(p), **fills)


def age(app: App, p: int) -> int:
    """Give how many months old the belief about a person's ties is; 0 for what one knows for certain."""
    return ledger.age(app.view, app.seat, p)


def age_text(app: App, months: int) -> str:
    """Say how old a piece of knowledge is."""
    if months >= NEVER:
        return app.text("screens.age_start")
    if months <= 0:
        return app.text("screens.age_now")
    return app.text("screens.age_one") if months == 1 else app.text("screens.age_months", n=months)


def spread(app: App, p: int) -> int:
    """Give how far off a belief about a person's loyalty may be, in points: it widens with its age."""
    months = age(app, p)
    return 5 if months == 0 else min(35, 8 + 2 * months) if months < NEVER else 30


def month_text(app: App, month: int) -> str:
    """Write a month: January 1925."""
    return app.words.month(month)


def month_short(app: App, month: int) -> str:
    """Write a month in four places: 1/25."""
    return f"{month % 12 + 1}/{month // 12 % 100:02d}"


def opinion_word(app: App, amount: int) -> str:
    """Put an opinion of -100 to 100 into a word."""
    return app.words.regard(amount)


def loyalty_word(app: App, amount: int) -> str:
    """Put a loyalty of 0 to 100 into a word."""
    return app.words.loyalty(amount)


def opinion_lines(app: App, k: int, p: int) -> tuple[Reason, ...]:
    """Give the known reasons for what a person thinks of the contender in a seat, as lines of a sum."""
    now = app.view.month
    return tuple(
        Reason(said.cause(app, cause), amount, age_text(app, now - month) if month else "")
        for cause, amount, month, _ in sorted(app.view.why_regard[k][p], key=lambda row: -abs(row[1]))
    )


def opinion_tip(app: App, k: int, p: int) -> Tip:
    """Give the sum of what a person thinks of the contender in a seat."""
    lines = opinion_lines(app, k, p)
    view = app.view
    amount = view.regard[k][p]
    title = app.text("screens.opinion_of", who=short(app, p), of=short(app, app.scenario.seats[k]))
    own = p == app.scenario.seats[app.seat]
    text = app.text("screens.opinion_none") if not lines else "" if own else of(app, p, "screens.opinion_known")
    return Tip(title, text, lines, amount if lines else None, sum_word=opinion_word(app, amount))


def posts_text(app: App, p: int, most: int = 3) -> str:
    """Name a person's posts, the highest first; with a most of 0 the highest alone."""
    posts = app.scenario.posts
    held = sorted(app.view.posts_of[p], key=lambda q: (-posts[q].rank, -posts[q].delegates, q))
    if not held:
        return app.text("screens.no_post")
    names = ", ".join(posts[q].short for q in held[: most or 1])
    if not most:
        return names
    return app.text("screens.posts_more", posts=names, n=len(held) - most) if len(held) > most else names


def delegates_of(app: App, p: int) -> int:
    """Count the delegates a person's posts send."""
    return sum(hall_votes(app.view)[q] for q in app.view.posts_of[p])


def body_text(app: App, p: int) -> str:
    """Name the highest body a person sits in, empty for none."""
    view = app.view
    for column, full, key in (
        (view.seat_pb, 2, "body_pb"),
        (view.seat_pb, 1, "body_pb_candidate"),
        (view.seat_cc, 2, "body_cc"),
        (view.seat_ccc, 1, "body_ccc"),
        (view.seat_cc, 1, "body_cc_candidate"),
    ):
        if column[p] == full:
            return app.text(f"screens.{key}")
    return ""


def want_text(app: App, p: int, short: bool = False) -> str:
    """Say what a person is known to want, or that it is not known."""
    return said.first_up(app.words.want(p, app.view.want[p], short))


def known(facts: Facts, p: int) -> bool:
    """Tell whether anybody would keep a card on a person: he holds a post or a seat, or is a contender."""
    return facts.life[p] == ALIVE and (
        bool(facts.posts_of[p]) or facts.seat_cc[p] > 0 or facts.seat_ccc[p] > 0 or facts.seat_index[p] >= 0
    )


def signed(amount: int) -> str:
    """Write a number with its sign."""
    return f"+{amount}" if amount > 0 else f"−{-amount}" if amount < 0 else "0"


def tone_of(amount: int) -> Colour:
    """Give the colour of a good or a bad number."""
    return "good" if amount > 0 else "bad" if amount < 0 else "muted"


ISSUE_HIGH = 152  # logical px of an issue scale


def issue_scale(kit: Kit, app: App, rect: RectLike, i: int, people: list[int]) -> None:
    """Draw one issue as a scale: people's marks led to their stances, the Line a red flag, the mood an ochre point."""
    r = to_rect(rect)
    issue, view = app.scenario.issues[i], app.view
    kit.label((r.x, r.y, r.w, 22), issue.name, "label_bold")
    row, base = r.y + 38, r.y + 68

    def at(v: int) -> float:
        return r.x + 14 + (r.w - 28) * (v + 100) / 200

    kit.fill((r.x, base, r.w, 4), "line")
    for v in (-100, -50, 0, 50, 100):
        kit.fill((at(v) - 1, base - 3, 2, 10), "line")
    x = at(view.line[i])
    kit.fill((x - 2, base - 9, 5, 32), "red")
    kit.poly([(x + 3, base + 9), (x + 21, base + 15), (x + 3, base + 22)], "red")
    mood = at(view.mood[i])
    kit.poly([(mood - 7, base + 17), (mood + 7, base + 17), (mood, base + 5)], "ochre")
    order = sorted(people, key=lambda q: (view.stance[i][q], q))
    for p, spot in zip(
        order, _apart([at(view.stance[i][p]) for p in order], 25.0, r.x + 13.0, r.right - 13.0), strict=True
    ):
        kit.line((spot, row + 10), (at(view.stance[i][p]), base), "soot", 1.5)
        kit.mark((spot - 12, row - 12, 24, 24), app.scenario.people[p].id)
    goal = _goal_on(app, i)
    if goal is not None:
        kit.shape("diamond", (at(goal), base + 2), 7, "red")
        told = app.text("country.goal_here", n=signed(goal))
        wide = kit.text_width(told, "small_bold") + 4
        left = min(max(r.x, at(goal) - wide / 2), r.right - wide)
        kit.label((left, base + 21, wide, 18), told, "small_bold", "red")
    for v in (-100, -50, 0, 50, 100):
        if goal is None or abs(at(v) - at(goal)) > 56:
            below = (min(max(r.x, at(v) - 24), r.right - 48), base + 21, 48, 18)
            kit.label(below, signed(v), "small", "muted", "centre")
    base += 18
    half = r.w // 2 - 6
    kit.paragraph((r.x, base + 23, half, 0), escape(f"← {issue.low}"), "small", "muted", max_lines=2)
    kit.paragraph((r.right - half, base + 23, half, 0), escape(f"{issue.high} →"), "small", "muted", "right", 2)


def _goal_on(app: App, i: int) -> int | None:
    """Return where the reader's own goal wants the Line of an issue, None where it wants nothing of it."""
    if app.seat < 0:
        return None
    steps = app.memo(("goal_lines",), lambda: tuple(aim.steps(app.view, app.me)))
    mine = (one for one in steps if one.code.startswith("aim_line_") and one.args[:1] == (i,))
    return next((one.need for one in mine), None)


def _apart(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Push places apart until none covers another, keeping them as near as can be to where they were wanted."""
    groups: list[tuple[float, int]] = []  # (mean of the wanted middle, number)
    for x in wanted:
        groups.append((x, 1))
        while len(groups) > 1 and groups[-1][0] - groups[-2][0] < gap * (groups[-1][1] + groups[-2][1]) / 2:
            (a, m), (b, n) = groups[-2], groups[-1]
            groups[-2:] = [((a * m + b * n) / (m + n), m + n)]
    out: list[float] = []
    for middle, n in groups:
        half = gap * (n - 1) / 2
        middle = max(low + half, min(high - half, middle))
        start = max(middle - half, (out[-1] + gap) if out else low)
        out += [start + gap * j for j in range(n)]
    return out


LOW = 560  # logical px of height below which a panel goes without its title
LOWER = 460  # and below which pictures and titles of pages are smaller


def panel(
    kit: Kit, rect: RectLike, title: str = "", tone: str = "ink", note: str = "", fill: Colour = "card"
) -> pygame.Rect:
    """Draw a panel; where there is little height its title is left out, since the tab above says it."""
    return kit.panel(rect) if headless(kit) else kit.panel(rect, title, tone, note, fill)


def headless(kit: Kit) -> bool:
    """Tell whether the window is so low that a panel goes without its title."""
    return kit.height < LOW and kit.narrow


def plate(kit: Kit, rect: RectLike, number: str, words: str, tone: Colour = "ink") -> None:
    """Draw a figure with a small word under it."""
    r = to_rect(rect)
    kit.label((r.x, r.y, r.w, 34), number, "figure", tone)
    kit.label((r.x, r.y + 33, r.w, 20), words, "small", "muted")


def hold_buttons(app: App, kit: Kit, hold: int, left: pygame.Rect, right: pygame.Rect) -> None:
    """Draw the two things one can do with a hold: press it, leak it."""
    can, why = at_desk(app), app.text("screens.not_at_desk")
    said = app.memo("hold_buttons", lambda: {name: app.words.action_does(name) for name in ("press", "leak")})
    for name, rect in (("press", left), ("leak", right)):
        if kit.button(f"{name}:{hold}", rect, app.text(f"person.{name}"), said[name], enabled=can, why=why):
            compose(app, name, hold=hold)

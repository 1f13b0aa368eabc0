"""The end: what you did, what came of everyone, what it cost; then the archive through anybody's eyes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pygame

from game import files
from game.rules import aim, ending
from game.rules import fate as future
from game.session import Session
from game.ui import folders, portrait, reckoning, share, strength
from game.ui.kit import Kit, columns, cut_bottom, cut_top, escape
from game.ui.screens import archive, fork, said
from game.ui.screens.base import Screen, bust, initials, plain_frame, screen
from game.ui.screens.shown import LOWER, panel
from game.words import Words, sheet_page
from game.words import fates as told
from game.words.ended import why
from game.words.measured import beaten
from game.words.pressure import pressure
from game.words.turning import turning_points, with_mover
from game.words.turning_record import record_of

FIGURES = ("coercion", "collective", "rural", "grain", "harvest", "urban", "wages", "jobless")
_FIGURE = re.compile(r"[+−-]?\d(?:[\d.,\u00a0\u202f]*\d)?")
PAGES = ("outcome", "course", "fates", "cost", "archive")


@screen("ending")
class Ending(Screen):
    """Three pages of epilogue and the archive."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.page = params.get("page", "outcome")
        self.archive = archive.Archive()
        self.fork = fork.Fork()
        self.folder: Path | None = None  # of what was written last

    def draw(self, kit: Kit) -> None:
        app = self.app
        session = app.session
        if session is None:
            return
        body = plain_frame(
            kit, app, app.text("ending.title"), app.words.month_head(session.state.month), esc=False
        )
        app.naming.set()
        if kit.cancel:
            app.go("pause")
        strip, body = cut_top(body, 36, 8)
        titles = {name: app.text(f"ending.{name}") for name in PAGES}
        if not session.humans():
            titles["outcome"] = app.text("ending.outcome_watched")
        self.page = kit.tabs("page", strip, list(titles.items()), self.page)
        if app.several:
            whose, body = cut_top(body, 36, 8)
            people = [(str(k), app.words.person(app.scenario.seats[k])) for k in app.game.humans()]
            app.seat = int(kit.tabs("whose", whose, people, str(app.seat)))
        foot, body = cut_bottom(body, 48, 8)
        if self.page != "outcome":  # where their buttons are not drawn, the two keys do the same
            me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
            if kit.pressed("worksheet"):
                self._write_sheet(me)
            if kit.pressed("share"):
                self._share()
        drawn = {"outcome": self._outcome, "course": self._course, "fates": self._fates, "cost": self._cost}
        drawn.get(self.page, self._archive)(kit, body)
        at = PAGES.index(self.page)
        title, chronicle, onward = columns(foot, [0.3, 0.3, 0.4], 10)
        if kit.button("ending:title", title, app.text("ending.to_title")):
            app.close_game()
            return
        if kit.button("ending:chronicle", chronicle, app.text("ending.chronicle"), hotkey="chronicle"):
            app.go("chronicle")
            return
        last = at == len(PAGES) - 1
        if kit.go_on("ending:next", onward, app.text("ending.first" if last else "ending.next")):
            self.page = PAGES[(at + 1) % len(PAGES)]
            kit.touch()

    # -- what you did -----------------------------------------------------------------------------

    def _outcome(self, kit: Kit, body: pygame.Rect) -> None:
        app, state = self.app, self.app.game.state
        me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
        points = app.memo("points", lambda: turning_points(app.game, me))
        if kit.narrow:
            left = right = body
        else:
            left, right = columns(body, [0.46, 0.54], 12)
        inner = kit.panel(left)
        foot, inner = cut_bottom(inner, 42, 8)  # what is taken away from the game is in sight at every size of text
        with kit.scroll("outcome", inner) as area:
            y: float = area.y
            hero = max(84, min(168, inner.h * 45 // 100))  # what it says of the player must not lie below the fold
            y += self._hero(kit, pygame.Rect(area.x, int(y), int(area.w), hero), me) + 14
            name = app.words.person(state.winner, "full") if state.winner >= 0 else ""
            said = app.text(f"ending.you_{reckoning.verdict_key(state, me)}", winner=escape(name))
            y += kit.paragraph((area.x, y, area.w - 4, 0), said, "serif_bold") + 6
            because = app.memo("why_ended", lambda: why(app.words, app.game))
            y += kit.paragraph((area.x, y, area.w - 4, 0), escape(because), "small") + 6
            if me >= 0:
                reached = aim.reached(state, me)
                told = app.text("ending.aim_reached" if reached else "ending.aim_missed")
                y += kit.paragraph((area.x, y, area.w - 4, 0), told, "serif", "good" if reached else "muted") + 4
                found = app.memo("beaten", lambda: beaten(app.game, me))
                if found is not None:
                    seat = app.words.person(me)
                    told = app.text("ending.beaten", n=found[0], games=found[1], seat=seat)
                    y += kit.paragraph((area.x, y, area.w - 4, 0), told, "small", "muted") + 4
            mark = app.words.branch_mark(app.game.branches)
            if mark:
                y += kit.paragraph((area.x, y, area.w - 4, 0), escape(mark), "small_bold") + 4
            y += 10
            y += kit.heading((area.x, y, area.w, 30), app.text("ending.points")) + 6
            for n, point in enumerate(points):
                kit.fill((area.x, y + 2, 26, 24), "ink")
                kit.label((area.x, y + 2, 26, 24), str(n + 1), "label_bold", "card", "centre")
                kit.label((area.x + 36, y, area.w - 40, 26), app.words.month_head(point.month), "label", "red")
                y += 28
                told = escape(with_mover(app.words, point, app.seat, me))
                y += kit.paragraph((area.x + 36, y, area.w - 40, 0), told, "serif") + 2
                if real := record_of(app.words, app.game, point):
                    real = app.text("ending.real", text=escape(real))
                    y += kit.paragraph((area.x + 36, y, area.w - 40, 0), real, "small_italic", "muted")
                y += 12
            if kit.narrow:
                strength.draw(kit, app, pygame.Rect(area.x, int(y), int(area.w), 260), points)
                y += 270
            area.used(y)
        self._take_away(kit, foot, me)
        if not kit.narrow:
            inner = kit.panel(right, app.text("ending.lead"), "ink")
            note, plot = cut_bottom(inner, 44, 6)
            strength.draw(kit, app, plot, points)
            kit.paragraph(note, app.text("ending.lead_note"), "small", "muted")

    def _hero(self, kit: Kit, r: pygame.Rect, me: int) -> int:
        """Draw the outcome as a poster: who stands on top, and as what; gives the height used."""
        app, state = self.app, self.app.game.state
        who = state.winner if state.winner >= 0 else me
        verdict = app.words.say("result", ending.RESULTS[state.result]).upper()
        name = app.words.person(state.winner, "full") if state.winner >= 0 else ""
        side = min(r.h, r.w // 3)
        room = r.w - side - 38
        low = kit.height < LOWER
        fits = not low and kit.measure(escape(verdict), room, "title") <= 2 * kit.line_height("title")
        role = "title" if fits else "heading"
        tall = kit.measure(escape(verdict), room, role)
        over = kit.measure(escape(name), room, "heading") if name else 0
        r = pygame.Rect(r.x, r.y, r.w, max(side, tall + over + (30 if low else 56)))
        kit.fill(r, "ink")
        with kit.clip(r):
            kit.poly([(r.right - 60, r.y), (r.right, r.y), (r.right, r.y + 60)], "red")
            kit.poly([(r.right - 84, r.y), (r.right - 74, r.y), (r.right, r.y + 74), (r.right, r.y + 84)], "ochre")
        bust(kit, app, pygame.Rect(r.x, r.y, side, side), who)
        x = r.x + side + 20
        y = r.y + (r.h - tall - over - 22) // 2
        if name:
            kit.paragraph((x, y, room, 0), escape(name), "heading", "ochre")
        kit.paragraph((x, y + over, room, 0), escape(verdict), role, "card")
        kit.fill((x, y + over + tall + 8, min(room, 150), 6), "red")
        kit.fill((x, y + over + tall + 17, min(room, 90), 3), "red")
        return r.h

    def _take_away(self, kit: Kit, r: pygame.Rect, me: int) -> None:
        """Draw the buttons that write a worksheet and a picture, then one that opens their folder."""
        app = self.app
        parts = columns(r, [1.0] * (2 if self.folder is None else 3), 10)
        sheet, picture = parts[:2]
        if self.folder is not None and kit.button("ending:folder", parts[2], app.text("common.open_folder")):
            folders.open_folder(self.folder)
        tips = [app.text(f"ending.{name}_tip") for name in ("worksheet", "share")]
        if kit.button("ending:worksheet", sheet, app.text("ending.worksheet"), hotkey="worksheet", tip=tips[0]):
            self._write_sheet(me)
        if kit.button("ending:share", picture, app.text("ending.share"), hotkey="share", tip=tips[1]):
            self._share()

    def _write_sheet(self, me: int) -> None:
        """Write the worksheet beside the window."""
        app = self.app
        game, words = app.game, app.words
        app.beside(app.text("ending.writing"), lambda: _worksheet(game, me, words), self._written)

    def _share(self) -> None:
        """Write the picture to share and say where it is."""
        app = self.app
        try:
            path = share.write(app)
            self.folder = path.parent
            app.notice(app.text("notice.picture", path=path))
        except files.StorageError as fault:
            app.notice(app.text("notice.no_picture", why=fault))

    def _written(self, found: Sequence[Path] | files.StorageError) -> None:
        """Say where the worksheet is, or why there is none."""
        app = self.app
        if isinstance(found, files.StorageError):
            app.notice(app.text("ending.not_written", why=found))
        else:
            self.folder = found[0].parent
            app.notice(app.text("ending.written", path=found[0], name=found[1].name))

    # -- what came of everyone --------------------------------------------------------------------

    def _fates(self, kit: Kit, body: pygame.Rect) -> None:
        app = self.app
        inner = panel(kit, body, app.text("ending.fates_long"), "ink")
        found = app.memo("fates", lambda: reckoning.fates(app))
        across = 2 if inner.w > 900 else 1
        with kit.scroll("fates", inner) as area:
            y: float = (
                area.y
                + kit.paragraph(
                    (area.x, area.y, area.w, 0), app.text("ending.fates_note"), "small_italic", "muted"
                )
                + 12
            )
            y += self._years(kit, area, y)
            cells = columns((area.x, y, area.w, 10), [1.0] * across, 24)
            for start in range(0, len(found), across):
                y += (
                    max(
                        self._fate(kit, cell, y, one)
                        for cell, one in zip(cells, found[start : start + across], strict=False)
                    )
                    + 14
                )
            area.used(y)

    def _years(self, kit: Kit, area: Any, y: float) -> float:
        """Write how hard the years were likely to be, and what that did to the Committee; give the height used."""
        app, state = self.app, self.app.game.state
        air = future.climate(state)
        text = app.words.say("fate", "years", n=air.severity)
        kit.hot("years", (area.x, y, area.w, 26), said.sum_tip(app, text, air.reasons))
        used: float = kit.paragraph((area.x, y, area.w, 0), escape(text), "bold") + 4
        lost = app.memo("losses", lambda: told.losses(app.words, state))
        used += kit.paragraph((area.x, y + used, area.w, 0), escape(lost), "serif") + 2
        real = app.words.say("fate", "lost_real")
        used += kit.paragraph((area.x, y + used, area.w, 0), escape(real), "small_italic", "muted")
        return used + 16

    def _fate(self, kit: Kit, cell: pygame.Rect, y: float, one: reckoning.Fate) -> float:
        app = self.app
        person = app.scenario.people[one.person]
        portrait.draw(kit, (cell.x, y, 72, 72), person.id, dict(person.portrait), initials(person.name))
        x, w = cell.x + 86, cell.w - 90
        kit.label((x, y - 2, w, 24), person.name, "label_bold")
        at = y + 24
        at += kit.paragraph((x, at, w, 0), escape(one.stands), "bold") + 2
        if one.likely:
            high = kit.measure(escape(one.likely), w, "serif")
            if one.why:
                key = f"fate:{person.id}"
                kit.hot(key, (x, at, w, high), said.sum_tip(app, app.text("fate.why"), one.why, word=self._word(one)))
            at += kit.paragraph((x, at, w, 0), escape(one.likely), "serif") + 2
        if one.record:
            at += kit.paragraph(
                (x, at, w, 0), app.text("ending.record", text=escape(one.record)), "small_italic", "muted"
            )
        return max(76.0, at - y)

    def _word(self, one: reckoning.Fate) -> str:
        """Say what the reasons of a fate add up to, where it is a danger."""
        danger = any(reason.code == "fate_years" for reason in one.why)
        return self.app.text("fate.risk") if danger else ""

    # -- what it cost -----------------------------------------------------------------------------

    def _cost(self, kit: Kit, body: pygame.Rect) -> None:
        app = self.app
        if kit.narrow:
            inner = panel(kit, body, app.text("ending.cost_long"), "ink")
            with kit.scroll("cost", inner) as area:
                y: float = self._country(kit, area, self._measures(kit, area, area.y) + 8) + 12
                area.used(self._record(kit, area, y))
            return
        left, right = columns(body, [0.56, 0.44], 12)
        inner = kit.panel(left, app.text("ending.cost_long"), "red")
        with kit.scroll("cost", inner) as area:
            area.used(self._record(kit, area, self._measures(kit, area, area.y) + 8))
        inner = kit.panel(right, app.text("cost.country"), "ink")
        with kit.scroll("cost_country", inner) as area:
            area.used(self._country(kit, area, area.y))

    def _measures(self, kit: Kit, area: Any, y: float) -> float:
        app = self.app
        found = reckoning.costs(app)
        y += (
            kit.paragraph(
                (area.x, y, area.w, 0), app.text("cost.some" if found else "cost.none"), "serif_bold"
            )
            + 14
        )
        if not found and (came := app.memo("pressure", lambda: pressure(app.words, app.game))):
            y += kit.paragraph((area.x, y, area.w, 0), escape(came), "serif") + 14
        for one in found:
            y += kit.heading((area.x, y, area.w, 30), f"{one.measure}, {app.words.month(one.month)}") + 6
            y += (
                kit.paragraph((area.x, y, area.w, 0), app.text("cost.voted", names=escape(one.voted)), "bold")
                + 6
            )
            did = app.text("cost.did", text=escape(one.did))
            y += kit.paragraph((area.x, y, area.w, 0), did, "small_italic", "muted") + 14
        return y

    def _record(self, kit: Kit, area: Any, y: float) -> float:
        app, words = self.app, self.app.words
        y += kit.heading((area.x, y, area.w, 30), app.text("cost.toll_title")) + 6
        lines = told.costs(words, app.game.state)
        for line in lines:
            text = words.say("fate", "toll_after", text=line.text) if line.after else line.text
            y += kit.paragraph((area.x, y, area.w, 0), escape(text), "bold") + 2
            y += kit.paragraph((area.x, y, area.w, 0), escape(line.because), "small", "muted") + 8
        note = words.say("fate", "toll_note" if lines else "toll_none")
        y += kit.paragraph((area.x, y, area.w, 0), escape(note), "small_italic", "muted") + 14
        y += kit.heading((area.x, y, area.w, 30), app.text("cost.record_title")) + 6
        for key in ("cost.record", "cost.views"):
            y += kit.paragraph((area.x, y, area.w, 0), app.text(key), "serif") + 10
        return y

    def _country(self, kit: Kit, area: Any, y: float) -> float:
        """Draw the figures of the country at the end, each with its way there."""
        app, session = self.app, self.app.game
        state = session.state
        for name in FIGURES:
            was = dict(app.scenario.country).get(name)
            y += kit.paragraph((area.x, y, area.w, 0), escape(app.words.country(name, state.c(name))), "bold")
            if was is not None and was != state.c(name):
                text = app.text("cost.was", was=app.words.country(name, was).partition(": ")[2])
                y += kit.paragraph((area.x, y, area.w, 0), escape(text), "small", "muted")
            if len(session.months) > 2:
                values = [float(one.c(name)) for _, one in session.months]
                far = [int(one(*values, state.c(name))) for one in (min, max)]  # what the end brought is of these years
                low, high = (app.words.country(name, value).partition(": ")[2] for value in far)
                told_range = app.text("cost.range", low=_without_unit(low, high), high=high)
                y += kit.paragraph((area.x, y, area.w, 0), escape(told_range), "small", "muted")
                kit.sparkline(
                    (area.x, y + 2, area.w - 8, 34),
                    values,
                    "red" if name in ("coercion", "collective") else "blue",
                )
                y += 38
                span = [app.words.month(session.months[at][0]) for at in (0, -1)]
                kit.label((area.x, y, area.w // 2, 20), span[0], "small", "muted")
                kit.label((area.x + area.w // 2, y, area.w // 2 - 8, 20), span[1], "small", "muted", "right")
                y += 24
            y += 6
        return y

    def _course(self, kit: Kit, body: pygame.Rect) -> None:
        self.fork.draw(kit, self.app, body)

    def _archive(self, kit: Kit, body: pygame.Rect) -> None:
        self.archive.draw(kit, self.app, body)


def _without_unit(low: str, high: str) -> str:
    """Return the lower end of a range without what it counts, where the upper end says the same after its figure."""
    figures = [_FIGURE.match(one) for one in (low, high)]
    ends = [one.end() if one is not None else 0 for one in figures]
    return low[: ends[0]] if all(ends) and low[ends[0] :] == high[ends[1] :] else low


def _worksheet(game: Session, me: int, like: Words) -> list[Path] | files.StorageError:
    """Write the worksheet; give the files, or why there are none."""
    try:
        return sheet_page.write(game, me, like=like)
    except files.StorageError as fault:
        return fault

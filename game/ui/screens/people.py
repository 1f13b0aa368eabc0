"""Everybody: a list that can be sorted and filtered, one line a person, as far as he is known."""

from __future__ import annotations

from functools import partial
from typing import Any

import pygame

from game.ui.kit import Kit, cut_left, cut_top
from game.ui.screens import shown
from game.ui.screens.base import Screen, frame, screen
from game.world.kinds import ALIVE

ROW = 58
FILTERS = ("cards", "contenders", "cc", "mine", "wanted", "everybody")
SORTS = ("rank", "name", "delegates", "standing", "loyalty", "opinion", "age")


@screen("people")
class People(Screen):
    """A table of people; activating a row opens the person's page."""

    first = ("person:",)

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.filter: str = params.get("filter", "cards")
        self.sort = "rank"
        self.backward = False
        self.wanted = ""

    # -- what is listed ---------------------------------------------------------------------------

    def listed(self) -> list[int]:
        """Give the people shown, in the order asked for."""
        key = ("people", self.filter, self.sort, self.backward, self.wanted)
        return self.app.memo(key, self._found)

    def _found(self) -> list[int]:
        view, app = self.app.view, self.app
        me = app.scenario.seats[app.seat]
        roots = view.roots()
        people = app.scenario.people
        keep = {
            "cards": lambda p: shown.known(view, p),
            "contenders": lambda p: view.seat_index[p] >= 0,
            "cc": lambda p: view.life[p] == ALIVE and view.seat_cc[p] == 2,
            "mine": lambda p: roots[p] == me and p != me and shown.known(view, p),
            "wanted": lambda p: view.want[p] >= 0 and p != me and shown.known(view, p),
            "everybody": lambda p: view.life[p] > 0 and not (people[p].generated and not view.posts_of[p]),
        }[self.filter]
        text = self.wanted.casefold()
        found = [
            p
            for p in range(len(people))
            if keep(p)
            and (
                not text
                or text in people[p].name.casefold()
                or text in people[p].id
                or text in people[p].cyrillic.casefold()
                or text in shown.posts_text(app, p, 9).casefold()
            )
        ]
        found.sort(key=self._key, reverse=self.backward)
        return found

    def _key(self, p: int) -> tuple[Any, ...]:
        view, app = self.app.view, self.app
        person = app.scenario.people[p]
        rank = max((app.scenario.posts[q].rank for q in view.posts_of[p]), default=0)
        body = 3 * view.seat_pb[p] + view.seat_cc[p]
        root = view.roots()[p]
        first: Any = {
            "rank": (-body, -rank, -view.standing[p]),
            "name": (person.short,),
            "delegates": (-shown.delegates_of(app, p), -rank),
            "standing": (-view.standing[p],),
            "loyalty": (root if root >= 0 else 10_000, -view.loyalty[p]),
            "opinion": (-view.regard[app.seat][p],),
            "age": (-shown.age(app, p),),
        }[self.sort]
        return (*first, person.short, p)

    # -- drawing ----------------------------------------------------------------------------------

    def draw(self, kit: Kit) -> None:
        """Draw the filters, the head of the table and its rows."""
        app = self.app
        body = frame(kit, app, app.text("people.title"))
        bar, body = cut_top(body, 38, 8)
        self.piece(kit, "filters", bar, self._filters)
        if kit.narrow:
            bar, body = cut_top(body, 36, 6)
            self._sorts(kit, bar)
        self.piece(kit, "list", body, self._table)

    def _table(self, kit: Kit, body: pygame.Rect) -> None:
        app, people = self.app, self.listed()
        inner = shown.panel(
            kit, body, app.text(f"people.filter_{self.filter}"), note=app.text("people.count", n=len(people))
        )
        cells = self._cells(kit, inner)
        if not kit.narrow:
            head, inner = cut_top(inner, 32, 4)
            self._head(kit, head, cells)
        if not people:
            kit.paragraph(inner, app.text("people.none"), "serif_italic", "muted")
        opened = None
        for index, r in kit.rows("people", inner, len(people), ROW):
            p = people[index]
            if kit.row(f"person:{app.scenario.people[p].id}", r, tip=app.person_tip(p)):
                opened = p
            over = kit.hover == f"person:{app.scenario.people[p].id}"
            app.kept(kit, r, ("person", p, over), partial(self._row, kit, r, p, cells))
        if opened is not None:
            app.go("person", person=opened, among=people)

    def _filters(self, kit: Kit, bar: pygame.Rect) -> None:
        app = self.app
        find_w = 210 if not kit.narrow else 130
        left = pygame.Rect(bar.x, bar.y, bar.w - find_w - 10, bar.h)
        options = [(key, app.text(f"people.tab_{key}")) for key in FILTERS]
        tips = {key: app.text(f"people.filter_{key}") for key in FILTERS}
        chosen = kit.tabs("filter", left, options, self.filter, tips)
        if chosen != self.filter:
            self.filter = chosen
            kit.scroll_to("people", 0)
        self.wanted = kit.field(
            "find", (bar.right - find_w, bar.y, find_w, bar.h), self.wanted, 30, hint=app.text("people.find")
        )

    def _sorts(self, kit: Kit, bar: pygame.Rect) -> None:
        options = [(key, self.app.text(f"people.sort_{key}")) for key in SORTS]
        self._choose(kit, kit.tabs("sort", bar, options, self.sort))

    def _choose(self, kit: Kit, key: str) -> None:
        if key != self.sort:
            self.sort, self.backward = key, False
            kit.scroll_to("people", 0)

    def _cells(self, kit: Kit, inner: pygame.Rect) -> dict[str, tuple[int, int]]:
        """Give (x, width) of each column: the room left over goes to name and post, some of it to what is known."""
        ages = max(174, kit.text_width(self.app.text("screens.age_now"), "small") + 6)
        fixed = {"delegates": 96, "standing": 92, "loyalty": 190, "opinion": 130, "age": ages}
        room = inner.w - 16 - sum(fixed.values()) - 8 * 6
        more = max(0, min(90, (room - 600) // 2))  # in a wide window a wish stands on one line
        fixed["age"] += more
        room -= more
        widths = {"name": room * 45 // 100, "rank": room - room * 45 // 100, **fixed}
        x, cells = inner.x, {}
        for key, wide in widths.items():
            cells[key] = (x, wide)
            x += wide + 8
        return cells

    def _head(self, kit: Kit, head: pygame.Rect, cells: dict[str, tuple[int, int]]) -> None:
        app = self.app
        for key, (x, wide) in cells.items():
            on = key == self.sort
            arrow = ("▲ " if self.backward else "▼ ") if on else ""
            label = arrow + app.text(f"people.sort_{key}")
            if kit.button(
                f"sort:{key}",
                (x, head.y, wide, head.h),
                label,
                app.text(f"people.about_{key}"),
                style="dark" if on else "plain",
            ):
                if on:
                    self.backward = not self.backward
                else:
                    self._choose(kit, key)
                kit.touch()

    def _row(self, kit: Kit, r: pygame.Rect, p: int, cells: dict[str, tuple[int, int]]) -> None:
        app, view = self.app, self.app.view
        person = app.scenario.people[p]
        shown.bust(kit, app, (r.x + 4, r.y + 4, ROW - 9, ROW - 9), p)
        if kit.narrow:
            self._narrow_row(kit, r, p)
            return
        x, wide = cells["name"]
        left = x + ROW + 4
        kit.label(
            (left, r.y + 2, wide - ROW - 6, 24),
            person.short if person.short != person.name else person.name,
            "bold",
        )
        who, room = shown.body_text(app, p) or shown.caption(app, p), wide - ROW - 6
        if not kit.fits(who, "small", room, 36):
            who = person.name  # without what his father was called
        kit.label((left, r.y + 22, room, 36), who, "small", "muted")
        x, wide = cells["rank"]
        kit.label(
            (x, r.y, wide, r.h), shown.posts_text(app, p, 2), "body", "ink" if view.posts_of[p] else "muted"
        )
        x, wide = cells["delegates"]
        sent = shown.delegates_of(app, p)
        kit.label(
            (x, r.y, wide, r.h),
            str(sent) if sent else "–",
            "bold" if sent else "body",
            "ink" if sent else "muted",
            "centre",
        )
        x, wide = cells["standing"]
        kit.label((x + 4, r.y + 8, wide - 8, 20), str(view.standing[p]), "small_bold")
        kit.meter((x + 4, r.y + 32, wide - 8, 10), view.standing[p])
        x, wide = cells["loyalty"]
        self._loyalty(kit, pygame.Rect(x, r.y, wide, r.h), p)
        x, wide = cells["opinion"]
        self._opinion(kit, pygame.Rect(x, r.y, wide, r.h), p)
        x, wide = cells["age"]
        kit.label(
            (x, r.y + 2, wide, 20),
            self._age(p),
            "small",
            "bad" if shown.age(app, p) > shown.STALE else "muted",
        )
        want = view.want[p] >= 0
        kit.label(
            (x, r.y + 22, wide, r.h - 22),
            shown.want_text(app, p, short=True) if want else app.text("people.want_unknown"),
            "small",
            "ink" if want else "muted",
        )

    def _age(self, p: int) -> str:
        app = self.app
        return (
            shown.of(app, p, "people.by_himself")
            if app.view.seat_index[p] >= 0
            else shown.age_text(app, shown.age(app, p))
        )

    def _loyalty(self, kit: Kit, r: pygame.Rect, p: int) -> None:
        app, view = self.app, self.app.view
        root = view.roots()[p]
        if view.seat_index[p] >= 0:
            kit.mark((r.x, r.y + 15, 28, 28), app.scenario.people[p].id)
            kit.label((r.x + 36, r.y, r.w - 36, r.h), app.text("people.own_head"), "small", "muted")
            return
        kit.mark((r.x, r.y + 15, 28, 28), shown.root_id(app, p))
        if root < 0:
            kit.label((r.x + 36, r.y, r.w - 36, r.h), app.text("people.nobodys"), "small", "muted")
            return
        loyal, off = view.loyalty[p], shown.spread(app, p)
        words = f"{shown.short(app, root)}, {shown.loyalty_word(app, loyal)}"
        kit.label((r.x + 36, r.y + 7, r.w - 36, 22), words, "small")
        kit.meter((r.x + 36, r.y + 34, r.w - 44, 9), loyal, band=(max(0, loyal - off), min(100, loyal + off)))

    def _opinion(self, kit: Kit, r: pygame.Rect, p: int) -> None:
        app, view = self.app, self.app.view
        if p == app.scenario.seats[app.seat]:
            kit.label(r, app.text("people.yourself"), "small", "muted")
            return
        amount = view.regard[app.seat][p]
        kit.label(
            (r.x, r.y + 7, r.w, 22),
            f"{shown.signed(amount)} {shown.opinion_word(app, amount)}",
            "small_bold",
            shown.tone_of(amount),
        )
        kit.meter((r.x, r.y + 34, r.w - 10, 9), amount, -100, 100, colour="good" if amount > 0 else "bad")

    def _narrow_row(self, kit: Kit, r: pygame.Rect, p: int) -> None:
        app, view = self.app, self.app.view
        person = app.scenario.people[p]
        mark, rest = cut_left(pygame.Rect(r.x + ROW + 4, r.y, r.w - ROW - 8, r.h), 30, 8)
        kit.mark((mark.x, mark.y + 15, 28, 28), shown.root_id(app, p))
        side = min(200, rest.w // 3)
        left = pygame.Rect(rest.x, rest.y, rest.w - side - 8, rest.h)
        kit.label((left.x, left.y + 6, left.w, 24), person.short, "bold")
        kit.label((left.x, left.y + 29, left.w, 20), shown.posts_text(app, p, 2), "small", "muted")
        right = pygame.Rect(rest.right - side, rest.y, side, rest.h)
        top, foot = {
            "rank": (shown.body_text(app, p), app.text("people.standing_n", n=view.standing[p])),
            "name": (shown.body_text(app, p), app.text("people.standing_n", n=view.standing[p])),
            "delegates": (
                app.text("people.delegates_n", n=shown.delegates_of(app, p)),
                shown.body_text(app, p),
            ),
            "standing": (app.text("people.standing_n", n=view.standing[p]), shown.body_text(app, p)),
            "loyalty": (
                shown.short(app, view.roots()[p]) if view.roots()[p] >= 0 else app.text("people.nobodys"),
                shown.loyalty_word(app, view.loyalty[p])
                if view.seat_index[p] < 0 and view.roots()[p] >= 0
                else "",
            ),
            "opinion": (
                shown.signed(view.regard[app.seat][p]),
                shown.opinion_word(app, view.regard[app.seat][p]),
            ),
            "age": (self._age(p), shown.want_text(app, p)),
        }[self.sort]
        kit.label((right.x, right.y + 6, right.w, 24), top, "small", "ink", "right")
        kit.label((right.x, right.y + 29, right.w, 20), foot, "small", "muted", "right")

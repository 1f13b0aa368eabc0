"""The nomenklatura as a chart: who recommends to what, who sits there, whose man he is, what he sends."""

from __future__ import annotations

from functools import partial
from typing import Any

import pygame

from game.play.action import Action, bar
from game.play.actions.posts import recommends
from game.rules.gatherings import hall_votes
from game.ui.kit import Kit, Tip, columns, cut_top
from game.ui.kit.scrolling import Content
from game.ui.screens import post_panel, said, shown
from game.ui.screens.base import Screen, frame, screen
from game.world.kinds import Decision
from game.world.reason import Reason

FILTERS = ("all", "mine", "vacant", "delegates", "ours")
KINDS = (
    "centre",
    "department",
    "control",
    "republic",
    "region",
    "district",
    "government",
    "soviet",
    "army",
    "police",
    "union",
    "press",
    "comintern",
    "abroad",
)
CARD_H, CARD_W = 66, 206


@screen("posts")
class Posts(Screen):
    """The chart of posts, the people who might fill them, and the page of the post chosen.

    A person is carried onto a post by mouse or with Space; the committee's reasons are read before the order.
    """

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.chosen: int = params.get("post", -1)
        self.arriving: int = params.get("person", -1)
        self.filter = "all"
        self.part = "chart"
        self.names = "fit" if self.chosen >= 0 else "free"
        self.proposed: tuple[int, int] | None = None
        self.show_chosen = self.chosen >= 0
        self.wanted = ""
        self._bars: dict[tuple[int, int], Reason | None] = {}
        self._bars_for: object = None

    # -- what may be done -------------------------------------------------------------------------

    def bar(self, q: int, p: int) -> Reason | None:
        """Give what bars appointing a person to a post now, None when nothing does."""
        app = self.app
        if not shown.at_desk(app):
            return Reason("not_at_desk")
        if self._bars_for is not app.view:
            self._bars, self._bars_for = {}, app.view
        if (q, p) not in self._bars:
            self._bars[q, p] = bar(app.view, Decision("desk", app.seat), Action("appoint", (q, p)))
        return self._bars[q, p]

    def why(self, q: int, p: int) -> str | None:
        """Say what bars appointing a person to a post, None when nothing does."""
        barred = self.bar(q, p)
        if barred is None:
            return None
        if barred.code == "not_at_desk":
            return self.app.text("screens.not_at_desk")
        return said.first_up(self.app.words.reason(barred))

    def propose(self, kit: Kit, q: int, p: int) -> None:
        """Ask whether a person shall be appointed, or say why he cannot be."""
        why = self.why(q, p)
        self.chosen = q
        if why is None:
            self.proposed = (q, p)
        else:
            self.app.notice(why)
        kit.touch()

    def choose(self, kit: Kit, q: int) -> None:
        """Open the page of a post beside the chart."""
        self.chosen, self.names = q, "fit"
        if kit.narrow:
            self.part = "post"
        kit.scroll_to("names", 0)
        kit.scroll_to("post_page", 0)

    # -- drawing ----------------------------------------------------------------------------------

    def draw(self, kit: Kit) -> None:
        """Draw chart, people and post; while a card is carried the chart shows where it may go."""
        app = self.app
        body = frame(kit, app, app.text("posts.title"), esc=self.proposed is None)
        if self.arriving >= 0:
            kit.carry(self.arriving, shown.short(app, self.arriving))
            self.arriving = -1
        if kit.narrow:
            parts = ("chart", "names", "post")
            strip, body = cut_top(body, 34, 6)
            if kit.carrying is not None:
                self.part = "chart"
            self.part = kit.tabs(
                "part", strip, [(key, app.text(f"posts.part_{key}")) for key in parts], self.part
            )
            where = {self.part: body}
        else:
            wide = columns(body, [272, 1.0, 312], 8)
            where = dict(zip(("names", "chart", "post"), wide, strict=True))
        if "names" in where:
            self.piece(kit, "names", where["names"], partial(post_panel.names, self))
        if "chart" in where:
            self.piece(kit, "chart", where["chart"], self._chart)
        if "post" in where:
            self.piece(kit, "post", where["post"], partial(post_panel.page, self))
        if self.proposed is not None:
            post_panel.question(self, kit)

    def groups(self) -> list[tuple[int, list[int]]]:
        """Give the chart in order: (post that recommends or -1, posts in its gift), after the filter."""
        app, view = self.app, self.app.view
        posts, me = app.scenario.posts, app.scenario.seats[app.seat]
        roots = view.roots()
        keep = {
            "all": lambda q: True,
            "mine": lambda q: recommends(view, app.seat, q),
            "vacant": lambda q: view.holder[q] < 0,
            "delegates": lambda q: view.delegates[q] > 0,
            "ours": lambda q: view.holder[q] >= 0 and roots[view.holder[q]] == me,
        }[self.filter]
        under: dict[int, list[int]] = {}
        for q in range(len(posts)):
            if keep(q):
                under.setdefault(view.under[q], []).append(q)
        for wards in under.values():
            wards.sort(
                key=lambda q: (
                    KINDS.index(posts[q].kind) if posts[q].kind in KINDS else 99,
                    -view.delegates[q],
                    -posts[q].rank,
                    q,
                )
            )
        masters = sorted((q for q in under if q >= 0), key=lambda q: (-len(view.wardens[q]), q))
        out = [(q, under[q]) for q in masters]
        if -1 in under:
            headed = {q for q in masters if view.under[q] < 0}
            rest = [q for q in under[-1] if q not in headed]
            if rest:
                out.append((-1, rest))
        return out

    def _chart(self, kit: Kit, rect: pygame.Rect) -> None:
        app = self.app
        strip, rect = cut_top(rect, 34, 6)
        chosen = kit.tabs(
            "filter",
            strip,
            [(key, app.text(f"posts.filter_{key}")) for key in FILTERS],
            self.filter,
            {key: app.text(f"posts.about_{key}") for key in FILTERS},
        )
        if chosen != self.filter:
            self.filter = chosen
            kit.scroll_to("chart", 0)
        groups = self.groups()
        inner = (
            shown.panel(kit, rect)
            if kit.narrow
            else shown.panel(
                kit,
                rect,
                app.text("posts.chart"),
                note=app.text(
                    "posts.count", n=len({q for master, wards in groups for q in (master, *wards) if q >= 0})
                ),
            )
        )
        with kit.scroll("chart", inner) as area:
            y = area.y
            for master, wards in groups:
                y = self._group(kit, area, y, master, wards)
            if not groups:
                y += kit.paragraph((area.x, y, area.w, 0), app.text("posts.none"), "serif_italic", "muted")
            area.used(y)
        if self.show_chosen and self.chosen >= 0:
            kit.reveal(f"post:{app.scenario.posts[self.chosen].id}")
            self.show_chosen = False

    def _group(self, kit: Kit, area: Content, y: int, master: int, wards: list[int]) -> int:
        app, view = self.app, self.app.view
        head = pygame.Rect(area.x, y, area.w, 48)
        if master >= 0:
            top = view.under[master] < 0
            self._head(
                kit,
                area,
                head,
                master,
                f"post:{app.scenario.posts[master].id}" if top else f"head:{app.scenario.posts[master].id}",
            )
        else:
            kit.fill((head.x, head.y + 12, head.w, 32), "soot")
            kit.label(
                (head.x + 12, head.y + 12, head.w - 24, 32), app.text("posts.by_motion"), "label_bold", "card"
            )
        y += 54
        left = area.x + 18
        room = area.w - 18
        across = max(1, (room + 8) // (CARD_W + 8))
        wide = (room - 8 * (across - 1)) // across
        lines = -(-len(wards) // across)
        spine = area.x + 7
        for line in range(lines):
            middle = y + line * (CARD_H + 8) + CARD_H // 2
            if area.rect.y <= middle <= area.rect.bottom:
                kit.fill((spine, middle - 1, 12, 3), "soot")
        if lines and area.rect.y <= y + lines * (CARD_H + 8) and y - 6 <= area.rect.bottom:
            kit.fill((spine, y - 6, 3, (lines - 1) * (CARD_H + 8) + CARD_H // 2 + 8), "soot")
        for n, q in enumerate(wards):
            r = pygame.Rect(left + (n % across) * (wide + 8), y + (n // across) * (CARD_H + 8), wide, CARD_H)
            self._card(kit, area, r, q)
        return y + lines * (CARD_H + 8) + 10

    def _head(self, kit: Kit, area: Content, r: pygame.Rect, q: int, id: str) -> None:
        """Draw the post that recommends, as the head of its group."""
        app, view = self.app, self.app.view
        post, holder = app.scenario.posts[q], view.holder[q]
        if kit.hot(id, r, self._tip(kit, id, q)):
            self.choose(kit, q)
        if not area.rect.colliderect(r):
            return
        kit.fill(r, "ink" if self.chosen != q else "blood")
        kit.poly(
            [(r.right - 40, r.y), (r.right - 20, r.y), (r.right - 44, r.bottom), (r.right - 64, r.bottom)],
            "red",
        )
        if holder >= 0:
            shown.bust(kit, app, (r.x + 3, r.y + 3, 42, 42), holder)
        x = r.x + 54
        room = r.w - 54 - 110
        whole = kit.text_width(post.name, "label_bold") * kit.letters.least("label_bold") < room
        kit.label((x, r.y + 3, room, 24), post.name if whole else post.short, "label_bold", "card")
        key = "posts.recommends" if holder >= 0 else "posts.recommends_nobody"
        kit.label(
            (x, r.y + 26, room, 20),
            app.text(key, who=shown.short(app, holder), n=len(view.wardens[q])),
            "small",
            "shade",
        )
        if holder >= 0:
            kit.fill((r.right - 104, r.y + 9, 32, 32), "card")
            kit.mark((r.right - 102, r.y + 11, 28, 28), shown.root_id(app, holder))

    def _card(self, kit: Kit, area: Content, r: pygame.Rect, q: int) -> None:
        app, view = self.app, self.app.view
        post, holder = app.scenario.posts[q], view.holder[q]
        id = f"post:{post.id}"
        if holder >= 0:
            went = kit.drag(id, r, holder, shown.short(app, holder), self._tip(kit, id, q), drawn=False)
        else:
            went = kit.hot(id, r, self._tip(kit, id, q))
        if went:
            self.choose(kit, q)
        if area.rect.colliderect(r):
            self._face(kit, r, q)
        if kit.carrying is not None or kit.drop(f"drop:{post.id}", r) is not None:
            self._target(kit, r, q)

    def _tip(self, kit: Kit, id: str, q: int) -> Tip | None:
        """Give what is known of a post where it is pointed at: to tell it of all would hold the first frame up."""
        return self.app.post_tip(q) if id in (kit.hover, kit.focus) else None

    def _target(self, kit: Kit, r: pygame.Rect, q: int) -> None:
        """Offer the card as a place for the one carried."""
        app = self.app
        p = kit.carrying
        why = self.why(q, p) if isinstance(p, int) else None
        tip = post_panel.forecast_tip(self, q, p) if isinstance(p, int) and why is None else None
        dropped = kit.drop(f"drop:{app.scenario.posts[q].id}", r, why, tip)
        if isinstance(dropped, int):
            self.propose(kit, q, dropped)

    def _face(self, kit: Kit, r: pygame.Rect, q: int) -> None:
        """Draw what a card shows: post, holder, patron, delegates, machine."""
        app, view = self.app, self.app.view
        holder = view.holder[q]
        root = view.roots()[holder] if holder >= 0 else -1
        over = kit.hover == f"post:{app.scenario.posts[q].id}"
        kit.fill((r.x + 3, r.y + 3, r.w, r.h), "line")
        # With the px round it that the soft edges of its corner reach.
        key = ("post", q, over, self.chosen == q, kit.carrying is not None)
        app.kept(kit, r.inflate(4, 4), key, lambda: self._front(kit, r, q, root, over))

    def _front(self, kit: Kit, r: pygame.Rect, q: int, root: int, over: bool) -> None:
        app, view = self.app, self.app.view
        post, holder = app.scenario.posts[q], view.holder[q]
        kit.fill(r, "shade" if self.chosen == q or over else "card")
        kit.frame(r, "red" if self.chosen == q else "ink", 3 if self.chosen == q else 1.5)
        kit.fill((r.x, r.y, 7, r.h), shown.root_colour(kit, app, root))
        if holder >= 0 and shown.age(app, holder) > shown.STALE:  # whose man he is was last known long ago
            kit.hatch((r.x + 1.5, r.y + 1.5, 5.5, r.h - 3), "card", 6, 2.5)
        sent = hall_votes(view)[q]
        note = str(sent) if sent else ""
        used = kit.text_width(note, "label_bold") + 8 if note else 0
        away = used + (26 if note and kit.carrying is not None else 0)
        room = r.w - 70 - away
        low = 10 if not sent and not kit.fits(post.short, "label", room, 24) else 0  # two lines where no meter stands
        kit.label((r.x + 64, r.y + 3 - low // 5, room, 24 + (low * 7 // 5)), post.short, "label")
        if note:
            # While a card is carried the cross of a barred place stands in the corner; the figure makes room for it.
            edge = r.right - used - (30 if kit.carrying is not None else 4)
            kit.fill((edge, r.y + 4, used, 21), "ink")
            kit.label((edge, r.y + 4, used, 21), note, "label_bold", "card", "centre")
        if holder >= 0:
            shown.bust(kit, app, (r.x + 11, r.y + 8, 48, 48), holder)
            kit.mark((r.x + 64, r.y + 28 + low, 22, 22), shown.root_id(app, holder))
            kit.label((r.x + 90, r.y + 27 + low, r.w - 96, 24), shown.short(app, holder), "bold")
        else:
            kit.hatch((r.x + 11, r.y + 8, 48, 48), "line", 6)
            kit.frame((r.x + 11, r.y + 8, 48, 48), "muted", 1.5)
            kit.label((r.x + 64, r.y + 27 + low, r.w - 70, 24), app.text("posts.vacant"), "italic", "bad")
        if sent:
            kit.meter((r.x + 64, r.bottom - 12, r.w - 74, 7), view.machine[q], colour="soot")
        if recommends(view, app.seat, q):
            kit.poly([(r.x, r.y), (r.x + 18, r.y), (r.x, r.y + 18)], "card")
            kit.line((r.x + 18, r.y), (r.x, r.y + 18), "ink", 2)
            kit.poly([(r.x, r.y), (r.x + 8, r.y), (r.x, r.y + 8)], "red")
        if any(seat == app.seat and kind == "appoint" and args[0] == q for seat, kind, args in view.orders):
            kit.chip(r.x + 64, r.bottom - 24, app.text("posts.ordered"), "ochre")

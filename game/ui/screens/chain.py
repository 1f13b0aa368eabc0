"""The circular flow in one picture: who recommends, whose secretaries, delegates, Committee, Politburo."""

from __future__ import annotations

from typing import Any

import pygame

from game.rules import lead
from game.rules.gatherings import hall_votes
from game.ui import chart
from game.ui.kit import Kit, Reason, Tip, columns, cut_bottom, cut_left, cut_right, cut_top
from game.ui.screens import shown
from game.ui.screens.base import Screen, frame, screen
from game.ui.theme import Colour
from game.words.fates import chain_short

NOBODY = -1
LOW = 240  # logical px of height under which the picture has no room for the way back


@screen("chain")
class Chain(Screen):
    """Appointments, secretaries, delegates, Central Committee and Politburo as flows by patron, as believed."""

    first = ("flow:",)

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.pointed: str | None = None
        self.part = "picture"  # where there is no room for both

    # -- what flows -------------------------------------------------------------------------------

    def root(self, p: int) -> int:
        """Give the contender whose man a person is believed to be, -1 for nobody's and nobody."""
        return self.app.view.roots()[p] if p >= 0 else NOBODY

    def owners(self) -> list[int]:
        """Give the contenders and nobody, in the order of the columns."""
        return [*self.app.scenario.seats, NOBODY]

    def key(self, owner: int) -> str:
        """Give the id of an owner's node."""
        return self.app.scenario.people[owner].id if owner >= 0 else "nobody"

    def flows(self) -> tuple[dict[tuple[int, int], list[int]], dict[int, list[int]], dict[int, list[int]]]:
        """Give posts with delegates by (who recommends, whose secretary); CC and Politburo members by patron."""
        view = self.app.view
        local: dict[tuple[int, int], list[int]] = {}
        for q, sent in enumerate(hall_votes(view)):
            if sent:
                local.setdefault((self.root(view.jurisdiction(q)), self.root(view.holder[q])), []).append(q)
        committee: dict[int, list[int]] = {}
        bureau: dict[int, list[int]] = {}
        for p in range(len(view.seat_cc)):
            if view.seat_cc[p] == 2:
                committee.setdefault(self.root(p), []).append(p)
            if view.seat_pb[p] == 2:
                bureau.setdefault(self.root(p), []).append(p)
        return local, committee, bureau

    def draw(self, kit: Kit) -> None:
        """Draw the picture, its lesson and the shares it comes to."""
        app = self.app
        body = frame(kit, app, app.text("chain.title"))
        side = None
        if not kit.narrow:
            side, body = cut_right(body, 286, 8)
        else:  # what stands beside the picture has a tab
            strip, body = cut_top(body, 34, 6)
            parts = [(key, app.text(f"chain.part_{key}")) for key in ("picture", "side")]
            self.part = kit.tabs("part", strip, parts, self.part)
            if self.part == "side":
                self.piece(kit, "side", body, self._side)
                return
        self.piece(kit, "picture", body, self._whole)
        if side is not None:
            self.piece(kit, "side", side, self._side)

    def _whole(self, kit: Kit, body: pygame.Rect) -> None:
        app = self.app
        note = app.text("chain.note" if app.seat >= 0 else "chain.note_all")
        inner = shown.panel(kit, body, app.text("chain.picture"), note=note)
        if inner.h >= LOW:  # else the columns would stand over it
            loop, inner = cut_bottom(inner, 40, 2)
            self._loop(kit, loop)
        if (
            inner.w < 620
        ):  # too narrow for five columns: the picture is wider than its window and is moved by tabs
            self._narrow(kit, inner)
        else:
            self._picture(kit, inner, range(5))

    def _narrow(self, kit: Kit, inner: pygame.Rect) -> None:
        self._picture(kit, inner, range(1, 5))

    def _picture(self, kit: Kit, rect: pygame.Rect, which: range) -> None:
        key = ("flow", which, kit.palette.name)
        shown_columns, bands = self.app.memo(key, lambda: self._flow(kit, which))
        picked = chart.flow(kit, rect, shown_columns, bands, "flow", self.pointed)
        if picked is not None:
            self.pointed = None if picked == self.pointed else picked

    def _flow(self, kit: Kit, which: range) -> tuple[list[chart.Column], list[chart.Band]]:
        """Return the columns of the picture and the bands between them."""
        app, view = self.app, self.app.view
        local, committee, bureau = self.flows()
        every = max(1, sum(hall_votes(view)))
        members = max(1, sum(len(people) for people in committee.values()))
        top = max(1, sum(len(people) for people in bureau.values()))
        by_giver: dict[int, int] = {}
        by_owner: dict[int, int] = {}
        posts_of: dict[int, list[int]] = {}
        for (giver, owner), posts in local.items():
            votes = sum(hall_votes(view)[q] for q in posts)
            by_giver[giver] = by_giver.get(giver, 0) + votes
            by_owner[owner] = by_owner.get(owner, 0) + votes
            posts_of.setdefault(owner, []).extend(posts)
        nodes: list[list[chart.FlowNode]] = [[], [], [], [], []]
        bands: list[chart.Band] = []
        for owner in self.owners():
            tone, name, mark = (
                shown.root_colour(kit, app, owner),
                self._name(owner),
                self.key(owner) if owner >= 0 else None,
            )
            if by_giver.get(owner):
                nodes[0].append(
                    _node(
                        f"give-{self.key(owner)}",
                        name,
                        _share(by_giver[owner], every),
                        tone,
                        self._giver_tip(owner, local),
                        mark,
                    )
                )
            if by_owner.get(owner):
                nodes[1].append(
                    _node(
                        f"post-{self.key(owner)}",
                        name,
                        _share(by_owner[owner], every),
                        tone,
                        self._posts_tip(owner, posts_of[owner]),
                        mark,
                    )
                )
                nodes[2].append(
                    _node(
                        f"vote-{self.key(owner)}",
                        f"{by_owner[owner]}",
                        _share(by_owner[owner], every),
                        tone,
                        self._posts_tip(owner, posts_of[owner]),
                        mark,
                    )
                )
                machine = sum(hall_votes(view)[q] * view.machine[q] for q in posts_of[owner]) // max(
                    1, by_owner[owner]
                )
                bands.append(
                    chart.Band(
                        f"post-{self.key(owner)}",
                        f"vote-{self.key(owner)}",
                        _share(by_owner[owner], every),
                        tone,
                        Tip(
                            app.text("chain.machine_title" if owner >= 0 else "chain.sends_nobody", who=name),
                            app.text("chain.machine", n=machine, of=by_owner[owner]),
                        ),
                    )
                )
            if committee.get(owner):
                nodes[3].append(
                    _node(
                        f"cc-{self.key(owner)}",
                        f"{len(committee[owner])}",
                        _share(len(committee[owner]), members),
                        tone,
                        self._people_tip(owner, committee[owner], "committee"),
                        mark,
                    )
                )
            if bureau.get(owner):
                nodes[4].append(
                    _node(
                        f"pb-{self.key(owner)}",
                        name,
                        _share(len(bureau[owner]), top),
                        tone,
                        self._people_tip(owner, bureau[owner], "bureau"),
                        mark,
                    )
                )
            if by_owner.get(owner) and committee.get(owner):
                weight = min(_share(by_owner[owner], every), _share(len(committee[owner]), members))
                bands.append(
                    chart.Band(
                        f"vote-{self.key(owner)}",
                        f"cc-{self.key(owner)}",
                        weight,
                        tone,
                        self._lag_tip(owner, by_owner[owner], every, len(committee[owner]), members),
                    )
                )
            if committee.get(owner) and bureau.get(owner):
                weight = min(_share(len(committee[owner]), members), _share(len(bureau[owner]), top))
                bands.append(
                    chart.Band(
                        f"cc-{self.key(owner)}",
                        f"pb-{self.key(owner)}",
                        weight,
                        tone,
                        self._people_tip(owner, bureau[owner], "bureau"),
                    )
                )
        order = self.owners()
        for (giver, owner), posts in sorted(
            local.items(), key=lambda one: (order.index(one[0][0]), order.index(one[0][1]))
        ):
            votes = sum(hall_votes(view)[q] for q in posts)
            bands.append(
                chart.Band(
                    f"give-{self.key(giver)}",
                    f"post-{self.key(owner)}",
                    _share(votes, every),
                    shown.root_colour(kit, app, owner),
                    self._gift_tip(giver, owner, posts),
                )
            )
        titles = ("recommends", "secretaries", "delegates", "committee", "bureau")
        shown_columns = [chart.Column(app.text(f"chain.column_{titles[n]}"), nodes[n]) for n in which]
        there = {node.id for n in which for node in nodes[n]}
        return shown_columns, [band for band in bands if band.a in there and band.b in there]

    def _name(self, owner: int) -> str:
        return shown.short(self.app, owner) if owner >= 0 else self.app.text("chain.nobody")

    # -- tips -------------------------------------------------------------------------------------

    def _lines(self, posts: list[int]) -> tuple[Reason, ...]:
        app, view = self.app, self.app.view
        order = sorted(posts, key=lambda q: -hall_votes(view)[q])
        lines = [
            Reason(
                chain_short(
                    app.words,
                    view,
                    f"{app.scenario.posts[q].short}, {shown.short(app, view.holder[q])}",
                    post=q,
                ),
                str(hall_votes(view)[q]),
            )
            for q in order[:12]
        ]
        if len(order) > 12:
            lines.append(
                Reason(
                    app.text("person.and_more", n=len(order) - 12),
                    str(sum(hall_votes(view)[q] for q in order[12:])),
                )
            )
        return tuple(lines)

    def _giver_tip(self, giver: int, local: dict[tuple[int, int], list[int]]) -> Tip:
        posts = [q for (by, _), held in local.items() if by == giver for q in held]
        return Tip(
            self.app.text("chain.gives" if giver >= 0 else "chain.gives_nobody", who=self._name(giver)),
            "",
            self._lines(posts),
        )

    def _posts_tip(self, owner: int, posts: list[int]) -> Tip:
        return Tip(
            self.app.text("chain.sends" if owner >= 0 else "chain.sends_nobody", who=self._name(owner)),
            "",
            self._lines(posts),
        )

    def _gift_tip(self, giver: int, owner: int, posts: list[int]) -> Tip:
        app, view = self.app, self.app.view
        known = [shown.short(app, view.giver[q]) for q in posts if view.giver[q] >= 0]
        text = app.text("chain.put_by", names=app.words.list_of(list(dict.fromkeys(known)))) if known else ""
        key = "gift" if giver >= 0 else "gift_nobody"
        return Tip(
            app.text(f"chain.{key}", who=self._name(giver), whose=self._name(owner)), text, self._lines(posts)
        )

    def _people_tip(self, owner: int, people: list[int], where: str) -> Tip:
        app = self.app
        lines = tuple(
            Reason(
                chain_short(app.words, app.view, shown.short(app, p), person=p),
                shown.age_text(app, shown.age(app, p)) if p != owner else "",
            )
            for p in people[:16]
        )
        more = app.text("person.and_more", n=len(people) - 16) if len(people) > 16 else ""
        return Tip(app.text(f"chain.in_{where}", who=self._name(owner), n=len(people)), more, lines)

    def _lag_tip(self, owner: int, votes: int, every: int, heads: int, members: int) -> Tip:
        app = self.app
        would = votes * members // every
        key = "lag_more" if heads > would + 1 else "lag_less" if heads < would - 1 else "lag_even"
        return Tip(
            app.text("chain.lag_title", who=self._name(owner)),
            app.text(f"chain.{key}", heads=heads, would=would),
        )

    # -- round it ---------------------------------------------------------------------------------

    def _loop(self, kit: Kit, r: pygame.Rect) -> None:
        """Draw the way back: what the bureau elects recommends again."""
        y = r.y + 14
        kit.line((r.right - 40, r.y - 2), (r.right - 40, y), "soot", 3)
        kit.line((r.right - 40, y), (r.x + 40, y), "soot", 3)
        kit.arrow((r.x + 40, y), (r.x + 40, r.y - 4), "soot", 3)
        text = self.app.text("chain.loop" if kit.width > 760 else "chain.loop_short")
        wide = min(r.w - 120, kit.text_width(text, "small_bold") + 20)
        kit.fill((r.centerx - wide // 2, y - 12, wide, 24), "card")
        kit.label((r.centerx - wide // 2 + 4, y - 12, wide - 8, 24), text, "small_bold", "ink", "centre")

    def _side(self, kit: Kit, rect: pygame.Rect) -> None:
        app, view = self.app, self.app.view
        inner = shown.panel(kit, rect, app.text("chain.side"), "red")
        with kit.scroll("chain", inner) as area:
            x, y, w = area.x, area.y, area.w
            y += kit.paragraph((x, y, w, 0), app.text("chain.lesson"), "serif") + 12
            y += kit.heading((x, y, w, 0), app.text("chain.strength"))
            organised = lead.organisation(view, view.roots())
            seen = lead.stage(view)
            for k in sorted(range(len(app.scenario.seats)), key=lambda k: -organised[k]):
                p = app.scenario.seats[k]
                kit.hot(
                    f"strength:{app.scenario.people[p].id}",
                    (x, y, w, 42),
                    app.text(
                        "chain.strength_tip" if app.seat >= 0 else "chain.strength_tip_all",
                        files=organised[k] // 10,
                        stage=seen[k] // 10,
                        who=shown.short(app, p),
                    ),
                )
                mark, rest = cut_left(pygame.Rect(x, y, w, 42), 26, 8)
                kit.mark((mark.x, mark.y + 8, 26, 26), app.scenario.people[p].id)
                name, figures = columns(rest, [84, 1.0], 6)
                kit.label((name.x, name.y, name.w, 42), shown.short(app, p), "body")
                most = max(1, max(organised), max(seen))
                for n, (value, tone) in enumerate(((organised[k], "ink"), (seen[k], "ochre"))):
                    line = figures.y + 6 + 17 * n
                    kit.meter((figures.x, line + 2, figures.w - 46, 10), value, 0, most, colour=tone)
                    kit.label(
                        (figures.right - 42, line - 4, 42, 20), f"{value // 10} %", "small", "ink", "right"
                    )
                y += 44
            for tone, key in (("ink", "files" if app.seat >= 0 else "files_all"), ("ochre", "stage")):
                kit.fill((x, y + 8, 18, 10), tone)
                y += max(24, kit.paragraph((x + 26, y + 2, w - 26, 0), app.text(f"chain.{key}"), "small", "muted") + 4)
            area.used(y)


def _node(id: str, label: str, share: int, tone: Colour, tip: Tip, mark: str | None) -> chart.FlowNode:
    """Give a block of the flow; its number is a share in percent in every column."""
    return chart.FlowNode(id, label, share, tone, tip, mark, " %")


def _share(part: int, whole: int) -> int:
    """Give a share in percent, at least one of anything there is."""
    return max(1, round(100 * part / whole)) if part else 0

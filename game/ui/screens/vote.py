"""A vote: the whip count before, the roll call, and the reckoning of forecast and result."""

from __future__ import annotations

from typing import Any

import pygame

from game.advice import ledger
from game.play.action import Action, own_acts_left
from game.rules import tally
from game.rules.gatherings import coming, date, gathering_index
from game.rules.tally import Tally, two_thirds
from game.ui.kit import Kit, Tip, columns, cut_bottom, cut_top, escape
from game.ui.screens import own_vote, said, shown, vote_count, vote_past, vote_report, whip
from game.ui.screens.base import Screen, frame, screen
from game.words.bonds import claims, warnings
from game.words.goal_vote import away, own_man
from game.world.kinds import BODIES, CONFIDENCE, CONGRESS, Decision, Motion

PAST, CONGRESS_ITEM, TABLED = -1, 1000, 2000  # places on the strip that are no place on the agenda
SIDES = {"yes": 1, "no": -1, "wait": 0}


@screen("vote")
class Vote(Screen):
    """Every item that is tabled with its count by name, and what came of those that were called.

    Params: `item` a place on the agenda, `report` a place in the session's reports.
    """

    first = ("vote:close", "vote:skip")  # of a report

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.item: int = params.get("item", -2)
        self.report: int = params.get("report", -1)
        self.listed = False  # what is shown was opened from the list of this screen, and Esc goes back to that
        self.talks: bool = params.get("talks", False)  # opened from the corridor, and goes back to it
        self.part = "names"
        self.weighed = False  # the reckoning was turned to when the names had been read
        self.filter = "all"
        self.chosen: tuple[int, int] | None = None  # (person, post) of the line whose reasons are open
        self.began: int | None = None  # ms when the names began to be read out
        self.ended = -(10**6)  # ms when the reading was ended by a key
        self.read = bool(params.get("read"))  # all names have been read
        self.called = 0  # how many have been read so far
        self.shown_told = False  # what has to be known before the vote was shown in a part of its own
        self._count: Tally | None = None
        self._counted: object = None

    # -- what is shown ----------------------------------------------------------------------------

    def asked(self) -> Decision | None:
        """Give the call to vote that is put to this seat now, None when there is none."""
        decision = shown.game(self.app).decision
        if decision is not None and decision.kind == "call" and decision.seat == self.app.seat:
            return decision
        return None

    def has_report(self) -> bool:
        """Tell whether a congress ahead has a report that can be counted; for nobody's eyes somebody must give it."""
        view = self.app.view
        return coming(view) is not None and (self.app.seat >= 0 or view.is_active(max(0, view.report_by)))

    def in_corridor(self) -> bool:
        """Tell whether this seat may have words in the corridor now."""
        decision = shown.game(self.app).decision
        return decision is not None and decision.kind == "corridor" and decision.seat == self.app.seat

    def motion(self, n: int) -> Motion:
        """Give an item of the agenda, or the vote on the report that the next congress will hold."""
        view, app = self.app.view, self.app
        if n >= TABLED:
            return own_vote.tabled(app)[n - TABLED]
        if n != CONGRESS_ITEM:
            return view.agenda[n]
        by = (
            view.report_by
            if view.report_by >= 0 and view.is_active(view.report_by)
            else app.me
        )
        return Motion(CONFIDENCE, by, CONGRESS, by, 0, 0, view.month, 0, 0)

    def count(self, n: int) -> Tally:
        """Give the count of an item as this seat expects it, the votes already heard put in."""
        view = self.app.view
        key = (id(view), n)
        if self._count is None or self._counted != key:
            of_congress = n >= CONGRESS_ITEM
            self._count = tally.count(view, self.motion(n)) if of_congress else ledger.counted(view, self.app.seat, n)
            self._counted = key
        return self._count

    def of_month(self) -> int:
        """Return the month of a vote that is read out or was held."""
        reports = shown.game(self.app).reports
        return reports[self.report].month if 0 <= self.report < len(reports) else -1

    def about(self) -> object:
        """Give the item or the report that is open."""
        return (self.item, self.report)

    def draw(self, kit: Kit) -> None:
        """Draw the report, the roll call or the count, whichever is due."""
        app = self.app
        reports = shown.game(app).reports
        if 0 <= self.report < len(reports) and reports[self.report].result is not None:
            vote_report.draw(self, kit)
            return
        call = self.asked()
        mine = [TABLED + i for i in range(len(own_vote.tabled(app)))] if app.seat >= 0 and shown.at_desk(app) else []
        places = [*whip.live(app.view), *mine, *([CONGRESS_ITEM] if self.has_report() else []), PAST]
        if call is not None:
            self.item = call.a
        elif self.item not in places:
            self.item = places[0] if places[0] != CONGRESS_ITEM else PAST
        talks = call is None and self.item < CONGRESS_ITEM and self.item != PAST and self.in_corridor()
        goes = call is None and not self.talks
        goes = goes and not self.leaves_for_list(kit)
        body = frame(kit, app, app.text("vote.title_call" if call else "vote.title"), esc=goes)
        if self.talks and kit.cancel:
            app.set_aside = None
            app.back()
            return
        if call is not None and kit.cancel:
            app.set_aside = call
            app.go("desk")
            return
        if call is not None:
            foot, body = cut_bottom(body, 56 if kit.height > 520 else 50, 8)
        else:
            strip, body = cut_top(body, 34, 6)
            options = [(str(n), self._place(n)) for n in places]
            tips = {
                str(n): escape(said.motion(app, self.motion(n))) for n in places if n not in (PAST, CONGRESS_ITEM)
            }
            chosen = int(kit.tabs("item", strip, options, str(self.item), tips))
            self.listed = self.listed and chosen == self.item
            self.item = chosen
        if self.item == PAST:
            self._empty(kit, body, [n for n in places if n not in (PAST, CONGRESS_ITEM)])
            return
        low = kit.narrow and kit.height < shown.LOW  # one's own vote is a part of its own where there is little room
        if talks and not low:
            foot, body = cut_bottom(body, own_vote.height(kit, app, self.item, body.w), 6)
            said_so = own_vote.draw(kit, app, foot.x, foot.y, foot.w, self.item)
            if said_so is not None:
                app.submit(said_so)
                return
        item = self.motion(self.item)
        count = self.count(self.item)
        if self.chosen is None:
            open_ones = [line for line in count.lines if line.person != app.me]
            nearest = min(open_ones, key=lambda line: abs(line.amount), default=None)
            self.chosen = (nearest.person, nearest.post) if nearest else None
        body = self._heading(kit, body, item, count)
        body, short = shown.bands(kit, body, self.told(item, call))
        if kit.narrow:
            strip, body = cut_top(body, 34, 6)
            sums = " : ".join(whip.votes_text(app, votes, item) for votes in (count.ayes, count.noes))
            parts = [(key, app.text(f"vote.part_{key}")) for key in ("names", "hall", "why")]
            parts += [("mine", app.text("corridor.own_vote"))] if talks and low else []
            parts[0] = ("names", f"{parts[0][1]} {sums}")  # the panel below has no title where there is little room
            if short:  # no room beside the list: a part of its own, and the first
                parts.insert(0, ("told", short[0][0]))
                self.part = self.part if self.shown_told else "told"
                self.shown_told = True
            elif self.part == "told":
                self.part = "names"
            self.part = kit.tabs("part", strip, parts, self.part if self.part in dict(parts) else "names")
            where = {self.part: body}
        else:
            left, right = columns(body, [1.0, 1.0], 8)
            hall, why = vote_count.parted(left)
            where = {"hall": hall, "why": why or hall, "names": right}
            if why is None:  # room for one of the two beside the list
                strip, hall = cut_top(left, 34, 6)
                parts = [(key, app.text(f"vote.part_{key}")) for key in ("hall", "why")]
                self.part = kit.tabs("part", strip, parts, self.part if self.part in dict(parts) else "hall")
                where = {self.part: hall, "names": right}
        if "hall" in where:
            vote_count.hall(self, kit, where["hall"], item, count)
        if "names" in where:
            vote_count.names(self, kit, where["names"], item, count)
        if "mine" in where:
            self._mine(kit, where["mine"])
        if "told" in where:
            shown.told(kit, where["told"], short)
        if "why" in where:
            vote_count.why(self, kit, where["why"], item, count)
        if call is not None:
            self._call(kit, foot, item, call)

    def leaves_for_list(self, kit: Kit) -> bool:
        """Go back to the list that a count or a report was opened from, where Esc asks for it; tells whether it did."""
        if not self.listed or not kit.cancel:
            return False
        self.back_to_list(kit)
        return True

    def back_to_list(self, kit: Kit) -> None:
        """Show the list of this screen again, with the focus on the line that was opened."""
        was, self.report, self.item, self.listed = self.item, -1, PAST, False
        kit.enter((), self.focus or f"on_table:{was}")
        self.focus = None

    def _mine(self, kit: Kit, rect: pygame.Rect) -> None:
        """Draw one's own vote as a part of its own."""
        app = self.app
        with kit.scroll("mine", shown.panel(kit, rect)) as area:
            said_so = own_vote.draw(kit, app, area.x, area.y, area.w - 4, self.item)
            area.used(area.y + own_vote.height(kit, app, self.item, area.w - 4))
        if said_so is not None:
            app.submit(said_so)

    def told(self, item: Motion, call: Decision | None) -> list[tuple[str, str]]:
        """Give what has to be known before a vote, as (head, text): what a measure did, what a vote would break."""
        app = self.app
        found = []
        cost = app.words.motion_cost(item) if self.item != CONGRESS_ITEM else ""
        if cost:
            found.append((app.text("compose.human"), cost))
        may = whip.settled(app, item) if self.item < CONGRESS_ITEM else ""
        if may:
            found.append((app.text("vote.settles"), may))
        warned = " ".join(text for _, text in self._warnings(call))
        if warned:
            found.append((app.text("vote.breaks"), warned))
        moved = own_vote.goal(app, call.a) if call is not None else []
        if moved:
            found.append((app.text("vote.goal"), " ".join(one.text for one in moved)))
        if call is not None and (man := own_man(app.words, app.view, app.seat, app.view.agenda[call.a])):
            found.append((app.text("vote.own_man"), man))
        owed = claims(app.words, app.view, app.seat, app.view.agenda[call.a]) if call is not None else []
        return [*found, *((app.text("vote.owed"), text) for text in owed)]

    def _warnings(self, call: Decision | None) -> list[tuple[int, str]]:
        """Give what a vote now asked for would break, by side; nothing when no vote is asked for."""
        app = self.app
        if call is None:
            return []
        found: list[tuple[int, str]] = app.memo(
            ("breaks", call), lambda: warnings(app.words, app.view, app.seat, app.view.agenda[call.a])
        )
        return found

    def _place(self, n: int) -> str:
        """Name a place on the strip."""
        app = self.app
        if n == PAST:
            return app.text("vote.past")
        if n == CONGRESS_ITEM:
            ahead = coming(app.view)
            return app.words.show(gathering_index(app.view, ahead), "gathering") if ahead else ""
        name = said.item_name(app, self.motion(n))
        return app.text("item.tabled", name=name) if n >= TABLED else name

    def _heading(self, kit: Kit, body: pygame.Rect, item: Motion, count: Tally) -> pygame.Rect:
        """Draw the motion, its mover, its body and the rule it falls or stands by; give the rect below."""
        app = self.app
        side = 0 if kit.height <= 520 else 40 if kit.narrow and kit.height < shown.LOW else 74
        text = said.motion(app, item)
        if self.item == CONGRESS_ITEM:
            text = app.text(
                "vote.report_if" if app.view.report_by < 0 else "vote.report_by",
                who=shown.short(app, item.mover),
            )
        role = (
            "title"
            if kit.width >= 1100 and kit.measure(text, body.w - side - 30, "title") <= 90
            else "heading"
        )
        if kit.height < shown.LOWER and kit.measure(text, body.w - side - 30, role) > kit.line_height(role) + 2:
            role = "bold"  # two lines of it would leave no room for the names
        tall = kit.measure(text, body.w - side - 30, role)
        body_name = said.first_up(app.words.say("body", BODIES[item.body]))
        rule = app.text(
            "vote.rule_two_thirds" if two_thirds(item) else "vote.rule_half",
            n=whip.votes_text(app, whip.needed(count), item),
            of=whip.votes_text(app, count.ayes + count.noes, item),
        )
        if item.secret:
            rule += " " + app.text("vote.secret")
        if item.put_off > app.view.month:
            rule += " " + app.text("vote.put_off", month=app.words.month(item.put_off))
        if self.item >= TABLED:
            rule += " " + app.text("vote.not_yet")
        if item.c == 1:
            rule += " " + app.text("vote.circulation")
        line = app.text(said.by_whom(app, "vote.moved_by", item), who=shown.short(app, item.mover), body=body_name)
        rule_tall = kit.measure(f"{line} {rule}", body.w - side - 30, "small")
        brings = ""
        if kit.height > 520:  # else the tips of the answers alone tell it
            brings = vote_count.brings_line(app, item, self.item < CONGRESS_ITEM)
        brings_tall = kit.measure(brings, body.w - side - 30, "small") if brings else 0
        high = max(side + 12, tall + rule_tall + brings_tall + 16)
        r, rest = cut_top(body, high, 8)
        kit.fill(r, "card")
        kit.frame(r, "ink", 2)
        kit.fill((r.x, r.y, 8, r.h), "red")
        if side:
            shown.bust(kit, app, (r.x + 14, r.y + 6, side, side), item.mover)
        x = r.x + side + 24
        used = kit.paragraph((x, r.y + 6, r.right - x - 6, 0), escape(text), role)
        y = r.y + 8 + used
        y += kit.paragraph((x, y, r.right - x - 6, 0), f"*{escape(line)}* {escape(rule)}", "small", "muted")
        if brings:
            kit.paragraph((x, y, r.right - x - 6, 0), brings, "small")
        return rest

    def _call(self, kit: Kit, foot: pygame.Rect, item: Motion, call: Decision) -> None:
        """Draw the three answers; give the one taken to the session, then show what came of it."""
        app = self.app
        left, right = columns(foot, [1.0, 1.0], 12)
        mine = next(
            (
                line
                for line in self.count(call.a).lines
                if line.person == app.me and line.post == -1
            ),
            None,
        )
        likely = "no" if mine is not None and mine.amount <= 0 else "yes"
        but = ""  # what speaks against one's reasons, so that they are not what is proposed
        if likely == "yes" and own_man(app.words, app.view, app.seat, item):
            likely, but = "no", " " + app.text("vote.against_own")
        elif likely == "yes" and away(own_vote.goal(app, call.a)):
            likely, but = "", " " + app.text("vote.against_goal")  # neither is proposed
        called = app.text("vote.called_again" if call.b == 1 else "vote.called")
        heard = reasons = ""
        for way, key in ((1, "yes"), (3, "no"), (2, "waits")):
            names = [shown.short(app, p) for p, said_way in enumerate(app.view.votes) if said_way == way]
            heard += " " + app.text(f"vote.heard_{key}", names=", ".join(names)) if names else ""
        if mine is not None:
            reasons = " " + app.text(
                "vote.advised",
                way=app.text("screens.for" if mine.amount > 0 else "screens.against"),
                n=shown.signed(mine.amount),
            ) + but
        text = called + reasons + heard
        kit.fill(left, "ink")
        kit.hot("heard", left, tip=Tip(app.text("vote.title_call"), escape(text)))
        if call.b != 1 and kit.measure(escape(text), left.w - 24, "small") > 2 * kit.line_height("small"):
            text = (reasons + heard).strip() or called  # the title says already that the name is called
        kit.paragraph(
            (left.x + 12, left.y + max(4, (left.h - kit.measure(text, left.w - 24, "small")) // 2), left.w - 24, 0),
            escape(text),
            "small",
            "card",
            max_lines=2,
        )
        cells = columns(right, [1.0, 1.0, 1.0], 8)
        for kind, cell in zip(SIDES, cells, strict=True):
            style = "primary" if kind == likely else "dark" if kind != "wait" else "plain"
            barred = kind == "wait" and call.b == 1
            why = app.text("vote.waited_already") if barred else None
            broken = [said for way, said in self._warnings(call) if way == SIDES[kind]]
            if kit.button(
                f"vote:{kind}",
                cell,
                app.text(f"vote.{kind}"),
                escape(" ".join([app.text(f"vote.about_{kind}"), *vote_count.works_for(app, item, kind), *broken])),
                kind,
                not barred,
                why,
                style,
                final=kind != "wait",
            ):
                self.answer(kind)
                return

    def answer(self, kind: str) -> None:
        """Answer the call and show the count if that ended it."""
        app = self.app
        app.submit(Action(kind), self._answered)

    def _answered(self) -> None:
        """Show the counts of what has ended with the answer, in the order of the agenda, or the desk."""
        app = self.app
        if app.scenes:
            app.go("vote", report=app.scenes.pop(0))
        elif self.asked() is None:
            app.go("desk")

    # -- nothing tabled ---------------------------------------------------------------------------

    def _empty(self, kit: Kit, body: pygame.Rect, tabled: list[int]) -> None:
        """Draw what was decided so far, beside what is tabled now, one's own motions included, or that nothing is."""
        app, view = self.app, self.app.view
        foot, body = cut_bottom(body, 46, 8) if app.seat >= 0 else (body, body)  # who looks on has no motion to table
        panes = columns(body, [380, 1.0], 8) if not kit.narrow else [pygame.Rect(0, 0, 0, 0), body]
        if not kit.narrow:
            inner = shown.panel(kit, panes[0], app.text("vote.on_table" if tabled else "vote.nothing"), "red")
            with kit.scroll("ahead", inner) as area:
                y = area.y
                for n in tabled:
                    text = escape(said.motion(app, self.motion(n)))
                    tall = kit.measure(text, area.w - 30, "body") + 10
                    if kit.row(f"on_table:{n}", (area.x, y, area.w - 4, tall)):
                        self.item, self.listed = n, True
                        kit.enter(("item:",))
                    kit.paragraph((area.x + 12, y + 5, area.w - 30, 0), text, "body")
                    y += tall + 4
                if not tabled:
                    none = app.text("vote.nothing_text" if app.seat >= 0 else "vote.nothing_watched")
                    y += kit.paragraph((area.x, y, area.w, 0), none, "serif")
                y += 12
                y += kit.heading((area.x, y, area.w, 0), app.text("vote.ahead"))
                for one in [one for one in app.scenario.calendar if one.month >= view.month][:8]:
                    late = date(view, one) - one.month
                    tall = kit.paragraph((area.x, y + 2, area.w - 128, 0), escape(one.name), "body")
                    kit.label(
                        (area.x + area.w - 124, y, 124, 26),
                        app.words.month_head(one.month + late),
                        "small",
                        "muted",
                        "right",
                    )
                    y += max(28, tall + 6)
                area.used(y)
        vote_past.draw(self, kit, panes[1])
        free = own_acts_left(view, app.seat) > 0 if app.seat >= 0 else False
        desk = shown.at_desk(app)
        if app.seat < 0:
            return
        why = None if free and desk else app.text("vote.no_act" if desk else "screens.not_at_desk")
        if kit.button(
            "table",
            (foot.right - min(foot.w, 320), foot.y, min(foot.w, 320), foot.h),
            app.text("vote.table"),
            app.words.action_does("motion"),
            enabled=why is None,
            why=why,
            style="primary",
        ):
            shown.compose(app, "motion")

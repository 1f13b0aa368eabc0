"""Set-up: whose seat, against whom, by which seed and house rules."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui import portrait, qualities
from game.ui.commands import NUMBERS
from game.ui.kit import Kit, Tip, columns, cut_bottom, cut_left, cut_top, escape
from game.ui.screens.base import Screen, initials, plain_frame, screen
from game.ui.starting import HUMAN, fresh_seed
from game.words.measured import margin
from game.world.scenario import SKILLS, Scenario

# The four strengths, weakest first (game/rivals/strength.py); the third is the standard rival.
RIVALS = ("delegate", "secretary", "standard", "leader")
USUAL = "standard"
WATCH = -1


@screen("setup")
class Setup(Screen):
    """The seats of a scenario, the rivals' strength, the seed and the house rules."""

    first = ("seat:",)

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.scenario: Scenario = params["scenario"]
        app.words_for(self.scenario)
        self.at = (
            self.scenario.seats.index(self.scenario.suggested)
            if self.scenario.suggested in self.scenario.seats
            else 0
        )
        seed = params.get("seed")
        self.seed = str(seed if seed is not None else fresh_seed())
        self.rival = params.get("rival") or USUAL
        self.rules = dict(self.scenario.rules)
        self.several = False  # more than one person before this screen
        self.people = {self.at}  # the seats they take
        self.tab = "seats"
        kept = app.set_up.get(self.scenario.id)
        if kept is not None and seed is None:  # one has gone back and comes again: nothing chosen is lost
            self.at, self.seed, self.rival, self.several = kept[:4]
            self.people, self.rules = set(kept[4]), dict(kept[5])
        self.ring: str | None = None  # where the focus was when the seats were drawn
        self.begins = True  # the focus is still to be put on the seat that is chosen

    @property
    def shown(self) -> Scenario:
        """The scenario as it is shown in the language now spoken."""
        shown: Scenario = self.app.words.scenario
        return shown

    def draw(self, kit: Kit) -> None:
        app = self.app
        if self.begins and self.at != WATCH:
            kit.focus_on(self._row_of(self.at))
        self.begins = False
        body = plain_frame(kit, app, app.text("setup.title"), self.shown.title)
        if not kit.narrow:
            left, middle, right = columns(body, [300, 1.0, 300], 12)
            self._seats(kit, left)
            self._seat(kit, middle)
            foot, right = cut_bottom(right, 60, 10)
            self._options(kit, right)
            self._keep()
            self._buttons(kit, foot)
            return
        foot, body = cut_bottom(body, 48, 8)
        self._keep()
        self._buttons(kit, foot)
        strip, rest = cut_top(body, 36, 6)
        self.tab = kit.tabs(
            "setup", strip, [(name, app.text(f"setup.tab_{name}")) for name in ("seats", "options")], self.tab
        )
        if self.tab == "options":
            self._options(kit, rest)
            return
        left, right = columns(rest, [0.38, 0.62], 8)
        self._seats(kit, left)
        self._seat(kit, right)

    def _keep(self) -> None:
        """Keep what is chosen, for who goes back and comes again before he begins."""
        chosen = (self.at, self.seed, self.rival, self.several, tuple(self.people), tuple(self.rules.items()))
        self.app.set_up[self.scenario.id] = chosen

    def _row_of(self, k: int) -> str:
        """Return the id of the row of a seat."""
        return f"seat:{self.scenario.people[self.scenario.seats[k]].id}"

    def _take(self, k: int) -> None:
        """Choose a seat."""
        self.at = k
        self.people = self.people if self.several else {k}

    def _seats(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        inner = kit.panel(r, app.text("setup.seats"))
        low = inner.h < 300  # then what stands below the seven is scrolled to
        foot = 82
        rest, inner = cut_bottom(inner, 0 if low else foot, 0 if low else 8)
        count = len(self.scenario.seats)
        high = 60 if low else max(56, min(84, inner.h // max(1, count)))
        with kit.scroll("seats", inner) as area:
            for k in range(count):
                self._seat_row(kit, pygame.Rect(area.x, area.y + k * high, area.w, high), k)
            self.ring = kit.focus
            y = area.y + count * high
            if low:
                self._others(kit, pygame.Rect(area.x, y + 6, area.w - 4, foot))
                y += foot + 10
            area.used(y)
        if not low:
            self._others(kit, rest)

    def _seat_row(self, kit: Kit, cell: pygame.Rect, k: int) -> None:
        """Draw one of the seats to choose from."""
        app = self.app
        person = self.shown.people[self.scenario.seats[k]]
        tip = Tip(person.name, escape(person.situation))
        id, key = f"seat:{person.id}", NUMBERS[k] if k < len(NUMBERS) else None
        if kit.keyboard and kit.focus == id and self.ring != id:  # the arrows choose as they move
            self._take(k)
            kit.touch()
        if kit.row(id, cell, selected=k == self.at, tip=tip, hotkey=key, listed="seats"):
            if kit.keyboard and self.ring != id:  # by its number
                kit.focus_on(id)
            elif kit.keyboard and k == self.at:  # it was chosen before: what remains is to sit or to begin
                if self.several:
                    self.people = (self.people ^ {k}) or {k}
                else:
                    kit.focus_on("start")
            self._take(k)
            kit.touch()
        side = cell.h - 10
        box = pygame.Rect(cell.x + 8, cell.y + 5, side, side)
        portrait.draw(kit, box, person.id, dict(person.portrait), initials(person.name))
        x = box.right + 10
        name = f"{k + 1}  {person.short}"
        kit.label((x, cell.y + 4, cell.right - x - 34, 24), name, "label_bold")
        kit.mark((cell.right - 32, cell.y + 6, 24, 24), person.id)
        dots(kit, x, cell.y + 38, person.difficulty)
        taken = self.several and k in self.people
        if taken or (self.scenario.seats[k] == self.scenario.suggested):
            low = cell.h < 66  # no third line there: beside the difficulty
            top = cell.y + (28 if low else 45)
            kit.label(
                (x + 96 * low, top, cell.right - x - 96 * low - 4, cell.bottom - top - 2),
                app.text("setup.taken" if taken else "setup.suggested"),
                "small_italic",
                "blood",
            )

    def _others(self, kit: Kit, r: pygame.Rect) -> None:
        """Draw what may be chosen beside one seat: several people, or none."""
        app = self.app
        table, watch = cut_top(r, 34, 8)
        several = kit.toggle(
            "several", table, app.text("setup.several"), self.several, tip=app.text("setup.several_tip")
        )
        if several != self.several:
            self.several = several
            self.at = max(0, self.at)
            self.people = {self.at}
            kit.touch()
        if kit.button(
            "seat:watch",
            watch,
            app.text("setup.watch"),
            selected=self.at == WATCH,
            tip=app.text("setup.watch_tip"),
        ):
            self.at, self.several = WATCH, False
            kit.touch()

    def _seat(self, kit: Kit, r: pygame.Rect) -> None:
        app, scenario = self.app, self.shown
        if self.at == WATCH:
            inner = kit.panel(r, app.text("setup.watch"), "red")
            kit.paragraph(inner, app.text("setup.watch_tip"), "serif")
            return
        p = scenario.seats[self.at]
        person = scenario.people[p]
        inner = kit.panel(r, person.name, "red", person.cyrillic if r.w > 460 and app.words.language == "ru" else "")
        if self.several:
            sits, inner = cut_top(inner, 36, 8)
            label = app.text("setup.person_here", who=app.words.person(p))
            here = kit.toggle("person_here", sits, label, self.at in self.people)
            if here != (self.at in self.people) and (here or len(self.people) > 1):
                self.people ^= {self.at}
                kit.touch()
        wide = inner.w > 460
        side = 176 if wide else 96
        with kit.scroll(f"seat_text:{self.at}", inner) as area:
            head = pygame.Rect(area.x, int(area.y), int(area.w), side)
            box, beside = cut_left(head, side, 16)
            portrait.draw(kit, box, person.id, dict(person.portrait), initials(person.name))
            self._skills(kit, beside, p)
            y = area.y + side + 14
            posts = [post.name for post in scenario.posts if post.holder == p]
            for title, text in (
                ("", person.situation),
                ("setup.dilemma", person.dilemma),
                (
                    "setup.aim",
                    app.text(f"aim.{person.id}")
                    if app.text(f"aim.{person.id}") != f"aim.{person.id}"
                    else app.text("aim.other"),
                ),
                ("setup.posts", "; ".join(posts) or app.text("tip.no_post")),
                ("setup.traits", ", ".join(person.traits)),
                ("setup.who", person.note),
            ):
                if not text:
                    continue
                if title:
                    kit.label((area.x, y, area.w, 22), app.text(title), "label", "red")
                    y += 24
                y += kit.paragraph((area.x, y, area.w, 0), escape(text), "serif") + 12
            area.used(y)

    def _skills(self, kit: Kit, r: pygame.Rect, p: int) -> None:
        app = self.app
        person = self.shown.people[p]
        kit.label((r.x, r.y, r.w - 92, 24), app.text("setup.difficulty"), "label", "muted")
        dots(kit, r.right - 90, r.y + 12, person.difficulty)
        figures = [(app.words.skill(n), person.skills[n]) for n in range(len(SKILLS))]
        figures += [
            (app.text("setup.standing"), person.standing),
            (app.text("setup.orthodoxy"), person.orthodoxy),
        ]
        fits = max(0, min(len(figures), (r.h - 26) // 20))
        for n, (name, value) in enumerate(figures[:fits]):
            y = r.y + 28 + n * 21
            key = ("standing", "orthodoxy")[n - len(SKILLS)] if n >= len(SKILLS) else ""
            kit.says(f"figure:{n}", (r.x, y, r.w, 20), qualities.quality(app, key) if key else qualities.skill(app, n))
            kit.label((r.x, y, 130, 20), name, "small", "ink")
            kit.meter(
                (r.x + 134, y + 6, max(20, r.w - 174), 9), value, colour="red" if n >= len(SKILLS) else "blue"
            )
            kit.label((r.right - 34, y, 34, 20), str(value), "small", "muted", "right")

    def _options(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        inner = kit.panel(r, app.text("setup.options"))
        with kit.scroll("setup_options", inner) as area:
            y, x, w = area.y, area.x, area.w
            kit.label((x, y, w, 22), app.text("setup.rivals"), "label", "red")
            y += 26
            for spec in RIVALS:
                tip = app.text("setup.rival_margin_tip") if margin(spec) is not None else ""
                own = app.text("setup.rival_standard_tip") if spec == USUAL else ""
                if kit.button(
                    f"rival:{spec}",
                    (x, y, w - 4, 72 if kit.text_width(self._sub(spec), "small") > w - 44 else 48),
                    app.text(f"setup.rival_{spec}"),
                    align="left",
                    selected=spec == self.rival,
                    sub=self._sub(spec),
                    tip=" ".join(part for part in (own, tip) if part) or None,
                ):
                    self.rival = spec
                    kit.touch()
                y += 78 if kit.text_width(self._sub(spec), "small") > w - 44 else 54
            y += 6
            kit.label((x, y, w, 22), app.text("setup.seed"), "label", "red")
            y += 26
            field, again = columns((x, y, w - 4, 38), [1.0, 96], 8)
            self.seed = kit.field("seed", field, self.seed, limit=12, allowed=str.isdecimal)
            if kit.button("seed:other", again, app.text("setup.other_seed")):
                self.seed = str(fresh_seed())
                kit.touch()
            y += 46
            y += kit.paragraph((x, y, w, 0), app.text("setup.seed_note"), "small", "muted") + 10
            if self.rules:
                kit.label((x, y, w, 22), app.text("setup.house"), "label", "red")
                y += 26
                for name in sorted(self.rules):
                    label = (
                        app.text(f"house.{name}") if app.text(f"house.{name}") != f"house.{name}" else name
                    )
                    on = kit.toggle(
                        f"house:{name}",
                        (x, y, w - 4, 34),
                        label,
                        bool(self.rules[name]),
                        tip=app.text(f"house.{name}_tip"),
                    )
                    if on != bool(self.rules[name]):
                        self.rules[name] = int(on)
                        kit.touch()
                    y += 38
            area.used(y)

    def _sub(self, spec: str) -> str:
        """Return what a strength is, and by how much it was measured to be better than the one below."""
        better = margin(spec)
        told: str = self.app.text(f"setup.rival_{spec}_sub")
        return told if better is None else told + self.app.text("setup.rival_margin", n=better)

    def _buttons(self, kit: Kit, foot: pygame.Rect) -> None:
        app = self.app
        back, start = columns(foot, [0.36, 0.64], 10)
        if kit.button("setup:back", back, app.text("common.back")):
            app.back()
        alone = self.several and len(self.people) < 2
        why = app.text("setup.alone") if alone else None
        label = why or app.text("setup.start")  # a barred button says itself what is missing
        if self.at != WATCH and not self.several:
            named = app.text("setup.start_as", who=app.words.person(self.scenario.seats[self.at]))
            label = named if kit.text_width(named, "label_bold") <= start.w - 56 else label
        if kit.button(
            "start",
            start,
            label,
            style="primary",
            hotkey="end",
            enabled=not alone,
            why=why,
        ):
            self._start()

    def _start(self) -> None:
        app = self.app
        seats = [self.rival] * len(self.scenario.seats)
        for k in self.people if self.at != WATCH else ():
            seats[k] = HUMAN
        changed = {
            name: value for name, value in self.rules.items() if dict(self.scenario.rules).get(name) != value
        }
        app.set_up.pop(self.scenario.id, None)
        app.begin(self.scenario, int(self.seed or "0"), seats, changed)


def dots(kit: Kit, x: float, y: float, count: int, of: int = 5) -> None:
    """Draw a difficulty as filled and hollow squares on end."""
    for n in range(of):
        kit.shape("diamond", (x + 8 + n * 17, y), 7, "red" if n < count else "line", 0 if n < count else 2)

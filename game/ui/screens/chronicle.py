"""Everything that was heard, month by month: by kind, by person, one's own; with causes; written out as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pygame

from game import files, rewind
from game.ui import folders
from game.ui.kit import Kit, cut_bottom, cut_right, cut_top, escape
from game.ui.screens import heard, said, shown
from game.ui.screens.base import Screen, frame, screen
from game.words import chronicle, losses
from game.world.event import Event

SILENT = ("month",)
MONTH_HIGH = 36
A_FRAME = 50  # events put into words in one frame


@screen("chronicle")
class Chronicle(Screen):
    """The chronicle as far as the seat heard it; the newest month first."""

    first = ("event:",)

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.group: str = params.get("kinds", "all")
        self.person: int = params.get("person", -1)
        self.mine = False
        self.wanted = ""
        self.folder: Path | None = None  # of what was written out last
        self._lines: list[tuple[str, str, Event | None, int]] = []  # (kind, text, event, height)
        self._heard: dict[int, list[Event]] = {}  # everything heard by month, for what came of what
        self._back: dict[int, int] = {}  # lines that head a month one can go back to
        self._kept: set[int] = set()  # the months one can go back to
        self._made_for: object = None
        self._left: list[tuple[int, list[Event]]] = []  # what is still to be put into words, the newest month last

    # -- what is listed ---------------------------------------------------------------------------

    def events(self) -> list[Event]:
        """Give the events asked for, oldest first."""
        app, game = self.app, shown.game(self.app)
        me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
        return [
            one
            for one in app.memo("told", lambda: losses.with_losses(game, app.seat, game.heard(app.seat)))
            if one.kind not in SILENT
            and (self.group == "all" or heard.GROUP_OF.get(one.kind) == self.group)
            and (self.person < 0 or heard.about(one, self.person))
            and (not self.mine or heard.about(one, me))
        ]

    def listed(self) -> list[Event]:
        """Give the events asked for in which the words looked for stand, oldest first."""
        text = self.wanted.casefold()
        found = self.events()
        return [one for one in found if text in said.event(self.app, one).casefold()] if text else found

    def lines(self, kit: Kit, width: int) -> list[tuple[str, str, Event | None, int]]:
        """Give the lines of the list with their heights; a long list is put into words over several frames."""
        app = self.app
        filters = (self.group, self.person, self.mine, self.wanted)
        key = (len(shown.game(app).events), app.seat, filters, width, app.language)
        if self._made_for != key:
            app.words.learn(app.view)
            by_month: dict[int, list[Event]] = {}
            for one in self.events():
                by_month.setdefault(one.month, []).append(one)
            self._heard = {}
            for one in shown.game(app).heard(app.seat):
                self._heard.setdefault(one.month, []).append(one)
            session = shown.game(app)
            self._back = {}
            self._kept = {month for month, _ in session.months} if not rewind.why_not(session) else set()
            self._lines, self._left, self._made_for = [], sorted(by_month.items()), key
        room = A_FRAME
        while self._left and room > 0:
            month, events = self._left.pop()
            room -= len(events)
            self._month(kit, width, month, events)
        if self._left:
            kit.touch()
        return self._lines

    def _month(self, kit: Kit, width: int, month: int, events: list[Event]) -> None:
        """Put a month into words, as far as the words looked for stand in it."""
        text, out = self.wanted.casefold(), self._lines
        head = len(out)
        for one in events:
            line = said.event(self.app, one)
            if text in line.casefold():
                out.append(("line", line, one, max(28, kit.measure(escape(line), width - 116, "body") + 8)))
        if len(out) > head:
            out.insert(head, ("month", self.app.words.month_head(month), None, MONTH_HIGH))
            if month in self._kept:
                self._back[head] = month

    # -- drawing ----------------------------------------------------------------------------------

    def draw(self, kit: Kit) -> None:
        """Draw the filters, the list and the button that writes it out."""
        app = self.app
        body = frame(kit, app, app.text("chronicle.title"))
        strip, body = cut_top(body, 34, 6)
        self.piece(kit, "kinds", strip, self._kinds)
        bar, body = cut_top(body, 38, 6)
        self.piece(kit, "bar", bar, self._bar)
        foot, body = cut_bottom(body, 42, 8)
        room = min(320, foot.w if self.folder is None else foot.w // 2)
        narrowed = bool(self.filters())
        if kit.button(
            "export",
            (foot.right - room, foot.y, room, foot.h),
            app.text("chronicle.export"),
            app.text("chronicle.about_export" if narrowed else "chronicle.about_short"),
        ):
            self.export(short=not narrowed)
        wide = min(foot.w // 4, kit.text_width(app.text("chronicle.all_of_it"), "label_bold") + 40)
        cell = (foot.right - room - 8 - wide, foot.y, wide, foot.h)
        every, about = app.text("chronicle.all_of_it"), app.text("chronicle.about_all")
        if not narrowed and kit.button("export_all", cell, every, about):
            self.export()
        folder = self.folder
        if folder is not None and kit.button(
            "folder", (foot.x, foot.y, min(220, foot.w // 2 - 8), foot.h), app.text("common.open_folder")
        ):
            folders.open_folder(folder)
        self.piece(kit, "list", body, self._list)

    def _list(self, kit: Kit, body: pygame.Rect) -> None:
        app = self.app
        inner = shown.panel(kit, body, app.text("chronicle.list"), note=self._note())
        lines = self.lines(kit, inner.w - 14)
        with kit.scroll("chronicle", inner) as area:
            y = area.y
            for n, (kind, text, one, tall) in enumerate(lines):
                if y + tall >= area.rect.y - 400 and y <= area.rect.bottom + 400:
                    self._line(kit, area.x, y, area.w, n, kind, text, one, tall)
                y += tall
            if not lines:
                y += kit.paragraph(
                    (area.x, y, area.w, 0), app.text("chronicle.none"), "serif_italic", "muted"
                )
            area.used(y)

    def _note(self) -> str:
        return (
            self.app.text("chronicle.about_person", who=shown.short(self.app, self.person))
            if self.person >= 0
            else ""
        )

    def _kinds(self, kit: Kit, strip: pygame.Rect) -> None:
        app = self.app
        options = [("all", app.text("chronicle.group_all"))] + [
            (key, app.text(f"chronicle.group_{key}")) for key in heard.GROUPS
        ]
        group = kit.tabs("kinds", strip, options, self.group)
        if group != self.group:
            self.group = group
            kit.scroll_to("chronicle", 0)

    def _bar(self, kit: Kit, bar: pygame.Rect) -> None:
        app = self.app
        find, rest = cut_right(bar, 210 if bar.w > 700 else 140, 10)
        self.wanted = kit.field("find", find, self.wanted, 30, hint=app.text("chronicle.find"), hotkey="search")
        wide = min(170, rest.w // 3)
        self.mine = kit.toggle("mine", (rest.x, rest.y, wide, rest.h), app.text("chronicle.mine"), self.mine)
        x = rest.x + wide + 8
        for p in app.scenario.seats:
            if x + 38 > rest.right:
                break
            id = app.scenario.people[p].id
            if kit.button(
                f"about:{id}", (x, rest.y + 1, 36, 36), "", shown.short(app, p), selected=p == self.person
            ):
                self.person = -1 if p == self.person else p
                kit.scroll_to("chronicle", 0)
            kit.fill((x + 6, rest.y + 7, 24, 24), "card")
            kit.mark((x + 7, rest.y + 8, 22, 22), id)
            x += 42
        if self.person >= 0 and app.view.seat_index[self.person] < 0 and x + 120 < rest.right:
            if kit.button(
                "about:nobody", (x, rest.y + 1, 120, 36), f"{shown.short(app, self.person)} ×", selected=True
            ):
                self.person = -1

    def _line(
        self, kit: Kit, x: int, y: int, w: int, n: int, kind: str, text: str, one: Event | None, tall: int
    ) -> None:
        app = self.app
        if kind == "month" or one is None:
            kit.label((x, y + 4, w, 26), text, "heading", "red")
            kit.fill((x, y + tall - 4, w, 2), "ink")
            if int(n) in self._back:
                month = self._back[n]
                wide = kit.text_width(app.text("rewind.here"), "label") + 24
                cell = (x + w - wide - 8, y + 2, wide, 28)
                if kit.button(f"rewind:{month}", cell, app.text("rewind.here"), app.text("rewind.here_tip")):
                    app.go("rewind", month=month)
            return
        people = heard.parts(one, "person")
        r = pygame.Rect(x, y, w, tall)
        if kit.row(f"event:{n}", r, tip=self._cause(one)) and people:
            app.go("person", person=people[0], among=list(people))
        group = heard.GROUP_OF.get(one.kind, "events")
        kit.label((x + 6, y, 92, 26), app.text(f"chronicle.short_{group}"), "small", "muted")
        if not heard.is_public(one):
            kit.fill((x, y + 5, 3, tall - 10), "blue")
        kit.paragraph((x + 102, y + 3, w - 116, 0), escape(text), "body")

    def _cause(self, one: Event) -> str:
        """Say who may know of an event and what it came of, link by link."""
        app = self.app
        known = app.words.say("chronicle", "public" if heard.is_public(one) else "not_public")
        return escape(" ".join([known, *chronicle.causes(app.words, one, self._heard, app.seat)]))

    # -- writing it out ---------------------------------------------------------------------------

    def filters(self) -> list[str]:
        """Say in words what the list is narrowed to, nothing where it is whole."""
        app = self.app
        out = []
        if self.group != "all":
            out.append(app.text("chronicle.by_kind", kind=app.text(f"chronicle.group_{self.group}")))
        if self.person >= 0:
            out.append(app.text("chronicle.by_person", who=shown.short(app, self.person)))
        if self.mine:
            out.append(app.text("chronicle.by_mine"))
        if self.wanted:
            out.append(app.text("chronicle.by_words", words=self.wanted))
        return out

    def export(self, short: bool = False) -> None:
        """Write what is listed, or in short what of it mattered, as files for the player; say where, or why not."""
        app = self.app
        app.words.learn(app.view)

        def write() -> list[Path] | files.StorageError:
            try:
                found = self.listed()
                return chronicle.write(shown.game(app), app.words, app.seat, found, self.filters(), short=short)
            except files.StorageError as fault:
                return fault

        def written(found: list[Path] | files.StorageError) -> None:
            if isinstance(found, files.StorageError):
                app.notice(app.text("chronicle.not_written", why=found))
            else:
                self.folder = found[0].parent
                app.notice(app.text("chronicle.written", path=found[0], name=found[1].name))

        app.beside(app.text("notice.writing"), write, written)

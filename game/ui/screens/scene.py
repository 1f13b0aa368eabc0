"""Scenes over the desk: a great event, the verdict of an election, the card of a chapter and the page at its close."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui import portrait
from game.ui.kit import Kit, cut_bottom, escape, inset
from game.ui.screens import shown
from game.ui.screens.base import Screen, frame, initials, screen
from game.ui.screens.desk_parts import chapter_title
from game.words import chapters, election, scenes

WIDEST, GAP, FACE = 1180, 28, 116
SHADOW = 6  # logical px
TONES = {scenes.GOOD: "good", scenes.BAD: "bad", scenes.PLAIN: "line"}
BANDS = {scenes.GOOD: "blue", scenes.BAD: "red", scenes.PLAIN: "soot"}


@screen("scene")
class ShownScene(Screen):
    """What is due from one place in the log of events (`since`) to another (`upto`), a page each.

    Without places: the scene of the event named, else the card of the chapter now open.
    """

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.at = params.get("page", 0)

    def leaf(self) -> object:
        """Return which of the scenes is shown."""
        return self.at

    def pages(self) -> list[scenes.Scene] | None:
        """Give the scenes in words, kept while nothing changes; None while they are being put into words."""
        app, asked = self.app, self.params
        key = ("scenes", asked.get("since"), asked.get("upto"), asked.get("event"), asked.get("election"))
        made: list[scenes.Scene] | None = app.memo_beside(key, app.text("scene.making"), self._make)
        return made

    def _make(self) -> list[scenes.Scene]:
        app, asked = self.app, self.params
        if "since" in asked:
            return scenes.scenes(app.words, app.game, app.seat, asked["since"], asked["upto"], app.choices_told)
        if "event" in asked:
            return scenes.reopened(app.words, app.game, app.seat, asked["event"])
        if asked.get("election"):
            found = election.page(app.words, app.game, app.seat)
            return [found] if found is not None else []
        return [chapters.opening(app.words, app.game, app.seat)]

    def draw(self, kit: Kit) -> None:
        """Draw the sheet, and the buttons that go on."""
        app = self.app
        if app.session is None or app.seat < 0:
            app.back()
            return
        made = self.pages()
        if made is None:  # the sheet is drawn when it is known
            self._blank(kit)
            return
        if not made:
            app.back()
            return
        page = made[min(self.at, len(made) - 1)]
        body = frame(kit, app, app.text(f"scene.title_{page.kind}"))
        foot, body = cut_bottom(body, 44, 8)
        wide = min(body.w - 6, WIDEST + 60)
        sheet = pygame.Rect(body.x + (body.w - wide) // 2, body.y, wide, body.h - 6)
        self.piece(kit, "sheet", sheet, lambda kit, sheet: self._sheet(kit, sheet, page), SHADOW)
        self._foot(kit, pygame.Rect(sheet.x, foot.y, sheet.w + SHADOW, foot.h), len(made))

    def _blank(self, kit: Kit) -> None:
        """Draw the sheet with its head alone, until what stands on it is known."""
        app = self.app
        body = frame(kit, app, chapter_title(app))
        body = pygame.Rect(body.x, body.y, body.w, body.h - 52)
        wide = min(body.w - 6, WIDEST + 60)
        sheet = pygame.Rect(body.x + (body.w - wide) // 2, body.y, wide, body.h - 6)
        kit.fill((sheet.x + SHADOW, sheet.y + SHADOW, sheet.w, sheet.h), "line")
        kit.fill(sheet, "card")
        kit.frame(sheet, "ink", 1.5)
        inner = inset(sheet, 20 if not kit.narrow else 12, 12)
        person = app.scenario.people[app.me]
        face = (inner.x, inner.y, FACE, FACE)
        portrait.draw(kit, face, person.id, dict(person.portrait), initials(person.name))
        x, w = inner.x + FACE + 16, inner.w - FACE - 16
        y = inner.y + kit.heading((x, inner.y, w, 0), chapter_title(app)) + 10
        y += kit.paragraph((x, y, w, 0), escape(app.words.person(app.me, "full")), "serif_bold") + 6
        kit.paragraph((x, y, w, 0), app.text("scene.making"), "serif_italic", "muted")

    def _sheet(self, kit: Kit, sheet: pygame.Rect, page: scenes.Scene) -> None:
        """Draw the sheet itself."""
        kit.fill((sheet.x + SHADOW, sheet.y + SHADOW, sheet.w, sheet.h), "line")
        kit.fill(sheet, "card")
        kit.frame(sheet, "ink", 1.5)
        inner = inset(sheet, 20 if not kit.narrow else 12, 12)
        with kit.scroll(f"scene:{self.at}", inner) as area:
            y = self._head(kit, area, page)
            y = self._blocks(kit, area, y, page)
            y = self._links(kit, area, y, page)
            area.used(y + 4)

    def _foot(self, kit: Kit, foot: pygame.Rect, many: int) -> None:
        app = self.app
        wide = min(260, foot.w // 2 - 8)
        last = self.at >= many - 1
        if many > 1:
            told = app.text("scene.of", n=self.at + 1, many=many)
            kit.label((foot.x, foot.y, foot.w - 2 * wide - 24, foot.h), told, "label", "muted")
            if not last and kit.button(
                "scene:skip", (foot.right - 2 * wide - 12, foot.y, wide, foot.h), app.text("scene.skip")
            ):
                app.back()
                return
        rect = (foot.right - wide, foot.y, wide, foot.h)
        if kit.go_on("scene:close", rect, app.text("scene.close")):
            if last:
                app.back()
            else:
                self.at += 1
                kit.touch()

    # -- the sheet --------------------------------------------------------------------------------

    def _head(self, kit: Kit, area: Any, page: scenes.Scene) -> float:
        """Draw what it is, the verdict, the picture and the text; give the y reached."""
        y: float = area.y
        y += kit.paragraph((area.x, y, area.w, 0), escape(page.kicker), "label", "red") + 2
        role = "title" if kit.height >= shown.LOWER else "heading"
        y += kit.paragraph((area.x, y, area.w, 0), escape(page.title), role) + 4
        kit.fill((area.x, y, area.w, 3), "ink")
        y += 14
        x, room, top = area.x, area.w, y
        if page.face >= 0 and area.w >= 460:
            side = FACE if area.w >= 760 else 84
            shown.bust(kit, self.app, (x, y, side, side), page.face)
            kit.frame((x, y, side, side), "ink", 1.5)
            if kit.hot("scene:face", (x, y, side, side), self.app.person_tip(page.face)):
                self.app.go("person", person=page.face)
            top, x, room = y + side + 12, x + side + 18, room - side - 18
        if page.verdict[0]:
            y = self._verdict(kit, x, y, room, page)
        y += kit.paragraph((x, y, room, 0), escape(page.text), "serif") + 12
        return max(top, y)

    def _verdict(self, kit: Kit, x: float, y: float, w: float, page: scenes.Scene) -> float:
        """Draw the verdict large, with its figures."""
        word, figures = page.verdict
        high = kit.line_height("title") + 12
        used = kit.text_width(word, "title") + 36
        kit.fill((x, y, min(w, used), high), BANDS[page.tone])
        kit.label((x, y, min(w, used), high), word, "title", "card", "centre")
        if figures and used + kit.text_width(figures, "title") + 20 <= w:
            kit.label((x + used + 18, y, w - used - 18, high), figures, "title")
        elif figures:
            y += high + 4
            kit.label((x, y, w, high), figures, "title")
        return y + high + 10

    def _blocks(self, kit: Kit, area: Any, y: float, page: scenes.Scene) -> float:
        """Set the blocks in two columns where there is room, each where it begins higher; give the y reached."""
        count = 2 if area.w >= 820 and len(page.blocks) > 1 else 1
        wide = (area.w - GAP * (count - 1)) // count
        ends = [y] * count
        for block in page.blocks:
            turn = min(range(count), key=lambda n: ends[n])
            ends[turn] = self._block(kit, area.x + turn * (wide + GAP), ends[turn], wide, block)
        low = max(ends)
        if count == 2:
            kit.fill((area.x + wide + GAP // 2, y, 1.5, low - y - 8), "line")
        return low

    def _block(self, kit: Kit, x: float, y: float, w: float, block: scenes.Block) -> float:
        y += kit.paragraph((x, y, w, 0), escape(block.head), "heading", "ink")
        kit.fill((x, y + 1, w, 2), "ink")
        y += 8
        for line in block.lines:
            # The tone has a shape of its own beside its colour: up, down, level.
            self._mark(kit, x, y, line.tone)
            y += kit.paragraph((x + 18, y, w - 18, 0), escape(line.text), "body") + 6
        return y + 12

    def _mark(self, kit: Kit, x: float, y: float, tone: str) -> None:
        tint = TONES[tone]
        if tone == scenes.PLAIN:
            kit.fill((x + 2, y + 8, 8, 8), tint)
        else:
            up = -1 if tone == scenes.GOOD else 1
            kit.poly([(x, y + 12 - 5 * up), (x + 12, y + 12 - 5 * up), (x + 6, y + 12 + 5 * up)], tint)

    def _links(self, kit: Kit, area: Any, y: float, page: scenes.Scene) -> float:
        """Draw the articles to read on, as buttons that flow; give the y reached."""
        app = self.app
        if not page.links:
            return y
        kit.fill((area.x, y, area.w, 1.5), "ink")
        y += 10
        head = app.words.say("scene", "read_on")
        x = area.x + kit.text_width(head, "label") + 16
        kit.label((area.x, y, x - area.x, 34), head, "label", "red")
        for label, target in page.links:
            wide = kit.text_width(label, "label") + 28
            if x + wide > area.x + area.w - 4 and x > area.x:
                x, y = area.x, y + 42
            if kit.button(f"scene:{target}", (x, y, min(wide, area.w - 6), 34), label):
                app.go("learn", article=target.partition(":")[2])
            x += wide + 10
        return y + 44

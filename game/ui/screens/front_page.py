"""The month as the front page of a newspaper of our own: one sentence in it is not true; reality is at its foot."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui import emblem
from game.ui.kit import Kit, cut_bottom, escape, inset
from game.ui.screens import paper, shown
from game.ui.screens.base import Screen, frame, screen
from game.world.kinds import COUNTRY_INDEX

WIDEST = 1240  # logical px of the sheet
GAP = 26
FIGURES = ("grain", "industry", "jobless", "members")  # of the country, printed each month


@screen("front_page")
class FrontPage(Screen):
    """The paper of a month that has closed; `month` names it, else the last one."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.month: int = params.get("month", app.view.month - 1)
        self.month = max(app.scenario.start, self.month)
        self._page: paper.Page | None = None
        self._made_for: object = None
        self._opened = False  # a page opens at its head, wherever the one before was left

    def page(self) -> paper.Page:
        """Give the page, made up once for what is known now."""
        key = (id(self.app.view), self.month, len(shown.game(self.app).events))
        if self._page is None or self._made_for != key:
            self._page, self._made_for = paper.make(self.app, self.month), key
        return self._page

    def of_month(self) -> int:
        """Return the month whose paper it is."""
        return self.month

    def about(self) -> object:
        """Give the month whose paper it is."""
        return self.month

    def draw(self, kit: Kit) -> None:
        """Draw the sheet and the buttons that turn to other months."""
        app = self.app
        body = frame(kit, app, app.text("front_page.title"))
        foot, body = cut_bottom(body, 42, 8)
        page = self.page()
        wide = min(body.w - 6, WIDEST + 60)
        sheet = pygame.Rect(body.x + (body.w - wide) // 2, body.y, wide, body.h - 6)
        self._buttons(kit, pygame.Rect(sheet.x, foot.y, sheet.w + 6, foot.h))
        kit.fill((sheet.x + 6, sheet.y + 6, sheet.w, sheet.h), "line")
        kit.fill(sheet, "card")
        kit.frame(sheet, "ink", 1.5)
        inner = inset(sheet, 18 if not kit.narrow else 12, 10)
        if not self._opened:
            kit.scroll_to("page", 0)
            self._opened = True
        with kit.scroll("page", inner) as area:
            w = min(area.w, WIDEST)
            x = area.x + (area.w - w) // 2
            y = self._masthead(kit, x, area.y, w, page)
            y = self._lead(kit, x, y, w, page)
            y = self._columns(kit, x, y, w, page)
            y = self._reality(kit, x, y, w, page)
            area.used(y + 4)

    def _buttons(self, kit: Kit, foot: pygame.Rect) -> None:
        app = self.app
        last = max(app.scenario.start, app.view.month - 1)
        wide = min(250, foot.w // 3 - 8)
        if kit.button(
            "front_page:earlier",
            (foot.x, foot.y, wide, foot.h),
            app.text("front_page.earlier"),
            hotkey="earlier",
            enabled=self.month > app.scenario.start,
            why=app.text("front_page.first"),
        ):
            self._turn(kit, self.month - 1)
        if kit.button(
            "front_page:later",
            (foot.x + wide + 8, foot.y, wide, foot.h),
            app.text("front_page.later"),
            hotkey="later",
            enabled=self.month < last,
            why=app.text("front_page.last"),
        ):
            self._turn(kit, self.month + 1)
        if kit.go_on("front_page:close", (foot.right - wide, foot.y, wide, foot.h), app.text("front_page.close")):
            app.back()

    def _turn(self, kit: Kit, month: int) -> None:
        self.month = month
        kit.scroll_to("page", 0)

    # -- the sheet --------------------------------------------------------------------------------

    def _masthead(self, kit: Kit, x: int, y: int, w: int, page: paper.Page) -> int:
        """Draw the name of the paper between its two ears; give the y reached."""
        app = self.app
        name = app.text("front_page.name_cyrillic")
        ear = 176 if w >= 860 else 0
        large = kit.height >= shown.LOWER and kit.text_width(name, "display") <= w - 2 * ear - 30
        role = "display" if large else "title"  # a low window is left to the headline
        high = kit.line_height(role)
        middle = pygame.Rect(x + ear, y, w - 2 * ear, high)
        kit.label(middle, name, role, "red", "centre")
        under = app.text("front_page.name")
        translated = under.strip("«»").casefold() != name.casefold()
        low = kit.height < shown.LOWER
        if translated and not low:
            kit.label((middle.x, y + high - 4, middle.w, 24), under, "serif_italic", "ink", "centre")
        if ear:
            left = pygame.Rect(x, y + 6, ear - 14, high + 12)
            kit.frame(left, "ink", 1.5)
            tall = kit.measure(app.text("front_page.slogan"), left.w - 16, "small_italic")
            kit.paragraph(
                (left.x + 8, left.centery - tall // 2, left.w - 16, 0),
                app.text("front_page.slogan"),
                "small_italic",
                "ink",
                "centre",
            )
            right = pygame.Rect(x + w - ear + 14, y + 6, ear - 14, high + 12)
            kit.frame(right, "ink", 1.5)
            emblem.star(kit, (right.x + 24, right.y + 26), 13, "red")
            issues = app.text("front_page.number", month=app.words.month(page.month))
            kit.paragraph((right.x + 46, right.y + 6, right.w - 52, 0), escape(issues), "small_bold")
            kit.label(
                (right.x + 10, right.bottom - 25, right.w - 16, 20),
                app.text("front_page.organ_short"),
                "small",
                "muted",
            )
        y += high + (24 if ear or (translated and not low) else 6)
        kit.fill((x, y, w, 4), "ink")
        kit.fill((x, y + 6, w, 1.5), "ink")
        line = f"{app.text('front_page.organ')} · {app.text('front_page.price')}"
        longer = f"{under} · {line}"
        if translated and low and kit.text_width(longer, "small_bold") <= w:
            line = longer
        kit.label((x, y + 9, w, 24), line, "small_bold", "ink", "centre")
        kit.fill((x, y + 35, w, 1.5), "ink")
        return y + 48

    def _lead(self, kit: Kit, x: int, y: int, w: int, page: paper.Page) -> int:
        """Draw the headline, the picture and the leading story; give the y reached."""
        app = self.app
        role = "title" if w >= 560 and kit.height >= shown.LOWER else "heading"
        y += kit.paragraph((x, y, w, 0), escape(page.headline), role, "ink", "centre") + 12
        side = (152 if w >= 860 else 96) if page.face >= 0 else 0
        box = 250 if w >= 860 else 0
        left = x + (side + 24 if side else 0)
        room = w - (side + 24 if side else 0) - (box + 24 if box else 0)
        top = y
        if side:
            kit.frame((x, y, side + 6, side + 6), "ink", 1.5)
            shown.bust(kit, app, (x + 3, y + 3, side, side), page.face)
            if kit.hot("face", (x, y, side + 6, side + 6), app.person_tip(page.face)):
                app.go("person", person=page.face)
            top += side + 10
            top += kit.paragraph(
                (x, top, side + 6, 0), escape(shown.caption(app, page.face)), "small_italic", "ink", "centre"
            )
        used = (
            y
            + kit.paragraph(
                (left, y, room, 0), escape(page.deck), "serif_bold" if len(page.deck) < 240 else "serif"
            )
            + 12
        )
        if page.under == "lead":
            used = self._untruth(kit, left, used, room, page)
        if page.cost:
            told = f"*{app.text('compose.human')}.* {escape(page.cost)}"
            used += kit.paragraph((left, used + 4, room, 0), told, "serif") + 12
        if page.second[0]:
            used += 8
            kit.fill((left, used, room, 1), "line")
            used += 8
            used += kit.paragraph((left, used, room, 0), escape(page.second[0]), "heading") + 2
            used += kit.paragraph((left, used, room, 0), escape(page.second[1]), "serif") + 6
            if page.under == "second":
                used = self._untruth(kit, left, used, room, page)
        if page.under == "editors":
            used += 8
            kit.fill((left, used, room, 1), "line")
            used += 8
            used += kit.paragraph((left, used, room, 0), escape(app.text("front_page.editors")), "heading") + 2
            used = self._untruth(kit, left, used, room, page)
        if box:
            top = max(top, self._figures(kit, pygame.Rect(x + w - box, y, box, 10)))
        y = max(top, used) + 12
        kit.fill((x, y, w, 1.5), "ink")
        return y + 12

    def _untruth(self, kit: Kit, x: int, y: int, w: int, page: paper.Page) -> int:
        """Set the sentence that is not true in the same type, and what the reader knows under it."""
        y += kit.paragraph((x, y, w, 0), escape(page.untruth.printed), "serif") + 4
        tall = kit.measure(page.untruth.known, w - 24, "serif_italic")
        kit.fill((x, y + 2, 4, tall), "red")
        kit.paragraph((x + 16, y, w - 24, 0), escape(page.untruth.known), "serif_italic", "bad")
        return y + tall + 8

    def _columns(self, kit: Kit, x: int, y: int, w: int, page: paper.Page) -> int:
        """Set the sections in columns, each where there is most room; give the y reached."""
        app = self.app
        count = 3 if w >= 900 else 2 if w >= 600 else 1
        wide = (w - GAP * (count - 1)) // count
        blocks: list[tuple[str, str]] = []
        for group, lines in page.sections:
            blocks.append(("head", app.text(f"front_page.section_{group}")))
            blocks += [("text", line) for line in lines]
        if not blocks:
            blocks = [
                ("head", app.text("front_page.section_quiet")),
                ("text", app.text("front_page.nothing")),
            ]
        if w < 860:
            blocks += [
                ("head", app.text("front_page.section_figures")),
                *(("text", f"{line}.") for line in self.figures()),
            ]
        heights = [
            kit.measure(escape(text), wide, "serif") + 9
            if kind == "text"
            else kit.line_height("heading") + 12
            for kind, text in blocks
        ]
        target = sum(heights) / count
        columns: list[list[int]] = [[] for _ in range(count)]
        at, filled = 0, 0.0
        heading = ""  # of the section in hand: a column that begins inside one begins with it again
        continued: dict[int, str] = {}
        for n, tall in enumerate(heights):
            head = blocks[n][0] == "head"
            ahead = tall + (heights[n + 1] if head and n + 1 < len(heights) else 0)
            follows = n > 0 and blocks[n - 1][0] == "head"
            if at < count - 1 and filled and not follows and filled + ahead / 2 > target:
                at, filled = at + 1, 0.0
                if not head:
                    continued[at] = app.text("front_page.continued", title=heading)
                    filled = kit.line_height("heading") + 12.0
            heading = blocks[n][1] if head else heading
            columns[at].append(n)
            filled += tall
        low = y
        for c, numbers in enumerate(columns):
            cx, cy = x + c * (wide + GAP), y
            if c in continued:
                cy += self._head(kit, cx, cy, wide, continued[c])
            for n in numbers:
                kind, text = blocks[n]
                if kind == "head":
                    self._head(kit, cx, cy, wide, text)
                else:
                    kit.paragraph((cx, cy, wide, 0), escape(text), "serif")
                cy += heights[n]
            low = max(low, cy)
        for c in range(1, count):
            kit.fill((x + c * (wide + GAP) - GAP / 2, y, 1.5, low - y - 4), "line")
        return low + 6

    @staticmethod
    def _head(kit: Kit, x: int, y: int, wide: int, text: str) -> int:
        """Draw the heading of a section of a column; give its height."""
        high = kit.line_height("heading")
        kit.label((x, y, wide, high), text, "heading", "ink")
        kit.fill((x, y + high + 1, wide, 2), "ink")
        return high + 12

    def figures(self) -> list[str]:
        """Give the figures the paper prints of the country in that month."""
        app = self.app
        country = next(
            (st.country for month, st in shown.game(app).months if month == self.month + 1), app.view.country
        )
        return [
            app.words.country(n, country[COUNTRY_INDEX[n]])
            for n in FIGURES
        ]

    def _figures(self, kit: Kit, r: pygame.Rect) -> int:
        """Draw the box of figures; give the y reached."""
        y = r.y + 8
        kit.fill((r.x, r.y, r.w, 30), "ink")
        kit.label(
            (r.x + 10, r.y, r.w - 20, 30), self.app.text("front_page.section_figures"), "label_bold", "card"
        )
        y = r.y + 38
        tip = self.app.text("front_page.figure_tip")
        for key, line in zip(FIGURES, self.figures(), strict=True):
            name, _, value = line.partition(": ")
            top = y
            y += kit.paragraph((r.x + 10, y, r.w - 20, 0), escape(name), "small", "muted")
            y += kit.paragraph((r.x + 10, y, r.w - 20, 0), escape(value), "bold") + 4
            if kit.hot(f"figure:{key}", (r.x + 4, top, r.w - 8, y - top - 2), tip):
                self.app.go("country", figure=key)
        kit.frame((r.x, r.y, r.w, y - r.y + 4), "ink", 1.5)
        return y + 4

    def _reality(self, kit: Kit, x: int, y: int, w: int, page: paper.Page) -> int:
        app = self.app
        kit.fill((x, y, w, 3), "ink")
        y += 10
        text = page.reality.strip() or app.text("front_page.no_reality")
        head = app.text("front_page.in_reality", month=app.words.month(page.month))
        line = f"*{escape(head)}* {escape(' '.join(text.split()))}"
        y += int(kit.paragraph((x, y, w, 0), line, "small", "muted")) + 8
        if not page.counts:
            return y
        told = f"*{escape(app.text('front_page.section_counts'))}* {escape(' '.join(page.counts))}"
        tall = int(kit.measure(told, w - 16, "serif_italic"))
        kit.fill((x, y + 2, 4, tall), "red")
        kit.paragraph((x + 16, y, w - 16, 0), told, "serif_italic", "bad")
        return y + tall + 4

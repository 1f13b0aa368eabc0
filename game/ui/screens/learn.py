"""The rule book and the library: short articles, found by typing, with links from one to the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pygame

from game.ui.kit import Kit, columns, cut_left, cut_top, escape, plain
from game.ui.screens.base import Screen, plain_frame, screen
from game.words.template import beneath, disputed
from game.world import tuning

TABS = ("rules", "people", "posts", "bodies", "ideas", "events", "after")


@dataclass(frozen=True)
class Page:
    """One article or rule: its key, where it belongs, its title and text with links."""

    key: str
    tab: str
    title: str
    text: str
    status: str = ""  # contested or legend; '' where the record is clear


def library(app: Any) -> list[Page]:
    """Return the rules and articles, the scenario's numbers put in."""
    from game.words import book
    from game.words.template import numbered

    numbers = tuning.with_overrides(app.scenario.tuning if app.session is not None else ())

    def put(text: str) -> str:
        return numbered(text.strip(), numbers)

    data = book("rules", app.language)
    pages = [Page(number, "rules", one["title"], put(one["text"])) for number, one in data["rules"].items()]
    return pages + [
        Page(key, one["category"], one["title"], put(one["text"]), one.get("status", ""))
        for key, one in data["articles"].items()
    ]


_LINK = re.compile(r"\[\[(?:\w+:)?([^|\]]+)\|")  # what a text leads to


def akin(pages: list[Page], at: int, limit: int = 5) -> list[int]:
    """Return the pages nearest to one, the nearest first: one leads to the other, or both lead to the same."""
    links = [set(_LINK.findall(page.text)) for page in pages]
    own = pages[at].key

    def weight(n: int) -> int:
        leads = 6 * (pages[n].key in links[at]) + 5 * (own in links[n])
        shared = links[n] & links[at]
        beside = pages[n].tab == "rules" == pages[at].tab and pages[n].key.split(".")[0] == own.split(".")[0]
        return leads + 2 * len(shared) - max(0, len(links[n]) - len(shared)) // 4 + (beside and abs(n - at) < 3)

    found = [n for n in range(len(pages)) if n != at and weight(n) > 0]
    return sorted(found, key=lambda n: (-weight(n), abs(n - at)))[:limit]


@screen("learn")
class Learn(Screen):
    """Articles on the left, the one chosen on the right. `rule` or `article` opens one."""

    first = ("page:",)

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.pages = library(app)
        self.search = ""
        self.past: list[int] = []
        self.at = 0
        self.tab = "rules"
        self.asked = ""  # what is to be confirmed before the half-year is opened
        wanted = params.get("rule") or params.get("article")
        if wanted:
            self._open(str(wanted))

    def retell(self) -> None:
        """Read rules and articles in the language now spoken."""
        self.pages = library(self.app)

    def _open(self, key: str) -> None:
        found = next((n for n, page in enumerate(self.pages) if page.key == key), None)
        if found is None:
            self.app.notice(self.app.text("learn.no_page", page=key))
            return
        self.past.append(self.at)
        self._show(found)

    def _show(self, n: int) -> None:
        self.at = n
        self.tab, self.search = self.pages[n].tab, ""
        shown = self._shown()
        if n in shown:
            self.app.kit.reveal_row("pages", shown.index(n))
        self.app.kit.touch()

    def _shown(self) -> list[int]:
        wanted = self.search.casefold().strip()
        if wanted:
            hits = [n for n, page in enumerate(self.pages) if wanted in f"{page.key} {page.title}".casefold()]
            return hits + [
                n
                for n, page in enumerate(self.pages)
                if n not in hits and wanted in plain(page.text).casefold()
            ]
        return [n for n, page in enumerate(self.pages) if page.tab == self.tab]

    def draw(self, kit: Kit) -> None:
        app = self.app
        body = plain_frame(kit, app, app.text("learn.title"), esc=False)
        if kit.cancel and not self.asked:
            if self.search:
                self.search = ""
                kit.touch()
            else:
                app.back()
                return
        strip, body = cut_top(body, 36, 8)
        names = [(name, app.text(f"learn.{name}")) for name in TABS]
        tab = kit.tabs("learn", strip, names, "" if self.search else self.tab)
        if (tab and tab != self.tab) or (tab and self.search):
            self.tab, self.search = tab, ""
            self.at = self._shown()[0]
            kit.forget("pages")
            kit.touch()
        strip, body = cut_top(body, 38, 8)
        self._lesson(kit, strip)
        left, right = columns(body, [340 if kit.width > 900 else 250, 1.0], 10)
        self._list(kit, left)
        self._page(kit, right)
        if self.asked:
            self._confirm(kit)

    def _lesson(self, kit: Kit, r: pygame.Rect) -> None:
        """Draw the way into the first half-year, from its beginning or from where it was left."""
        app, lesson = self.app, self.app.lesson
        again = lesson.may_resume
        label = app.text("lesson.resume", n=lesson.step) if again else app.text("lesson.begin")
        # As wide as its words in one line, which two lines of large text would overrun.
        wide = min(r.w, max(350 if kit.width > 900 else 310, kit.text_width(label, "label") + 40))
        other = app.session is not None and not app.session.over and not lesson.is_its_game(app.session)
        picked = ""
        if kit.button("learn:lesson", (r.x, r.y, wide, r.h), label, app.text("lesson.about"), style="dark"):
            picked = "open"
        x = r.x + wide + 10
        if again:
            if kit.button("learn:again", (x, r.y, 170, r.h), app.text("lesson.again")):
                picked = "again"
            x += 180
        if kit.measure(app.text("lesson.about"), r.right - x - 8, "small") <= r.h:
            kit.label((x + 4, r.y, r.right - x - 4, r.h), app.text("lesson.about"), "small", "muted")
        if picked and (other or picked == "again"):
            self.asked = picked
            kit.touch()
        elif picked:
            lesson.open()

    def _confirm(self, kit: Kit) -> None:
        app, anew = self.app, self.asked == "again"
        label = app.text("lesson.again" if anew else "title.lesson")
        text = app.text("lesson.begin_sure" if anew and app.lesson.may_resume else "lesson.sure")
        answer = kit.confirm("lesson", label, text, label, app.text("common.stay"))
        if answer is not None:
            self.asked = ""
        if answer:
            app.lesson.open(anew)

    def _list(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        field, r = cut_top(r, 38, 8)
        hint = app.text("learn.search")
        self.search = kit.field("learn_search", field, self.search, limit=30, hint=hint, hotkey="search")
        inner = kit.panel(r)
        shown = self._shown()
        if not shown:
            kit.paragraph(inner, app.text("learn.nothing"), "serif_italic", "muted")
        picked = None
        for n, cell in kit.rows("pages", inner, len(shown), 38):
            page = self.pages[shown[n]]
            if kit.row(f"page:{page.key}", cell, selected=shown[n] == self.at):
                picked = shown[n]
            left, rest = cut_left(cell, 54 if page.tab == "rules" else 10, 0)
            if page.tab == "rules":
                kit.label((left.x + 8, left.y, 44, left.h), page.key, "small", "muted")
            kit.label((rest.x + 2, rest.y, rest.w - 6, rest.h), page.title, "body")
        if kit.submitted == "learn_search" and shown:
            picked = shown[0]
        if picked is not None:
            self.past.append(self.at)
            self.at = picked
            kit.touch()

    def _page(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        page = self.pages[self.at]
        inner = kit.panel(
            r, page.title, "red", page.key if page.tab == "rules" else app.text(f"learn.{page.tab}")
        )
        if self.past:
            strip, inner = cut_top(inner, 34, 8)
            if kit.button(
                "learn:past",
                (strip.x, strip.y, min(strip.w, 290), 34),
                app.text("learn.past"),
                hotkey="past",
            ):
                self.at = self.past.pop()
                self.tab = self.pages[self.at].tab
                kit.touch()
                return
        wide = min(inner.w, 720)
        with kit.scroll(f"page_text:{page.key}", inner) as area:
            y = area.y + kit.paragraph((area.x, area.y, wide - 16, 0), page.text, "serif") + 16
            told = [escape(text) for text in beneath(page.key, app.language)]
            if page.status:
                about = disputed(page.key, app.language)
                said = app.text("learn.disputed", what=escape(about)) if about else ""
                told.insert(0, said or app.text(f"decision.status_{page.status}"))
            if told:
                y += kit.paragraph((area.x, y, wide - 16, 0), "\n".join(told), "small_italic", "muted") + 16
            near = akin(self.pages, self.at)
            if near:
                kit.label((area.x, y, wide, 24), app.text("learn.near"), "label", "red")
                y += 28
            for n in near:
                other = self.pages[n]
                if kit.button(
                    f"near:{other.key}",
                    (area.x, y, min(420, wide - 16), 34),
                    other.title,
                    style="quiet",
                    align="left",
                ):
                    self.past.append(self.at)
                    self.at = n
                    kit.touch()
                y += 36
            area.used(y)
        if kit.link:
            self._follow(kit.link)

    def _follow(self, target: str) -> None:
        """Follow a link inside the library where the library has the page."""
        key = target.partition(":")[2]
        if any(page.key == key for page in self.pages):
            self._open(key)
        elif self.app.session is not None and not target.startswith("article"):
            self.app.follow_link(target)
        else:
            self.app.notice(self.app.text("learn.no_page", page=key))

"""Names in running text: each leads to the page of its man, or through nobody's eyes to his article in the library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from game.ui.kit.markup import QUIET
from game.words.cases import CASES, in_case
from game.words.template import book

if TYPE_CHECKING:
    from game.ui.holding import Holding
    from game.ui.kit.zones import TipLike

KEPT = 3000  # texts with their links
# Articles of the library on posts: by the post, else by its kind.
ON_POSTS = {
    "gensec": "general_secretary",
    "premier": "premier",
    "war_commissar": "war_commissar",
    "comintern_chair": "comintern_chair",
    "pravda_editor": "pravda",
    "pravda_secretary": "pravda",
    "politburo_chair": "politburo",
    "tsik_chair": "executive_committee",
    "tsik_secretary": "executive_committee",
}
ON_KINDS = {
    "centre": "secretariat_and_orgburo",
    "department": "secretariat_and_orgburo",
    "control": "control_commission",
    "region": "provincial_secretary",
    "republic": "provincial_secretary",
    "district": "provincial_secretary",
    "police": "ogpu",
}


class Naming:
    """The names of the people of one game in one language, found in texts and made into links."""

    def __init__(self, app: Holding) -> None:
        self.app = app
        self._for: object = None
        self._ids: dict[str, str] = {}
        self._look: re.Pattern[str] | None = None
        self._made: dict[tuple[str, str, bool], str] = {}
        self._articles: frozenset[str] = frozenset()

    def _learn(self) -> None:
        """Take up every form of every name in the language now spoken."""
        app = self.app
        key = (app.language, app.scenario.id, app.scenario.people)
        if self._for is not None and self._for == key:
            return
        self._for, self._made, self._ids = key, {}, {}
        for p, person in enumerate(app.scenario.people):
            for form in ("short", "full"):
                name = app.words.person(p, form)
                for said in (str(name), *(in_case(name, case) for case in CASES)):
                    self._ids.setdefault(said, person.id)
        names = sorted(self._ids, key=lambda one: -len(one))
        # The signs that stick to a name go with it, so that no line breaks elsewhere than it did.
        self._look = re.compile(rf"(?<![^\W_])(?<!-)({'|'.join(map(re.escape, names))})(?![^\W_])(?!-)[^\s\[\]*_\\|]*")
        self._articles = frozenset(book("rules", app.language)["articles"])

    def linked(self, text: str, own: int = -1) -> str:
        """Return a marked-up text in which every name is a link, but that of the man whose page is open."""
        app = self.app
        if "[[" in text:
            return text
        self._learn()
        here = app.scenario.people[own].id if own >= 0 else ""
        outside = app.seat < 0
        found = self._made.get((text, here, outside))
        if found is None:
            if len(self._made) >= KEPT:
                self._made.clear()
            assert self._look is not None

            def put(m: re.Match[str]) -> str:
                id = self._ids[m[1]]
                if id == here or (outside and id not in self._articles):
                    return m[0]
                kind = "article" if outside else "person"
                return f"[[{QUIET}{kind}:{id}|{m[0]}]]"

            found = self._made[text, here, outside] = self._look.sub(put, text)
        return found

    def title(self, key: str) -> str:
        """Return the title of an article of the library, nothing where there is none."""
        found = book("rules", self.app.language)["articles"].get(key)
        return str(found["title"]) if found else ""

    def on_post(self, q: int) -> str:
        """Return the article of the library on a post or on posts of its kind, nothing where there is none."""
        post = self.app.scenario.posts[q]
        key = ON_POSTS.get(post.id) or ON_KINDS.get(post.kind, "")
        return key if self.title(key) else ""

    def tip(self, target: str) -> TipLike:
        """Give what is said of a man where his name is pointed at."""
        app = self.app
        kind, _, id = target.partition(":")
        return app.person_tip(app.scenario.person_index[id]) if kind == "person" else None

    def set(self) -> None:
        """Let the names in the texts that are drawn next be links, where a game is shown to somebody."""
        app = self.app
        top = app.stack[-1] if app.stack else None
        if app.session is None or top is None or top.name == "curtain":
            app.kit.linker = app.kit.link_tip = None
            return
        own = getattr(top, "p", -1) if top.name == "person" else -1
        app.kit.linker = lambda text: self.linked(text, own)
        app.kit.link_tip = self.tip

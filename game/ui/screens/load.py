"""Saved games: open one, or write one under a name."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pygame

from game import files, forks, rewind, save
from game.content import load_scenario
from game.content.overlay import in_language
from game.language import FIRST
from game.session import Session
from game.ui import keeping, portrait
from game.ui.kit import Kit, columns, cut_bottom, cut_top
from game.ui.screens import branches
from game.ui.screens.base import Screen, initials, plain_frame, screen
from game.ui.screens.shown import panel
from game.world.scenario import Scenario


@screen("load")
class Load(Screen):
    """The saves of the player's folder; with `saving` the game in progress can be written beside them."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.saving = bool(params.get("saving")) and app.session is not None
        self.found = save.saves()
        self.at = 0
        self.shown: dict[tuple[str, str], Scenario | None] = {}  # by id and language
        self.part: str = params.get("part", "by_time")
        self.branch = ""  # the name that is being written
        self.asked = ""  # which confirmation is open
        month = app.words.month(app.game.state.month) if self.saving else ""
        self.save_as = app.text("load.default_name", month=month) if self.saving else ""

    def draw(self, kit: Kit) -> None:
        app = self.app
        body = plain_frame(
            kit, app, app.text("load.save_title" if self.saving else "load.title"), esc=not self.asked
        )
        if self.saving:
            strip, body = cut_top(body, 46, 8)
            field, button = columns(strip, [1.0, 220], 10)
            self.save_as = kit.field("save_name", (field.x, field.y + 2, field.w, 40), self.save_as, limit=40)
            if (
                kit.button("save_here", button, app.text("load.save"), style="primary")
                or kit.submitted == "save_name"
            ):
                self._save()
        foot, body = cut_bottom(body, 48, 8)
        strip, body = cut_top(body, 34, 6)
        parts = [(name, app.text(f"load.{name}")) for name in ("by_time", "branches")]
        self.part = kit.tabs("part", strip, parts, self.part)
        many = app.text("load.saves_n", n=len(self.found)) if self.found else ""
        inner = panel(kit, body, app.text("load.saves"), "red", many)
        if not self.found:
            kit.paragraph(inner, app.text("load.nothing"), "serif_italic", "muted")
        picked = None
        if self.part == "branches":
            picked = branches.draw(kit, app, inner, self.found, self.at, self._told)
        for n, cell in kit.rows("saves", inner, len(self.found), 62) if self.part == "by_time" else ():
            info = self.found[n]
            if kit.row(f"save:{info.path.stem}", cell, selected=n == self.at, tip=str(info.path)):
                picked = n
            self._row(kit, cell, info)
        if picked is not None:
            if picked == self.at and kit.keyboard and not self.saving:
                self._open(False)
            self.at = picked
            kit.touch()
        back, remove, again, named, go = columns(foot, [0.17, 0.17, 0.19, 0.17, 0.3], 8)
        sound = bool(self.found) and not self.found[self.at].problem
        for id, cell in (("go_back", again), ("name", named)):
            if kit.button(
                f"load:{id}", cell, app.text(f"load.{id}"), app.text(f"load.{id}_tip"), enabled=sound,
                why=app.text("load.nothing"),
            ):  # fmt: skip
                self._go_back() if id == "go_back" else self._ask_name()
        some = bool(self.found)
        if kit.button("load:back", back, app.text("common.back")):
            app.back()
        if kit.button(
            "load:remove", remove, app.text("load.remove"), enabled=some, why=app.text("load.nothing")
        ):
            self.asked = "remove"
        if kit.button(
            "load:open",
            go,
            app.text("load.open"),
            style="plain" if self.saving else "primary",
            enabled=some,
            why=app.text("load.nothing"),
        ):
            self._open(False)
        self._confirm(kit)

    def _row(self, kit: Kit, r: pygame.Rect, info: save.SaveInfo) -> None:
        app = self.app
        head = info.header
        people = head.get("people", []) if head else []
        title, names = self._told(head) if head and not info.problem else ("", [])
        if people:
            portrait.draw(
                kit,
                (r.x + 8, r.y + 6, 50, 50),
                str(people[0]),
                self._traits(head, str(people[0])),
                initials(names[0] if names else ""),
            )
        x = r.x + 70
        right = 210 if r.w > 560 else 120
        kit.label((x, r.y + 6, r.w - 80 - right, 26), _name(app, info.path.stem), "label_bold")
        if info.problem:
            kit.label((x, r.y + 32, r.w - 80, 22), info.problem, "small", "bad")
            return
        month = f"{head['month'] % 12 + 1:02d}/{head['month'] // 12}"
        parts = [
            title,
            month,
            ", ".join(names) or app.text("setup.watch"),
        ]
        if head["over"]:
            parts.append(app.text("load.over"))
        mark = branches.label(app, info)
        if mark:
            parts.insert(2, mark)
        if head["edited"]:
            parts.append(app.text("load.edited"))
        kit.label((x, r.y + 32, r.w - 80, 22), " · ".join(parts), "small", "muted")
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(head["saved"]))
        kit.label((r.right - right - 8, r.y + 6, right, 26), when, "small", "muted", "right")

    def _told(self, head: dict[str, Any]) -> tuple[str, list[str]]:
        """Return the title of a save and the names of its persons, in the language now spoken where that is known."""
        ids, language = [str(one) for one in head["people"]], self.app.language
        names = {one: one.title() for one in ids}
        shown = self._scenario(head)
        if shown is None or language == FIRST:
            return str(head["title"]), list(names.values())
        names |= {one: shown.people[shown.person_index[one]].short for one in ids if one in shown.person_index}
        return shown.title, list(names.values())

    def _scenario(self, head: dict[str, Any]) -> Scenario | None:
        """Return the scenario of a save in the language now spoken, read beside the window when first asked for."""
        key = str(head["scenario"]), self.app.language
        if key not in self.shown:
            self.shown[key] = None
            reading = self.app.text("notice.reading")
            self.app.beside(reading, lambda: _scenario(*key), lambda found: self.shown.update({key: found}))
        return self.shown[key]

    def _traits(self, head: dict[str, Any], id: str) -> dict[str, object]:
        """Return how a person of a save looks; where its scenario is not to be had the face is dealt from the id."""
        session = self.app.session
        known = session.scenario if session is not None and session.scenario.id == head["scenario"] else None
        shown = known or self._scenario(head)
        return dict(shown.people[shown.person_index[id]].portrait) if shown and id in shown.person_index else {}

    def _open(self, edited_ok: bool) -> None:
        if not self.found:
            return
        self.asked = ""
        keeping.load(self.app, self.found[self.at].path, edited_ok, self._opened)

    def _opened(self, told: str) -> None:
        if told and self.app.may_edit:
            self.asked = "edited"

    def _save(self) -> None:
        keeping.write(self.app, save.save_path(self.save_as), self.app.back)

    def _go_back(self) -> None:
        """Open the months of the game chosen, to go back to one of them."""
        app = self.app
        path = self.found[self.at].path

        def opened() -> Session | save.SaveError:
            try:
                return save.load_game(path)
            except save.SaveError as fault:
                return fault

        def shown(found: Session | save.SaveError) -> None:
            if isinstance(found, save.SaveError):
                app.notice(str(found))
            elif not found.months:
                app.notice(app.text("rewind.no_no_archive"))
            else:
                app.go("rewind", session=found)

        app.beside(app.text("notice.loading"), opened, shown)

    def _ask_name(self) -> None:
        trail = rewind.trail(self.found[self.at])
        self.branch, self.asked = trail[-1].name if trail else "", "name"
        self.app.kit.touch()

    def _name(self, kit: Kit, info: save.SaveInfo) -> None:
        """Ask for the name of the branch on which a save lies, and write it into that save."""
        app = self.app
        with kit.modal("name", app.text("load.name_title"), (480, 160), "red") as box:
            field, rest = cut_top(box, 44, 12)
            self.branch = kit.field("branch_name", field, self.branch, forks.LONGEST, hint=app.text("rewind.hint"))
            no, yes = columns(cut_top(rest, 46, 0)[0], [0.4, 0.6], 10)
            away = kit.button("name:no", no, app.text("common.cancel")) or kit.cancel
            done = kit.button("name:yes", yes, app.text("load.name"), style="primary")
            done = done or kit.submitted == "branch_name"
        name = self.branch.strip()
        if away:
            self.asked = ""
        elif done and forks.fault(name):
            app.notice(app.text(f"rewind.no_{forks.fault(name)}"))
        elif done:
            self.asked = ""
            writing = app.text("notice.writing")
            app.beside(writing, lambda: _named(info.path, name), lambda wrong: self._has_name(wrong, info, name))

    def _has_name(self, wrong: str, info: save.SaveInfo, name: str) -> None:
        """Say that a branch has its name, or why not, and show the saves as they are now."""
        self.app.notice(wrong or self.app.text("load.named", name=name))
        if not wrong:
            self.found = save.saves()
            self.at = next((n for n, one in enumerate(self.found) if one.path == info.path), 0)

    def _confirm(self, kit: Kit) -> None:
        app = self.app
        if not self.asked or not self.found:
            return
        info = self.found[self.at]
        if self.asked == "name":
            self._name(kit, info)
            return
        if self.asked == "remove":
            answer = kit.confirm(
                "remove",
                app.text("load.remove"),
                app.text("load.remove_sure", name=info.path.name),
                app.text("load.remove"),
                app.text("common.cancel"),
            )
            if answer:
                try:
                    info.path.unlink()
                except OSError as fault:
                    app.notice(app.text("load.not_removed", why=fault.strerror or fault))
                self.found = save.saves()
                self.at = max(0, min(self.at, len(self.found) - 1))
        else:
            answer = kit.confirm(
                "edited",
                app.text("load.edited"),
                app.notice_now() or app.text("load.edited_sure"),
                app.text("load.open_edited"),
                app.text("common.cancel"),
            )
            if answer:
                self._open(True)
        if (answer is not None and self.asked != "edited") or answer is False:
            self.asked = ""


def _name(app: Any, stem: str) -> str:
    """Return what a save is called in the list: those of the ring have names of the game's own."""
    ring = re.fullmatch(r"auto_(\d+)", stem)
    return str(app.text("load.auto", n=int(ring[1]) + 1)) if ring else stem


def _scenario(id: str, language: str) -> Scenario | None:
    """Read a scenario in a language; None where it is not to be had."""
    found, _ = load_scenario(id)
    return in_language(found, language) if found is not None else None


def _named(path: Path, name: str) -> str:
    """Write the name of its branch into a save; give why it was not written, '' when it was."""
    try:
        rewind.name_branch(path, name)
    except (save.SaveError, files.StorageError) as fault:
        return str(fault)
    return ""

"""Whether the parts of a scenario fit together: every name refers to something, every number to what it counts.

Errors keep a scenario from being played; warnings are allowed but probably not meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from game.content import models
from game.content.check_time import check_calendar, check_happenings, check_time
from game.content.problem import Mark, Problem, did_you_mean, error, warning
from game.content.reader import Table, mark_at
from game.world.kinds import COUNTRY
from game.world.record import fields
from game.world.tuning import Tuning

MAX_MONTHS = 360
_SINGULAR = {"people": "person", "posts": "post", "issues": "issue", "seats": "seat"}


def check(
    content: models.Content,
    data: Table,
    given: dict[str, set[str]],
    removed: dict[str, set[str]],
    child: bool = False,
) -> list[Problem]:
    """Return what does not fit together in a scenario.

    `given` are all ids as written, with those of entries that were refused; `removed` those a child took out of its
    parent. A reference to either is no further problem. A `child` need not tidy up what it took over.
    """
    return Check(content, data, given, removed, child).run()


class Check:
    """One walk over the content."""

    def __init__(
        self,
        content: models.Content,
        data: Table,
        given: dict[str, set[str]],
        removed: dict[str, set[str]],
        child: bool,
    ) -> None:
        self.content = content
        self.data = data
        self.known: dict[str, set[str]] = {
            "people": {part.id for part in content.people},
            "posts": {part.id for part in content.posts},
            "issues": {part.id for part in content.issues},
            "seats": set(content.scenario.seats),
        }
        self.excused = {name: given.get(name, set()) | removed.get(name, set()) for name in self.known}
        self.gone = removed
        self.child = child
        self.out: list[Problem] = []

    def at(self, *loc: int | str, key: bool = False) -> Mark:
        """Return the place of a value."""
        return mark_at(self.data, loc, key)

    def wrong(self, mark: Mark, message: str, hint: str = "") -> None:
        """Note an error."""
        self.out.append(error(mark, message, hint))

    def odd(self, mark: Mark, message: str, hint: str = "") -> None:
        """Note a warning."""
        self.out.append(warning(mark, message, hint))

    def refers(self, section: str, name: str, field: str, mark: Mark) -> None:
        """Note a name that refers to nothing."""
        if name in self.known[section] or name in self.excused[section]:
            return
        noun = _SINGULAR[section]
        hint = did_you_mean(name, sorted(self.known[section]))
        if not hint and section in ("issues", "seats"):
            hint = f"there are {', '.join(sorted(self.known[section]))}"
        self.wrong(mark, f"{field}: no {noun} '{name}'", hint or f"give an id of a {noun}, or add it")

    def refer_all(self, section: str, names: Iterable[str], field: str, *loc: int | str) -> None:
        """Note names of a list that refer to nothing or stand there twice."""
        seen: set[str] = set()
        for index, name in enumerate(names):
            self.refers(section, name, field, self.at(*loc, index))
            if name in seen:
                self.wrong(self.at(*loc, index), f"{field}: '{name}' is given twice", "keep one")
            seen.add(name)

    def run(self) -> list[Problem]:
        """Return all problems."""
        self.check_head()
        self.check_people()
        self.check_holds()
        self.check_posts()
        self.check_bodies()
        check_calendar(self)
        check_time(self)
        check_happenings(self)
        self.check_names()
        return self.out

    # Head and names

    def check_head(self) -> None:
        """Check length, seats and what the set-up screen shows."""
        head = self.content.scenario
        if head.end < head.start:
            self.wrong(self.at("scenario", "end"), "end: lies before start", "a later month")
        elif head.end - head.start >= MAX_MONTHS:
            self.wrong(
                self.at("scenario", "end"),
                f"end: more than {MAX_MONTHS} months after start",
                "a nearer month",
            )
        people = {part.id: part for part in self.content.people}
        for index, name in enumerate(head.seats):
            mark = self.at("scenario", "seats", index)
            self.refers("people", name, "seats", mark)
            if name in head.seats[:index]:
                self.wrong(mark, f"seats: '{name}' is given twice", "keep one")
            part = people.get(name)
            if part is None:
                if name in self.gone.get("people", set()):
                    self.wrong(mark, f"seats: '{name}' is removed", "take the seat out of the list too")
                continue
            if part.temper is None:
                self.wrong(
                    mark,
                    f"seats: '{name}' has no temper",
                    "give the person `temper: {pride: 50, fear: 50, …}`",
                )
            if part.enters is not None and part.enters > head.start:
                self.wrong(mark, f"seats: '{name}' enters after the start", "leave out `enters`")
            if not part.situation:
                self.odd(mark, f"seats: '{name}' has no situation", "two sentences for the set-up screen")
        if head.suggested and head.suggested not in head.seats:
            hint = did_you_mean(head.suggested, head.seats) or f"one of {', '.join(head.seats)}"
            self.wrong(self.at("scenario", "suggested"), f"suggested: '{head.suggested}' is not a seat", hint)
        if not head.summary:
            self.odd(self.at("scenario"), "summary: there is none", "two sentences for the list of scenarios")

    def check_names(self) -> None:
        """Check names of numbers and the lists of names."""
        content, names = self.content, self.content.names
        plain: dict[str, Any] = {one.name: one.default for one in fields(Tuning)}
        known = list(plain)
        for name, value in content.tuning.items():
            if name.startswith("with_") and name in known and value not in (0, 1):
                mark = self.at("tuning", name, key=True)
                self.wrong(mark, f"tuning: {name} is {value}", "1 for the game as it is, 0 to leave it out")
            elif name in known and value < 0 <= plain[name]:
                mark = self.at("tuning", name, key=True)
                self.wrong(mark, f"tuning: {name} is {value}", f"0 or more; {plain[name]} is the game as it is")
            if name not in known:
                mark = self.at("tuning", name, key=True)
                self.wrong(
                    mark, f"tuning: no number '{name}'", did_you_mean(name, known) or "see world/tuning.py"
                )
        for name in content.country:
            if name not in COUNTRY:
                mark = self.at("country", name, key=True)
                self.wrong(
                    mark,
                    f"country: no value '{name}'",
                    did_you_mean(name, COUNTRY) or f"one of {', '.join(COUNTRY)}",
                )
        for section, entries in (("first", names.first), ("last", names.last)):
            for index, name in enumerate(entries):
                if not name.partition("|")[0].strip():
                    self.wrong(self.at("names", section, index), f"{section}: a name is empty", '"Ivan|Иван"')
        pairs = len(names.first) * len(names.last)
        if names.count > pairs:
            self.odd(
                self.at("names", "count"), f"count: the lists make only {pairs} names", "give more names"
            )

    # People

    def check_people(self) -> None:
        """Check to whom and what people refer."""
        bare: list[str] = []
        for n, part in enumerate(self.content.people):
            if part.patron:
                self.refers("people", part.patron, "patron", self.at("people", n, "patron"))
                if part.patron == part.id:
                    self.wrong(self.at("people", n, "patron"), "patron: nobody is his own patron", "none")
            for field, names in (("grudges", part.grudges), ("friends", part.friends)):
                self.refer_all("people", names, field, "people", n, field)
                if part.id in names:
                    self.wrong(
                        self.at("people", n, field), f"{field}: names the person himself", "take the name out"
                    )
            for name in part.stances:
                self.refers("issues", name, "stances", self.at("people", n, "stances", name, key=True))
            for name in part.moods:
                if name in self.gone.get("people", set()):
                    continue
                mark = self.at("people", n, "moods", name, key=True)
                if name not in self.known["seats"] and name in self.known["people"]:
                    if not self.child:
                        self.odd(
                            mark, f"moods: '{name}' is not a seat", "opinions are kept of contenders only"
                        )
                else:
                    self.refers("people", name, "moods", mark)
            for index, want in enumerate(part.wants):
                self.check_want(n, index, want, part.id)
            for index, aim in enumerate(part.aim):
                self.check_aim(n, index, aim)
            if not part.cyrillic:
                bare.append(part.short or part.name)
            if part.enters is not None and part.enters > self.content.scenario.end:
                self.odd(self.at("people", n, "enters"), "enters: after the end", "an earlier month")
        if bare:
            shown = ", ".join(bare[:5]) + (f" and {len(bare) - 5} more" if len(bare) > 5 else "")
            self.odd(self.at("people"), f"cyrillic: missing for {shown}", "the name in its own script")
        self.check_circles("people", "patron", {part.id: part.patron for part in self.content.people})

    def check_aim(self, n: int, index: int, aim: models.AimPart) -> None:
        """Check a line of a seat's aim: the post, the issue and the month that its check needs."""
        for field, section, wanted in (
            ("post", "posts", ("sits", "holds", "free")), ("issue", "issues", ("line_up", "line_down", "line_near")),
        ):  # fmt: skip
            mark = self.at("people", n, "aim", index)
            name = getattr(aim, field)
            if aim.check in wanted:
                self.refers(section, name, field, mark)
            elif name:
                self.odd(mark, f"{field}: the check '{aim.check}' has no use for it", "leave it out")
        if aim.check == "line_near" and aim.month is None:
            self.wrong(self.at("people", n, "aim", index), "month: none is given", "the month whose Line is kept")

    def check_want(self, n: int, index: int, want: models.WantPart, who: str) -> None:
        """Check that a want has its object."""
        mark = self.at("people", n, "wants", index)
        if want.want == "a_line":
            if not want.issue:
                self.wrong(mark, "wants: a_line needs an issue", "{want: a_line, issue: economy, side: -50}")
            else:
                self.refers("issues", want.issue, "issue", self.at("people", n, "wants", index, "issue"))
        elif want.want == "a_grudge":
            if not want.against:
                self.wrong(mark, "wants: a_grudge needs a person", "{want: a_grudge, against: trotsky}")
            else:
                self.refers(
                    "people", want.against, "against", self.at("people", n, "wants", index, "against")
                )
                if want.against == who:
                    self.wrong(mark, "wants: a grudge against himself", "another person")
        elif want.issue or want.side or want.against:
            self.odd(mark, f"wants: {want.want} has no object", f"write `{want.want}` alone")

    def check_circles(self, section: str, field: str, above: dict[str, str]) -> None:
        """Note chains that lead back to their beginning, each once."""
        done: set[str] = set()
        for first in above:
            chain: list[str] = []
            name = first
            while name in above and name not in done and name not in chain:
                chain.append(name)
                name = above[name]
            if name in chain and above[name] != name:
                circle = chain[chain.index(name) :]
                n = [part.id for part in getattr(self.content, section)].index(name)
                told = " → ".join([*circle, name])
                self.wrong(
                    self.at(section, n, field), f"{field}: a circle {told}", "let one of them have none"
                )
            done.update(chain)

    def check_holds(self) -> None:
        """Check on whom and with whom holds are."""
        for n, part in enumerate(self.content.holds):
            self.refers("people", part.on, "on", self.at("holds", n, "on"))
            self.refer_all("people", part.holders, "holders", "holds", n, "holders")
            self.refer_all("people", part.surely, "surely", "holds", n, "surely")
            if not set(part.surely) <= set(part.holders):
                self.wrong(
                    self.at("holds", n, "surely"),
                    "surely: names somebody who is not among the holders",
                    "add him to holders",
                )
            if part.on in part.holders:
                self.wrong(
                    self.at("holds", n, "holders"),
                    "holders: nobody holds something on himself",
                    "take him out",
                )

    # Posts and bodies

    def check_posts(self) -> None:
        """Check holders, who fills posts, and that somebody sends delegates."""
        head = self.content.scenario
        people = {part.id: part for part in self.content.people}
        posts = {part.id: part for part in self.content.posts}
        missing: set[str] = set()
        for n, part in enumerate(self.content.posts):
            if part.holder:
                self.refers("people", part.holder, "holder", self.at("posts", n, "holder"))
                holder = people.get(part.holder)
                if holder and holder.enters is not None and holder.enters > head.start:
                    self.wrong(
                        self.at("posts", n, "holder"),
                        f"holder: '{holder.id}' enters later",
                        "leave out his `enters`",
                    )
            if part.since is not None and part.since > head.start:
                self.odd(self.at("posts", n, "since"), "since: after the start", "an earlier month")
            if not part.under:
                if part.accepts in ("nobody", "committee"):
                    self.wrong(
                        self.at("posts", n, "accepts"),
                        f"accepts: '{part.id}' has nobody over it and {part.accepts} accepts: it could never be filled",
                        "name a post with `under:`, or write `accepts: cc` or `accepts: politburo`",
                    )
                continue
            mark = self.at("posts", n, "under")
            self.refers("posts", part.under, "under", mark)
            if part.under == part.id:
                self.wrong(mark, "under: a post does not fill itself", "another post, or nothing")
            over = posts.get(part.under)
            if over and "appointments" not in over.levers and over.id not in missing:
                missing.add(over.id)
                self.wrong(
                    mark,
                    f"under: '{over.id}' has no lever `appointments`",
                    f"add it to the levers of '{over.id}'",
                )
        if "gensec" not in posts and "gensec" not in self.excused["posts"]:
            self.wrong(
                self.at("posts"),
                "posts: there is no 'gensec'",
                "the post of the General Secretary must have this id",
            )
        self.check_circles("posts", "under", {part.id: part.under for part in self.content.posts})
        if not any(part.delegates for part in self.content.posts):
            self.wrong(
                self.at("posts"), "delegates: no post sends any to a congress", "give posts `delegates:`"
            )

    def check_bodies(self) -> None:
        """Check who sits where."""
        bodies = self.content.bodies
        enters = {part.id: part.enters for part in self.content.people}
        out = {part.id for part in self.content.people if part.rung != "clear"}
        for index, post in enumerate(self.content.posts):
            if post.holder in out:
                said = f"holder: '{post.holder}' is outside the party"
                self.wrong(self.at("posts", index), said, "leave out his `rung`")
        for body in models.BodiesPart.model_fields:
            names: list[str] = getattr(bodies, body)
            self.refer_all("people", names, body, "bodies", body)
            for index, name in enumerate(names):
                late = enters.get(name)
                if late is not None and late > self.content.scenario.start:
                    self.wrong(
                        self.at("bodies", body, index),
                        f"{body}: '{name}' enters later",
                        "leave out his `enters`",
                    )
                if name in out:
                    said = f"{body}: '{name}' is outside the party"
                    self.wrong(self.at("bodies", body, index), said, "leave out his `rung`")
        for full, candidates in (
            ("politburo", "politburo_candidates"),
            ("orgburo", "orgburo_candidates"),
            ("cc", "cc_candidates"),
        ):
            for index, name in enumerate(getattr(bodies, candidates)):
                if name in getattr(bodies, full):
                    self.wrong(
                        self.at("bodies", candidates, index),
                        f"{candidates}: '{name}' is a full member",
                        "keep one",
                    )
        if len(bodies.politburo) < 3:
            self.wrong(
                self.at("bodies"),
                "politburo: fewer than three members",
                "name those who sit in it at the start",
            )
        if len(bodies.cc) < len(bodies.politburo):
            self.wrong(
                self.at("bodies"), "cc: smaller than the Politburo", "name those who sit in it at the start"
            )
        for body in ("politburo", "politburo_candidates"):
            for index, name in enumerate(getattr(bodies, body)):
                if name not in bodies.cc:
                    self.odd(
                        self.at("bodies", body, index),
                        f"{body}: '{name}' is not in the cc",
                        "add him to `cc`",
                    )
        for index, name in enumerate(bodies.cc):
            if name in bodies.ccc_presidium:
                self.odd(
                    self.at("bodies", "cc", index),
                    f"cc: '{name}' is in the Control Commission too",
                    "keep one",
                )

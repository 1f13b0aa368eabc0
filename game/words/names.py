"""Names and numbers as words: people, posts, months, papers, pacts, and scales such as 'firm' or 'hostile'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.forks import Fork
from game.language import FIRST, Shown
from game.play.action import ACTIONS
from game.rules.deal import AGAINST, DOWN, PRICES, SHIELD, STEP, UP, VOTES, Terms
from game.rules.ending import RESULTS
from game.rules.measure import MEASURES
from game.rules.opinion import CAUSES
from game.rules.pact import STAKES, dated
from game.words import russian
from game.words.cases import Cased, capital, joined
from game.words.template import Texts, book, readings
from game.world.facts import Facts
from game.world.kinds import BODIES, LABELS, PACT_NAMES, RUNG_NAMES, SOURCES, Hold, Pact
from game.world.reason import PAPER
from game.world.scenario import SKILLS, WANT_NAMES, Scenario, want_at

BRIEF = 72  # characters of a paper that are told in a row


def brief(text: str) -> str:
    """Return the beginning of a text, to the end of a word."""
    return text if len(text) <= BRIEF else text[:BRIEF].rsplit(" ", 1)[0].rstrip(" ,;:.—–-") + "…"


class Names(Texts):
    """What things are called."""

    def __init__(self, scenario: Scenario, language: str = FIRST) -> None:
        super().__init__(scenario, language)
        self._pacts: dict[int, dict[int, Pact]] = {}
        self._holds: dict[int, dict[int, Hold]] = {}
        self.signed: Mapping[int, Pact] = {}  # every pact of a game, for events about those gone within a month
        self._people: dict[tuple[int, str], str] = {}  # names with their cases, made once

    def remember(self, other: Names) -> None:
        """Take over what other words had learnt of pacts and holds, when the language changes."""
        self._pacts, self._holds, self.signed = other._pacts, other._holds, other.signed

    def learn(self, facts: Facts) -> None:
        """Remember the pacts and holds a seat knows, so that later events can name them when they are gone.

        What everybody knows is remembered for a reader in no seat as well, as the front page is written for one.
        """
        self._pacts.setdefault(facts.viewer, {}).update((pact.id, pact) for pact in facts.pacts)
        self._holds.setdefault(facts.viewer, {}).update((hold.id, hold) for hold in facts.holds)
        self._pacts.setdefault(-1, {}).update((pact.id, pact) for pact in facts.pacts if not pact.secret)
        self._holds.setdefault(-1, {}).update((hold.id, hold) for hold in facts.holds if hold.public)

    def show(self, value: object, kind: str, viewer: int = -1) -> str:
        """Return one value as words, by its type (the types of world/event.py and of an action's fields)."""
        if not isinstance(value, int):
            return value if isinstance(value, str) else str(value)
        if "." in kind or self.has("option", kind):
            return (
                self.say("option", kind, value)
                if self.has("option", kind, value)
                else f"[option.{kind}.{value}]"
            )
        made = getattr(self, f"_show_{kind}", None)
        if made is not None:
            shown: str = made(value, viewer)
            return shown
        return str(value) if value >= 0 else f"−{-value}"

    def _show_person(self, p: int, viewer: int) -> str:
        return self.person(p)

    def _show_full(self, p: int, viewer: int) -> str:
        return self.person(p, "full")

    def _show_post(self, q: int, viewer: int) -> str:
        return self.post(q)

    def _show_place(self, q: int, viewer: int) -> str:
        return self.post(q, "short")

    def _show_issue(self, i: int, viewer: int) -> str:
        if not 0 <= i < len(self.scenario.issues):
            return self.say("play", "no_issue")
        name = self.scenario.issues[i].name
        if self.say("play", "issue_begins") != "lower" or name[:2].isupper():
            return name
        return name[:1].lower() + name[1:]

    def _show_body(self, b: int, viewer: int) -> str:
        return self.say("body", BODIES[b])

    def _show_month(self, m: int, viewer: int) -> str:
        return self.month(m)

    def _show_points(self, n: int, viewer: int) -> str:
        return f"+{n}" if n > 0 else f"−{-n}" if n < 0 else "0"

    def _show_abs(self, n: int, viewer: int) -> str:
        return str(abs(n))

    def _show_months(self, n: int, viewer: int) -> str:
        return self.say("play", "months", n=n)

    def _show_sixths(self, n: int, viewer: int) -> str:
        return str((n + 3) // 6)

    def _show_tenths(self, n: int, viewer: int) -> str:
        return self.figure(f"{n // 10}.{n % 10}")

    def _show_hundredths(self, n: int, viewer: int) -> str:
        return self.figure(f"{n // 100}.{n % 100:02d}")

    def _show_signed_tenths(self, n: int, viewer: int) -> str:
        return f"{'+' if n > 0 else '−'}{self._show_tenths(abs(n), viewer)}"

    def _show_signed_hundredths(self, n: int, viewer: int) -> str:
        return f"{'+' if n > 0 else '−'}{self._show_hundredths(abs(n), viewer)}"

    def _show_signed_hundreds(self, n: int, viewer: int) -> str:
        return f"{'+' if n > 0 else '−'}{self._show_hundreds(abs(n), viewer)}"

    def _show_hundreds(self, n: int, viewer: int) -> str:
        return self.figure(f"{n * 100:,}")

    def _show_percent(self, n: int, viewer: int) -> str:
        small = 0 < abs(n) < 20  # where a whole number would say nought, or twice as much
        return self.say("play", "percent", n=self.figure(f"{n / 10:.1f}") if small else (n + 5) // 10)

    def _show_choice(self, c: int, viewer: int) -> str:
        return str(c + 1)

    def _show_hold(self, h: int, viewer: int) -> str:
        return self.hold(h, viewer)

    def _show_paper(self, packed: int, viewer: int) -> str:
        """Return what a paper says in short, by its source and whom it is on."""
        source, on = divmod(packed, PAPER)
        found = 0 <= source < len(self.scenario.holds)
        text = self.scenario.holds[source].text if found else self.say("found_hold", source, on=self.person(on))
        return brief(text.strip())

    def _show_pact(self, x: int, viewer: int) -> str:
        return self.pact(x, viewer)

    def _show_happening(self, h: int, viewer: int) -> str:
        return self.scenario.happenings[h].title

    def _show_measure(self, m: int, viewer: int) -> str:
        return self.measure(m)

    def _show_rung(self, r: int, viewer: int) -> str:
        return self.say("rung", RUNG_NAMES[r])

    def _show_struck(self, r: int, viewer: int) -> str:
        return self.say("struck", RUNG_NAMES[r])

    def _show_gathering(self, g: int, viewer: int) -> str:
        return self.scenario.calendar[g].name if 0 <= g < len(self.scenario.calendar) else ""

    def _show_label(self, n: int, viewer: int) -> str:
        return self.say("label", LABELS[n])

    def _show_item_number(self, n: int, viewer: int) -> str:
        return str(n + 1)

    def _show_chapter(self, n: int, viewer: int) -> str:
        return self.scenario.chapters[n].title

    def _show_kind(self, n: int, viewer: int) -> str:
        name = next((kind.name for kind in ACTIONS.values() if kind.number == n), "")
        return self.say("action", name, "name")

    def _show_order(self, n: int, viewer: int) -> str:
        return self.say("action", sorted(ACTIONS)[n], "name")

    def _show_result(self, n: int, viewer: int) -> str:
        return self.say("result", RESULTS[n])

    # -- figures ----------------------------------------------------------------------------------

    def figure(self, plain: str) -> str:
        """Return a figure such as −1,234.5 with the signs that the language has for the point and for thousands."""
        signs = {",": self.say("play", "thousands"), ".": self.say("play", "point"), "-": "−"}
        return "".join(signs.get(sign, sign) for sign in plain)

    # -- names ------------------------------------------------------------------------------------

    def person(self, p: int, form: str = "short") -> str:
        """Return a person's name: surname ('short'), 'full' name or 'cyrillic'."""
        if not 0 <= p < len(self.scenario.people):
            return self.say("play", "nobody")
        made = self._people.get((p, form))
        if made is None:
            one = self.scenario.people[p]
            made = {"short": one.short, "full": one.name, "cyrillic": one.cyrillic}[form]
            if self.language == "ru" and form != "cyrillic":
                made = self._declined(p, made)
            elif russian.is_woman(one.cyrillic):
                made = Cased(made, {}, True)
            self._people[p, form] = made
        return made

    def _declined(self, p: int, name: str) -> Cased:
        """Return a name with its cases, by the rules or as the scenario's overlay gives them."""
        one, shown = self.scenario.people[p], self.scenario
        female = russian.is_woman(one.cyrillic)
        given: Mapping[str, str] = {}
        if isinstance(shown, Shown):
            female, given = shown.women.get(p, female), shown.cases.get(p, {})
        if given and name != one.short:  # the forms are those of the surname
            first = name.removesuffix(one.short).strip()
            ahead = russian.declined(f"{first} о", female) if name.endswith(one.short) else {}  # «о» stays as it is
            return Cased(name, {case: f"{ahead.get(case, 'о')[:-1]}{form}" for case, form in given.items()}, female)
        return Cased(name, given or russian.declined(name, female), female)

    def post(self, q: int, form: str = "name") -> str:
        """Return a post's 'name', its 'short' name or 'cyrillic'."""
        if not 0 <= q < len(self.scenario.posts):
            return self.say("play", "no_post")
        one = self.scenario.posts[q]
        return {"name": one.name, "short": one.short, "cyrillic": one.cyrillic or one.short}[form]

    def month(self, m: int) -> str:
        """Return a month as 'January 1924'."""
        return self.say("play", "month", name=self.say("month", m % 12), year=m // 12)

    def reality(self, month: int) -> str:
        """Return what really happened in a month, '' where the scenario does not say."""
        return dict(self.scenario.reality).get(month, "").strip()

    def month_head(self, m: int) -> str:
        """Return a month as it stands by itself, at the head of a page or a line."""
        return capital(self.say("play", "month_head", name=self.say("month", m % 12), year=m // 12))

    def measure(self, m: int, part: str = "name") -> str:
        """Return a measure's 'name', 'text' or human 'cost' ('' where it has none) from the rule book's file."""
        words = book("rules", self.language)["measures"].get(MEASURES[m].id) if 0 <= m < len(MEASURES) else None
        return str(words[part]).strip() if words else f"[measure.{m}]"

    def measure_cost(self, m: int) -> str:
        """Return what a coercive measure did to people, an empty string for a measure that used no force."""
        return self.measure(m, "cost") if 0 <= m < len(MEASURES) and MEASURES[m].coercive else ""

    def list_of(self, names: list[str]) -> str:
        """Return names joined as in running text."""
        if len(names) < 2:
            return names[0] if names else ""
        return joined(
            names, lambda each: self.say("play", "and", first=", ".join(each[:-1]), last=each[-1])
        )

    def hold(self, h: int, viewer: int = -1, form: str = "short") -> str:
        """Return a hold by its number: whom it is on, or its whole 'text'."""
        known = self._holds.get(viewer, {}).get(h)
        source, on = (known.source, known.on) if known else (h, -1)
        if 0 <= source < len(self.scenario.holds):
            on = self.scenario.holds[source].on
            if form == "text":
                return self.scenario.holds[source].text.strip()
        elif known is not None and form == "text":
            return self.say("found_hold", source, on=self.person(on))
        return self.say("play", "hold_on", viewer=viewer, on=on) if on >= 0 else self.say("play", "a_hold")

    def paper(self, h: int, view: Facts | None) -> str:
        """Return a paper in an order: of several on one man in hand, by its strength or its words."""
        name = self.hold(h, view.viewer if view is not None else -1)
        if view is None:
            return name
        mine = [one for one in view.holds if one.holders >> view.viewer & 1 and not one.public]
        this = next((one for one in mine if one.id == h), None)
        rest = [one.strength for one in mine if this is not None and one.on == this.on and one is not this]
        if this is None or not rest:
            return name
        if this.strength in rest:
            says = self._show_paper(this.source * PAPER + this.on, view.viewer).rstrip(".")
            return self.say("play", "hold_told", hold=name, n=this.strength, paper=says)
        return self.say("play", "hold_weighed", hold=name, n=this.strength)

    def hold_readings(self, h: int, viewer: int = -1) -> list[str]:
        """Return the rival readings of a hold by its number, [] for one that is not disputed."""
        known = self._holds.get(viewer, {}).get(h)
        source = known.source if known else h
        holds = self.scenario.holds
        return readings("hold", holds[source].id, self.language) if 0 <= source < len(holds) else []

    def known_pact(self, x: int, viewer: int) -> Pact | None:
        """Return a pact by its number as a seat that was told of it may know it."""
        known, signed = self._pacts.get(viewer, {}).get(x), self.signed.get(x)
        me = self.scenario.seats[viewer] if viewer >= 0 else -1
        return known or (signed if signed is not None and (me in signed.parties or not signed.secret) else None)

    def knows_pact(self, x: int, viewer: int) -> bool:
        """Tell whether a pact was learnt by its number."""
        return x in self._pacts.get(viewer, {})

    def pact(self, x: int | Pact, viewer: int = -1) -> str:
        """Return a pact, or one by its number, with its kind, parties and target as far as known."""
        known = x if isinstance(x, Pact) else self.known_pact(x, viewer)
        if known is None:
            return self.say("play", "a_pact")
        parties = self.list_of([self.person(p) for p in known.parties])
        values: dict[str, object] = {
            "parties": parties, "target": self.person(known.target), "issue": self._show_issue(known.item, viewer),
        }  # fmt: skip
        if known.terms:
            terms = Terms(*known.terms)
            values |= {"buyer": self.person(terms.buyer), "seller": self.person(terms.seller)}
            values |= self.sold_for(known)
        return self.tell(("pact", PACT_NAMES[known.kind]), values, viewer)

    def sold_for(self, trade: Pact) -> dict[str, object]:
        """Return what is sold in a trade that was made and what is paid for it, as `bargain` does."""
        terms = Terms(*trade.terms)
        aimed = trade.target >= 0
        vote = (AGAINST if terms.side > 0 else SHIELD) if aimed else (UP if terms.side > 0 else DOWN)
        matter = trade.target if aimed else trade.item
        return self.bargain(vote, matter, terms.price, terms.thing, terms.seller)

    def pact_terms(self, pact: Pact) -> str:
        """Return on what terms a pact stands: open or secret, until when, with what at stake; a trade's are its own."""
        if pact.terms:
            return self.say("play", "pact_until", month=self.month(pact.until))
        date = self.say("option", "pact.date", 0)
        if dated(pact):
            date = self.say("play", "pact_until", month=self.month(pact.until))
        secret = self.say("option", "pact.secret", pact.secret)
        return self.say("play", "pact_terms", secret=secret, date=date, stake=self.say("stake", STAKES[pact.stake]))

    def pact_before(self, pact: Pact) -> Pact | None:
        """Return the bloc that went on in another with a new party, None where none is known."""
        older = [x for x in self.signed.values() if x.id < pact.id and (x.kind, x.target) == (pact.kind, pact.target)]
        return max(
            (x for x in older if set(x.parties) < set(pact.parties)), key=lambda x: (len(x.parties), x.id), default=None
        )

    def bargain(self, vote: int, matter: int, price: int, thing: int, seller: int, whose: int = 0) -> dict[str, object]:
        """Return what is sold in a trade and what is paid for it, as clauses `sold` and `paid`.

        `whose` is 1 where the seller reads it, 2 where he was named just before, 0 where he has to be named.
        """
        issues = self.scenario.issues
        end = (issues[matter].high if vote == UP else issues[matter].low) if vote in (UP, DOWN) else ""
        named = self._show_issue(thing, -1) if price == STEP else self.post(thing)
        return {
            "sold": self.say("bargain", VOTES[vote], who=self.person(matter), end=end),
            "paid": self.say("bargain", PRICES[price], thing=named, seller=self.person(seller), own=whose),
        }

    # -- words for numbers ------------------------------------------------------------------------

    def scale(self, name: str, n: int) -> str:
        """Return the word for a number on a scale: loyalty, regard, standing, health, knowledge."""
        for step in self._find("scale", name) or []:
            if n >= step["from"]:
                return str(step["say"])
        return f"[scale.{name}]"

    def loyalty(self, n: int) -> str:
        """Return a loyalty of 0-100 in a word: firm, steady, wavering …"""
        return self.scale("loyalty", n)

    def branch_mark(self, branches: Sequence[Fork]) -> str:
        """Return the mark of a course that was gone back in: when it left another, under which name; '' for none."""
        left = [fork for fork in branches if fork.number]
        if not left:
            return ""
        months = self.list_of([self.month(fork.month) for fork in left])
        name = left[-1].name
        return self.say("branch", "mark", months=months, name=name, named=int(bool(name)))

    def regard(self, n: int) -> str:
        """Return an opinion of -100..100 in a word: hostile, cool, neutral …"""
        return self.scale("regard", n)

    def knowledge(self, months: int) -> str:
        """Return how old a piece of knowledge is, in words."""
        return self.say("knowledge", self.scale("knowledge", months), n=months)

    def source(self, source: int) -> str:
        """Return where an idea of whose man somebody is came from; source is a place in facts.SOURCES."""
        return self.say("play", f"from_{SOURCES[source]}")

    def country(self, name: str, value: int) -> str:
        """Return a figure of the country with its name and unit; name is one of facts.COUNTRY."""
        # The number stays one for the forms of the words after it, and is written as figures of its size are.
        return self.say("country", name, n=value).replace(str(value), self.figure(f"{value:,}"))

    def want(self, p: int, at: int, short: bool = False) -> str:
        """Return what a person wants; at is the place in his wants, -1 when it is not known.

        In short a line is named by its issue, not by the end he pulls it to.
        """
        want = want_at(self.scenario.people[p], at)
        if want is None:
            return self.say("want", "unknown")
        issue = self.scenario.issues[want.issue] if want.issue >= 0 else None
        line = (issue.name if short else issue.high if want.side > 0 else issue.low) if issue else ""
        return self.say("want", WANT_NAMES[want.kind], person=self.person(want.person), line=line)

    def cause(self, reason: tuple[int, int, int, int], now: int) -> str:
        """Return one reason of an opinion (cause, amount, month, open) as '+14 stood by me (March 1925)'."""
        name, amount, month, _ = reason
        when = self.say("play", "since", month=self.month(month)) if month > 0 and name else ""
        return f"{self._show_points(amount, -1)} {self.say('cause', CAUSES[name])}{when}"

    def skill(self, n: int) -> str:
        """Return the name of a skill by its place in SKILLS."""
        return self.say("skill", SKILLS[n])

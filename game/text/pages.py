"""The pages a person may ask for at any question: people, posts, pacts, country, agenda, goal, chronicle, rules."""

from __future__ import annotations

from game import advice
from game.advice import ledger
from game.rules import chain, lead
from game.rules.gatherings import hall_votes
from game.rules.measure import is_in_force
from game.text.news import votes
from game.text.orders import tell_upset
from game.text.table import Table, find_person
from game.text.written import written_out
from game.words import biography, loosened, losses, rule_book, ties
from game.words.blows import bloc_at, blow_lines
from game.words.brings import brought
from game.words.cases import capital
from game.words.effect_motion import binding, covered
from game.words.fates import chain_lines
from game.words.pact_past import settled
from game.world.kinds import ALIVE, BODIES, CC, COUNTRY, DOCUMENT, RUNG_NAMES
from game.world.scenario import BY_CC

SHOWN = (
    "grain",
    "grain_plan",
    "industry",
    "scissors",
    "famine",
    "jobless",
    "urban",
    "rural",
    "tension",
    "coercion",
    "members",
)
FOUND = 6  # places of the rule book shown at once
MONTHS = 6  # of the chronicle


def people(table: Table, rest: str) -> None:
    """Show contenders and the Politburo, or those of a circle asked for."""
    view, words, me = table.view, table.words, table.me
    alive = [p for p in range(len(view.life)) if view.life[p] == ALIVE]
    roots = view.roots()
    if rest == "cc":
        shown, what = view.members(CC), words.say("body", "cc")
    elif rest == "mine":
        shown, what = (
            [p for p in alive if roots[p] == me and p != me and (view.posts_of[p] or view.seat_cc[p])],
            rest,
        )
    elif rest == "all":
        shown, what = [p for p in alive if view.posts_of[p] or view.seat_cc[p]], rest
    elif rest:
        return person(table, rest)
    else:
        shown = [p for p in view.scenario.seats if view.life[p] == ALIVE]
        shown += [p for p in alive if view.seat_pb[p] and p not in shown]
        what = words.say("body", "politburo")
    table.head("people", what=what)
    for p in shown:
        table.terminal.line(person_line(table, p))
    table.tell("people_hint")
    return None


def person_line(table: Table, p: int) -> str:
    """Return a person in a line: posts, whose man, what he thinks of the reader."""
    view, words, k = table.view, table.words, max(0, table.seat)
    posts = ", ".join(words.post(q, "short") for q in view.posts_of[p]) or table.say("no_posts")
    if view.seat_index[p] >= 0:
        power = lead.estimates(view)[k][view.seat_index[p]] // 10
        regard = view.regard[k][p]
        if p == table.me:
            return table.say(
                "person_line", name=words.person(p, "full"), posts=posts, tie=table.say("yourself")
            )
        return table.say(
            "contender_line",
            name=words.person(p, "full"),
            posts=posts,
            power=power,
            regard=words.regard(regard),
            n=regard,
        )
    return table.say("person_line", name=words.person(p, "full"), posts=posts, tie=tie(table, p))


def tie(table: Table, p: int) -> str:
    """Return whose man a person is believed to be, and how old that knowledge is."""
    view, words, k = table.view, table.words, max(0, table.seat)
    root, firm = view.roots()[p], view.loyalty[p]
    regard = view.regard[k][p]
    age = words.knowledge(view.month - view.bel_month[k][p]) + ", " + words.source(view.bel_source[k][p])
    if root == table.me:
        bond = view.bond(p)
        return table.say("tie_yours", loyalty=words.loyalty(firm), n=firm, bond=bond, owed=bond - firm)
    if said := ties.loose(words, view, p, named=False):
        return table.say("tie_loose", said=said, age=age, regard=words.regard(regard), r=regard)
    if root < 0:
        return table.say("tie_none", age=age, regard=words.regard(regard), r=regard)
    return table.say(
        "tie_other",
        patron=words.person(root),
        loyalty=words.loyalty(firm),
        number=ties.number(words, view, p),
        age=age,
        regard=words.regard(regard),
        r=regard,
    )


def person(table: Table, rest: str) -> None:
    """Show what is known of one person."""
    found = find_person(table, rest) if rest else []
    if len(found) != 1:
        names = ", ".join(table.words.person(p, "full") for p in found[:8])
        table.tell("which_person" if found else "no_person", names=names, name=rest)
        return
    p = found[0]
    view, words, k = table.view, table.words, max(0, table.seat)
    one = words.scenario.people[p]
    table.terminal.line()
    table.tell("person_name", name=one.name, cyrillic=one.cyrillic, born=one.born, note=one.note.strip())
    if biography.cut(view, p)[0]:
        for key, life in (("printed_life", biography.official_life), ("true_life", biography.true_life)):
            table.tell(key, text=life(words, view, p))
    if view.life[p] != ALIVE:
        table.tell("person_dead" if view.life[p] > ALIVE else "no_posts")
        return
    table.tell(
        "person_posts", posts=", ".join(words.post(q) for q in view.posts_of[p]) or table.say("no_posts")
    )
    seats = []
    for body, level in (
        (0, view.seat_pb[p]),
        (1, 2 * view.seat_sec[p]),
        (2, view.seat_org[p]),
        (3, view.seat_cc[p]),
        (4, 2 * view.seat_ccc[p]),
    ):
        if level:
            seats.append(
                table.say(
                    "person_full" if level >= 2 else "person_candidate", body=words.say("body", BODIES[body])
                )
            )
    if seats:
        table.tell("person_seats", seats=", ".join(seats))
    table.tell(
        "person_state",
        standing=words.scale("standing", view.standing[p]),
        n=view.standing[p],
        orthodoxy=view.orthodoxy[p],
        health=words.scale("health", view.health[p]),
        h=view.health[p],
        record=view.record[p],
        case=view.case[p],
    )
    links = chain.trace(view, p)
    if links:
        table.tell("seat_chain")
        for line in chain_lines(words, links):
            table.tell("reason", text=line)
    if view.rung[p]:
        table.tell("person_rung", rung=words.say("rung", RUNG_NAMES[view.rung[p]]))
    table.tell(
        "person_skills", skills=", ".join(f"{words.skill(n)} {value}" for n, value in enumerate(one.skills))
    )
    table.tell("person_wants", want=words.want(p, view.want[p]))
    stances = [
        table.say("person_stance", issue=issue.name, n=view.stance[i][p], line=view.line[i])
        for i, issue in enumerate(words.scenario.issues)
    ]
    table.tell("person_stances", stances="; ".join(stances))
    if p == table.me:
        return
    if view.seat_index[p] < 0:
        table.terminal.lines([tie(table, p), *loosened.lines(words, table.session, k, p)])
    else:
        table.terminal.line(person_line(table, p))
    regard = view.regard[k][p]
    table.tell("person_regard", regard=words.regard(regard), n=regard)
    for reason in view.why_regard[k][p]:
        table.tell("reason", text=words.cause(reason, view.month))
    j = view.seat_index[p]
    if j >= 0 and table.me >= 0:
        table.tell("person_mine", regard=words.regard(view.regard[j][table.me]), n=view.regard[j][table.me])
        for reason in view.why_regard[j][table.me]:
            table.tell("reason", text=words.cause(reason, view.month))


def posts(table: Table, rest: str) -> None:
    """Show posts: empty ones and those in one's gift, all, or those whose name holds a word."""
    view, words = table.view, table.words
    every = range(len(view.holder))
    if rest == "all":
        shown, what = list(every), table.say("posts_all")
    elif rest:
        shown, what = (
            [q for q in every if rest in words.post(q).lower() or rest in words.post(q, "short").lower()],
            rest,
        )
    else:
        mine = [q for q in every if view.holder[q] < 0 or view.jurisdiction(q) == table.me]
        shown, what = mine, table.say("posts_mine")
    table.head("posts", what=what)
    for q in sorted(shown, key=lambda q: (-view.delegates[q], q)):
        holder = view.holder[q]
        if holder < 0:
            who = table.say("post_empty")
        else:
            who = (
                words.person(holder)
                + ". "
                + (
                    table.say("yourself")
                    if holder == table.me
                    else tie(table, holder)
                    if view.seat_index[holder] < 0
                    else ""
                )
            )
        master = view.jurisdiction(q)
        body = words.say("body", "cc" if view.scenario.posts[q].accepts == BY_CC else "politburo")
        named = words.person(master) if master >= 0 else table.say("post_by_motion", body=body)
        key = "post_line" if view.delegates[q] else "post_line_bare"
        table.tell(
            key,
            post=words.post(q),
            holder=who.rstrip(". "),
            delegates=hall_votes(view)[q],
            machine=view.machine[q],
            master=named,
        )


def pacts(table: Table, rest: str) -> None:
    """Show pacts, labels and papers known."""
    view, words = table.view, table.words
    table.head("pacts" if view.pacts else "pacts_none")
    for pact in view.pacts:
        table.tell(
            "pact_line",
            pact=words.pact(pact),
            since=words.month(pact.signed),
            open=words.say("option", "pact.secret", pact.secret),
        )
        past = settled(words, table.session, table.seat, pact)
        for text in [*past, *covered(words, view, table.seat, pact), *binding(words, view, table.seat, pact)]:
            table.tell("reason", text=text)
    if view.labels:
        named = [
            table.say(
                "label_one",
                name=words.person(x.who),
                label=words.show(x.kind, "label"),
                stuck=table.say("label_stuck") if x.stuck else "",
            )
            for x in view.labels
        ]
        table.tell("labels", list="; ".join(named))
    k = max(0, table.seat)
    mine = [hold for hold in view.holds if hold.holders >> k & 1 and not hold.public and hold.on != table.me]
    if mine:
        table.tell("holds")
        for hold in mine:
            table.tell(
                "hold_line", hold=words.hold(hold.id, k), text=words.hold(hold.id, k, "text"), n=hold.strength
            )


def country(table: Table, rest: str) -> None:
    """Show the figures of the country, the Line, the measures in force."""
    view, words = table.view, table.words
    table.head("country")
    for name, value in zip(COUNTRY, view.country, strict=True):
        if name in SHOWN or rest == "all":
            table.terminal.line(words.country(name, value))
    for i, issue in enumerate(words.scenario.issues):
        mine = view.stance[i][table.me] if table.me >= 0 else 0
        table.tell(
            "line_at",
            issue=issue.name,
            n=view.line[i],
            low=issue.low,
            high=issue.high,
            mood=view.mood[i],
            mine=mine,
        )
    held = [words.measure(m) for m in range(len(view.measures)) if is_in_force(view, m)]
    if held:
        table.tell("measures", list=", ".join(held))


def agenda(table: Table, rest: str) -> None:
    """Show what is on the table, with the count by name and its reasons."""
    view, words = table.view, table.words
    table.head("agenda" if view.agenda else "agenda_empty")
    for n, item in enumerate(view.agenda):
        if item.month < 0:
            continue
        key = (
            "agenda_put_off"
            if item.put_off > view.month
            else "agenda_circulates"
            if item.c == 1
            else "agenda_item"
        )
        table.tell(
            key,
            n=n + 1,
            body=words.say("body", BODIES[item.body]),
            mover=words.person(item.mover),
            item=words.motion(item, table.seat, table.view),
        )
        cost = words.motion_cost(item)
        if cost:
            table.tell("cost", text=cost)
        if item.put_off <= view.month:
            whip(table, n, full=True)


def whip(table: Table, n: int, full: bool = False) -> None:
    """Show the count of an item as believed: the sum, the rule, and by name with reasons if `full`."""
    view, words, k = table.view, table.words, table.seat if table.watched else max(0, table.seat)
    item = view.agenda[n]
    count = ledger.counted(view, table.seat, n)
    result = table.say("would_carry" if count.carried else "would_lose")
    table.tell(
        "vote_now", ayes=votes(count.ayes, item.body), noes=votes(count.noes, item.body), result=result
    )
    table.terminal.line(brought(words, view, item, table.seat))
    if item.kind == DOCUMENT and full:
        table.tell("paper_says", text=words.hold(item.a, k, "text"))
    table.tell("rule_thirds" if count.needed > 600 else "rule_half")
    low, high = ledger.between(view, k, item, count)
    if low != high:
        table.tell("whip_between", low=votes(low, item.body), high=votes(high, item.body))
    tell_upset(table, item, count, low, high)
    if not full:
        return
    for key, wanted in (("whip_for", True), ("whip_against", False)):
        side = [line for line in count.lines if (line.ayes > line.noes) == wanted]
        if not side:
            continue
        table.tell(key, n=len(side))
        for line in sorted(side, key=lambda line: abs(line.amount)):
            name = words.say("body", "ccc") if line.post == -2 else words.person(line.person)
            if line.post == -1 and line.person >= 0 and not view.is_present(line.person):
                name = table.say("whip_letter", name=name)
            age = (
                view.month - view.bel_month[k][line.person]
                if line.person >= 0 and view.seat_index[line.person] < 0
                else 0
            )
            old = table.say("whip_age", months=words.show(age, "months")) if age >= 3 else ""
            reasons = " · ".join(words.reasons(line.reasons, 3))
            off, sure = ledger.doubt(view, k, line), ledger.side(view, k, line)
            table.tell(
                "whip_line",
                name=name,
                amount=line.amount,
                sure=table.say("whip_sure", sure),
                off=table.say("whip_off", n=off) if off else "",
                reasons=reasons,
                age=old,
            )
            if sure not in (ledger.FOR, ledger.AGAINST):
                for mover in ledger.movers(view, k, item, line):
                    table.tell("whip_mover", text=words.mover(mover))


def goal(table: Table, rest: str) -> None:
    """Show the goal line by line."""
    if table.seat < 0:
        return
    words = table.words
    table.head("goal")
    steps = advice.goal(table.view, table.seat)
    for n, step in enumerate(steps):
        if n == 0:
            table.tell("goal_paramount")
        elif step.code.startswith("aim_") and not steps[n - 1].code.startswith("aim_"):
            table.tell("goal_aim")
        mark = words.say("goal", "words", "met" if step.met else "open")
        table.tell("goal_line", mark=capital(mark), text=words.step(step))
        if step.code == "rivals" and (found := blow_lines(words, table.view, table.seat)):
            table.terminal.lines([words.say("goal", "blow_head"), *(one.text for one in found)])
        if step.code == "against" and (told := bloc_at(words, table.view, table.seat)):
            table.terminal.lines([told])


def chronicle(table: Table, rest: str) -> None:
    """Show what was heard in the last months; with the word write put what mattered, all or some months in files."""
    every = rest.lower() == "write all"
    asked, _, last = rest.removesuffix(" all" if every else "").rpartition(" ")
    if last.lower() == "write":
        written_out(table, int(asked[:4]) if asked.isdecimal() else 0, every)
        return
    months = int(rest[:4]) if rest.isdecimal() else MONTHS
    table.head("chronicle")
    first = table.session.state.month - months
    for event in losses.with_losses(table.session, table.seat, table.session.heard(table.seat), first):
        if event.month >= first and event.kind not in ("month", "session", "cadre"):
            text = table.words.event(event, table.seat)
            table.tell("chronicle_line", month=table.words.month(event.month), text=text)


def rules(table: Table, rest: str) -> None:
    """Search the rule book and the library."""
    if not rest:
        table.tell("rules_ask")
        return
    found = [
        one
        for one in rule_book(table.session.scenario, table.words.language)
        if rest.lower() in (one[0], *(part.lower() for part in one[1:2]))
    ]
    found += [
        one
        for one in rule_book(table.session.scenario, table.words.language)
        if rest.lower() in f"{one[1]} {one[2]}".lower() and one not in found
    ]
    if not found:
        table.tell("rules_none")
    for number, title, text in found[:FOUND]:
        table.tell("rules_line", number=number, title=title, text=text)
    if len(found) > FOUND:
        table.tell("rules_more", n=len(found) - FOUND)


__all__ = ["agenda", "chronicle", "country", "goal", "pacts", "people", "person", "posts", "rules", "whip"]

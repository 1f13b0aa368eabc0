"""Every number that may be turned: name, value, unit and meaning. A scenario may override any of them.

Values marked [calibrated] were moved with the targets of rule 9 in sight; the rest are first judgements.
"""

from __future__ import annotations

from game.world.record import fields, record


@record(frozen=True, slots=True)
class Tuning:
    """The tunable numbers of the model, all integers."""

    # What an experiment takes out of play (rule 9, Factors); 1 is the game as it is
    with_appointments: int = 1  # 0: local committees choose among five; the Secretariat sends nobody and makes no list
    with_enrolment: int = 1  # 0: the party's numbers and mix stand still; nobody may start a drive or a purge
    with_faction_ban: int = 1  # 0: a bloc, a platform, the cells, the street leave nothing on a record
    with_stale_beliefs: int = 1  # 0: all know at once whose man everybody is and what he wants, and all eyes are open
    with_doctrine: int = 1  # 0: all are equally orthodox, and nobody is measured by the Line or hung with a label
    with_grain: int = 1  # 0: every harvest is the mean of the record, what is planned comes in, tension abroad is flat
    with_deaths: int = 1  # 0: nobody dies
    with_bandwagon: int = 1  # 0: nobody drifts to whoever wins; strength and votes already cast sway nobody
    threat_flat: int = 0  # points of threat that everybody is to everybody alike; 0: as each estimates the other
    # Patronage (rule 2)
    client_bond: int = 50  # points: loyalty + gratitude that make a link of a chain
    gratitude_given: int = 25  # points: by an appointment
    gratitude_fade: int = 1  # points a month
    capacity_base: int = 6  # people: direct clients a patron can serve
    capacity_slot: int = 4  # people: more for each staff slot
    unserved_sink: int = 1  # points a month
    giver_pull: int = 16  # points: target loyalty of a client whose post is in his patron's gift
    other_pull: int = 44  # points: less, when it is in another's gift
    gift_blinds: int = 5  # percent of distance and ill opinion that count with who fills one's post [calibrated]
    none_pull: int = 12  # points: less, when it is in nobody's gift
    loyalty_base: int = 60  # points: target loyalty before skill and gift
    loyalty_up: int = 2  # points a month
    loyalty_down: int = 2  # points a month
    leave_below: int = 26  # points: loyalty under which a client leaves his patron
    posts_held: int = 3  # posts: as many as one man keeps, the chair aside; a further one costs him the lightest
    moved_rest: int = 6  # months: before a man may be moved again to a post no higher
    put_out: int = 14  # points of loyalty that a man loses whose own patron takes a post from him
    post_lost_shock: int = 52  # points of loyalty in a jurisdiction whose master falls
    turnover: int = 12  # permille a month: a post falls vacant by study, illness, other work
    serve_rest: int = 6  # months: a client served is not thought of again before
    trade_pull: int = 12  # points: a lever draws an unattached man of its trade
    join_leading: int = 18  # permille of an estimate that draw an unattached man by a point, 0 for none [calibrated]
    join_chance: int = 140  # permille a month: an unattached office holder finds a patron [calibrated]
    # Knowledge (rule 2, Belief)
    seen_secretariat: int = 35  # permille a month: a tie made by the Secretariat becomes known
    seen_other: int = 120  # permille a month: any other tie
    seen_roll_call: int = 250  # permille: a roll call on a person shows who followed whom
    seen_against: int = 700  # permille: the same of one who votes against him whose man he is held to be
    feeling_spread: int = 14  # points: first opinions of contenders differ from game to game [calibrated]
    belief_spread: int = 25  # points: error of starting beliefs about loyalty
    belief_wrong: int = 250  # permille: starting beliefs that miss the patron
    belief_age: int = 6  # months
    card_traced: int = 400  # permille: whoever made a false card is known when it is found out, at equal intrigue
    card_regard: int = 14  # points: what the deceived then holds against him
    card_fresh: int = 3  # months: an inspection or a wire younger than this is not argued away
    want_months: int = 10  # months: a want once served has given way to another
    want_stale: int = 50  # percent: what serving a want brings that is no longer his
    standing_spread: int = 6  # points: first standings of contenders differ from game to game [calibrated]
    eye_spread: int = 20  # points: eyes differ from game to game [calibrated]
    eye_month: int = 300  # permille a month that an eye opens by one point
    eye_office: int = 300  # percent of that for the General Secretary [calibrated]
    eye_surprise: int = 4  # points: when a roll call goes against a forecast
    eye_congress: int = 5  # points: for losing a congress
    # Power (rules 2 and 6)
    stage_glamour: int = 3  # standing points a point of glamour is worth
    org_weight: int = 110  # percent: organisation in an estimate
    partner_discount: int = 35  # percent of a partner's threat that is felt
    threat_pact: int = 15  # points of gain from a fall that found a pact [calibrated]
    threat_join: int = 8  # points of wish with which a man joins one [calibrated]
    threat_lapse: int = 6  # points under which a pact's reason has gone
    lapse_look: int = 5  # months: so often the parties to a bloc ask themselves whether it has a reason still
    pact_rest: int = 3  # months before a lapsed target may be proposed again
    # The ladder (rules 4 and 5)
    severity_reprimand: int = 14
    severity_post: int = 92
    severity_politburo: int = 126  # [calibrated]
    severity_cc: int = 85
    severity_party: int = 85
    severity_exile: int = 60
    severity_deport: int = 70
    precedent_step: int = 26  # percent less for each earlier use
    precedent_floor: int = 50  # percent
    struck_delay: int = 40  # points fading over a year after a rung
    closed_ranks: int = 25  # points fading over ten months after Lenin's death or a war scare
    reprimand_relief: int = 10  # points per earlier reprimand, thrice at most
    taboo: int = 30  # points against exile and deportation of comrades
    secretary_price: int = -9  # points: replacing the General Secretary [calibrated]
    secretary_habit: int = 2  # points at most: a point for each four months in the post [calibrated]
    secretary_truce: int = 45  # points fading from the start
    truce_months: int = 22  # months in which it fades [calibrated]
    harmless: int = 34  # points for the weakest of the contenders as Secretary [calibrated]
    had_it: int = 40  # points against giving the Secretariat back to a man from whom a vote took it [calibrated]
    secretary_respite: int = 108  # points fading after a change of Secretary [calibrated]
    secretary_tired: int = 20  # points for each contender whom a vote has put out of that office already [calibrated]
    partner_heir: int = 95  # points with a bloc for a partner in its target's place [calibrated]
    two_hands: int = 2  # points against a head of government as Secretary: two offices, two hands [calibrated]
    heard_months: int = 6  # months without a public word after which a name is no longer thought of for Secretary
    unheard: int = 10  # points a further month against naming him
    unheard_most: int = 60  # points
    sounding: int = 8  # points by which the talk before a plenum may lift or lower a name for Secretary [calibrated]
    respite_months: int = 44  # months in which the respite fades [calibrated]
    readmit_months: int = 6
    returned_rank: int = 2  # rank of the highest post that one who was let back may hold in the year after
    shadow_months: int = 12  # months in which what was suffered counts for a rung less
    confidence_months: int = 6  # half of it when asked for again within a year
    confidence_shield: int = 25  # points: dearer to strike while the plenum's word holds
    confidence_company: int = 8  # points for keeping a man, for each who would go with him
    recant_hold: int = 30  # strength of what a recantation puts into the victor's hand
    recant_standing: int = 8  # points of standing
    named_case: int = 8  # points of case for each associate named
    letter_opened: int = 35  # percent of letters from outside the party that the police read; more from exile
    letter_smuggled: int = 40  # percent of letters from abroad that arrive
    letter_loyalty: int = 6  # points of loyalty with which a follower thanks for a letter
    warning: int = 3  # points of loyalty lost by followers of those who could be next, when a man is expelled
    warning_record: int = 20  # points of record from which a leader could be the next
    bloc_record: int = 18  # points of record for a known bloc against the majority of the last congress
    origin: int = 6  # points: hostility on account of origin, where the record has it
    # The session (rule 3)
    force_members: int = 3  # members of a small body who can force an item put off; of a plenum a third
    chair_interest: int = 12  # points of wish from which the chair orders names for his side
    corridor_reach: int = 20  # percent of a body by which a vote may be apart and still hang in the balance
    choice_rest: int = 5  # months after a choice in which only a grave happening asks the same contender again
    alarm_rest: int = 2  # months after an answer to an operation noticed in which only a case against him asks again
    paper_answered: int = 5  # points of standing from which what is published and true asks for an answer
    word_stake: int = 20  # points of wish from which a vote in the balance is worth a contender's word
    sign_gladly: int = 10  # points: for a measure under this a man is asked before his name is put to the paper
    sign_refused: int = 25  # points against at which he is asked about any paper
    debt_months: int = 6  # months in which a word given in the corridor is to be repaid
    debt_weight: int = 25  # points: a debt of the corridor, on a matter that touches the creditor
    minute_weight: int = 8  # points: weight of the quotation an opinion reserved leaves in the minutes
    paper_shown: int = 90  # percent of a paper's strength, in points, when it is shown in the corridor
    word_friend: int = 25  # points of regard from which a man carries a word to its target
    shaken_resolve: int = 50  # resolve under which a promise may be frightened out of a man
    # Votes (rule 5)
    speech: int = 10  # points of voice that make one point with each lesser voter
    patron_weight: int = 130  # percent of the patron's wish that reaches a client
    bandwagon: int = 200  # percent [calibrated]
    drive_step: int = 20  # points of ambition short of 100 to a point of another aim [calibrated]
    guard: int = 150  # percent that the issue a contender guards counts with him
    fear_weight: int = 60  # percent
    counterweight: int = 60  # percent
    line_step: int = 12  # points a plenum may move the Line
    line_step_small: int = 6  # points in the Politburo
    line_rest: int = 4  # months
    mood_share_floor: int = 40  # percent of a delegation that follows mood in 1924
    ballot_free: int = 50  # loyalty under which a secret ballot frees a client
    ballot_machine: int = 70  # percent of a machine that holds where nobody sees the paper
    ballot_price: int = 115  # percent of the severity of a seat in the Committee that stays a pencil over a name
    hall_unity: int = 20  # points with which a hall of delegates accepts what is laid before it
    list_sitting: int = 2  # sitting members put on the list to one new man of the Secretary's [calibrated]
    hall_list: int = 15  # points more for a name on the list, which is crossed out in secret or not at all
    theses_step: int = 8  # points by which theses may lean from the Line, and the Line moves if they are carried
    conference_swing: int = 6  # points of machine a regional conference gives or takes at most
    conference_lost: int = 6  # points of machine it takes from a secretary it votes down
    place_worth: int = 14  # points: a place in the Committee for one's man, offered by another
    bureau_standing: int = 30  # points without which nobody who sends no delegates comes into the Politburo
    bureau_list: int = 3  # names more than seats that a plenum hears of for a bureau
    # Acts (rule 4)
    coercion_felt: int = 10  # points of coercion from which the villages feel it
    verdict: int = 2  # points of orthodoxy: a quarter in which events prove a man right or wrong
    follow: int = 80  # permille of the gap a quarter: how a man of no rigidity follows mood and patron
    fade: int = 1  # points a month: standing and orthodoxy without word, report or result
    win_gain: int = 14  # loyalty
    jurisdiction_moves: int = 2  # appointments a month under one post
    purse_year: int = 60  # million roubles: what may be given to regions in a budget year, before industry's part
    purse_industry: int = 20  # points of the index of industry that bring a million more
    money_price: int = 10  # million roubles: money for a region
    drive_window: int = 2  # months after a plenum in which a drive or purge may be started
    drive_hundreds: int = 900  # hundreds of members: a drive that goes plainly
    purge_permille: int = 30  # permille of the members put out by a purge that goes plainly
    appeals_back: int = 25  # percent of those put out who come back on appeal in a year
    habit_serve: int = 5  # points of loyalty: the standing order to serve clients, to one of them a month
    street_broken: int = 6  # points on the case of whose demonstration is broken up
    union_weight: int = 12  # points of leaning in a delegation of workers alone, towards who holds the unions
    world_mood: int = 2  # points of the mood on revolution: a speech on the world; twice that from the Comintern's head
    shock_tension: int = 2  # points by which a shock raises the level of tension while it lasts
    world_tension: int = 4  # points of tension abroad: the same, from the Comintern's head
    work_gain: int = 12  # machine
    speak_gain: int = 5  # points of standing: a good speaker's speech, from full place
    write_gain: int = 5  # points of orthodoxy: a good pen's article
    pact_months: int = 24  # a pact without a date is looked at again after this
    pacts_at_most: int = 3
    hold_vote: int = 60  # points: a vote owed to whoever pressed a paper
    reassured: int = 6  # points of loyalty: his patron sees a man somebody works on
    silence_months: int = 3  # months: a silence owed to him
    hold_caught: int = 22  # points: strength of what one holds on a man caught watching
    rebound: int = 30  # points: strength of what one holds on a man who pressed papers of the police
    unmask_slant: int = 25  # in a hundred: others show up a slant at once
    unmask_forged: int = 40  # in a hundred: and a forgery
    unmask_victim: int = 25  # in a hundred: the man it is about shows up a slant
    unmask_step: int = 15  # in a hundred: more, if it is a forgery
    unmask_files: int = 20  # in a hundred: more, with files of his own, and as much with a friendly Commission
    label_apt: int = 25  # points of deviation at which what is published hangs a label by itself
    published_price: int = 4  # points of a paper's strength for one point of less wish to join its subject
    quotation_half: int = 24  # months
    label_months: int = 2
    hatred_floor: int = 6  # points of dislike where there is no threat; a point more for each of it [calibrated]
    allegiance: int = 8  # points lost with him: for a post he gave, twice at most, and a common platform [calibrated]
    threat_cure: int = 4  # percent of dislike and distance cured, for each point of a common threat [calibrated]
    trade_vote: int = 40  # points: a vote sold binds him who sold it, and him who owes one for it
    trade_months: int = 6  # months in which the vote must come up
    trade_due: int = 4  # months after the vote in which it must be paid for
    caucus_bond: int = 30  # points: what was settled beforehand binds a member
    smooth_hint: int = 14  # in a hundred, for an eye half open: that a smooth session gives a secret pact away
    platform_bond: int = 18  # points: a step on the common platform's side, whoever moved it
    stake_standing: int = 8  # points of standing, where the name is at stake
    stake_paper: int = 34  # strength of the paper left with the partners as a stake
    mediate: int = 5  # points of dislike taken away between two others, before warmth and voice
    stir: int = 12  # points at most of a mended opinion spoilt by a word
    stir_months: int = 2  # months in which what has been mended can still be stirred up
    betrayal_trust: int = 20
    betrayal_regard: int = 12
    # Deaths and health (rule 3, chance)
    illness: int = 18  # permille a month at health 50
    # Endings (rule 8)
    paramount_months: int = 6
    first_ratio: int = 130  # percent of the next lead
    first_cc: int = 280  # permille of the CC
    offer_ratio: int = 200  # percent of the next lead at which the end is offered
    offer_months: int = 3  # months running of it, by somebody paramount
    # Fates to 1940 (rule 8); set so that the end of the record gives about the record's losses [calibrated]
    fate_grip_paramount: int = 80  # percent of a temper that is felt when nobody can say no
    fate_grip_first: int = 52  # percent, when the others could together
    fate_grip_collective: int = 16  # percent of the mean temper at the table
    fate_precedent: int = 4  # points of severity for each expulsion or exile voted, thrice at most
    fate_force: int = 8  # points at most, where force was used on the villages
    fate_curve: int = 85  # the severity squared, through this, is the danger of a plain member in a hundred
    fate_friend: int = 45  # points off the danger of the winner's old friends, at the record's severity
    fate_struck: int = 6  # points for each rung once suffered
    # The toll (rule 8), thousands of people; each pair is a low and a high estimate
    toll_courts_low: int = 1  # tried or arrested for each month of extraordinary measures
    toll_courts_high: int = 4
    toll_deported_low: int = 25  # deported for each month of the drive for collective farms
    toll_deported_high: int = 80
    toll_famine_low: int = 5000  # deaths after two years of it, as in the record
    toll_famine_high: int = 8000
    toll_shot_low: int = 680  # shot at the record's severity
    toll_shot_high: int = 800
    toll_followers_low: int = 1  # expelled with a contender
    toll_followers_high: int = 5


def with_overrides(pairs: tuple[tuple[str, int], ...]) -> Tuning:
    """Return the tuning of a scenario: the defaults with its own numbers put in."""
    return Tuning(**dict(pairs))


NAMES = tuple(item.name for item in fields(Tuning))

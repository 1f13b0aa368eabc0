"""Every number that may be turned: name, value, unit and meaning. A scenario may override any of them.

Values marked [calibrated] were moved with the targets of rule 9 in sight; the rest are first judgements.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tuning:
    """The tunable numbers of the model, all integers."""

    # Patronage (rule 2)
    client_bond: int = 50  # points: loyalty + gratitude that make a link of a chain
    gratitude_given: int = 25  # points: by an appointment
    gratitude_fade: int = 1  # points a month
    capacity_base: int = 6  # people: direct clients a patron can serve
    capacity_slot: int = 4  # people: more for each staff slot
    unserved_sink: int = 1  # points a month
    giver_pull: int = 16  # points: target loyalty of a client whose post is in his patron's gift
    other_pull: int = 44  # points: less, when it is in another's gift
    none_pull: int = 12  # points: less, when it is in nobody's gift
    loyalty_base: int = 60  # points: target loyalty before skill and gift
    loyalty_up: int = 2  # points a month
    loyalty_down: int = 2  # points a month
    leave_below: int = 26  # points: loyalty under which a client leaves his patron
    post_lost_shock: int = 52  # points of loyalty in a jurisdiction whose master falls
    turnover: int = 12  # permille a month: a post falls vacant by study, illness, other work
    join_chance: int = 90  # permille a month: an unattached office holder finds a patron
    # Knowledge (rule 2, Belief)
    seen_secretariat: int = 35  # permille a month: a tie made by the Secretariat becomes known
    seen_other: int = 120  # permille a month: any other tie
    seen_roll_call: int = 250  # permille: a roll call on a person shows who followed whom
    belief_spread: int = 25  # points: error of starting beliefs about loyalty
    belief_wrong: int = 250  # permille: starting beliefs that miss the patron
    belief_age: int = 6  # months
    eye_month: int = 300  # permille a month that an eye opens by one point
    eye_surprise: int = 4  # points: when a roll call goes against a forecast
    eye_congress: int = 5  # points: for losing a congress
    # Power (rules 2 and 6)
    stage_glamour: int = 4  # standing points a point of glamour is worth
    org_weight: int = 110  # percent: organisation in an estimate
    partner_discount: int = 35  # percent of a partner's threat that is felt
    threat_pact: int = 24  # points of gain from a fall that found a pact
    threat_join: int = 10  # points of wish with which a man joins one
    threat_lapse: int = 6  # points under which a pact's reason has gone
    pact_rest: int = 3  # months before a lapsed target may be proposed again
    # The ladder (rules 4 and 5)
    severity_reprimand: int = 14
    severity_post: int = 92
    severity_politburo: int = 120
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
    secretary_price: int = -16  # points: replacing the General Secretary [calibrated]
    secretary_habit: int = 20  # points at most: a point for each four months in the post
    secretary_truce: int = 45  # points fading over fourteen months from the start
    secretary_respite: int = 75  # points fading over two years after a change
    readmit_months: int = 6
    # Votes (rule 5)
    patron_weight: int = 130  # percent of the patron's wish that reaches a client
    bandwagon: int = 110  # percent
    fear_weight: int = 60  # percent
    counterweight: int = 60  # percent
    line_step: int = 12  # points a plenum may move the Line
    line_step_small: int = 6  # points in the Politburo
    line_rest: int = 4  # months
    mood_share_floor: int = 40  # percent of a delegation that follows mood in 1924
    ballot_free: int = 50  # loyalty under which a secret ballot frees a client
    # Acts (rule 4)
    fade: int = 1  # points a month: standing and orthodoxy without word, report or result
    win_gain: int = 14  # loyalty
    work_gain: int = 12  # machine
    speak_gain: int = 5  # points of standing: a good speaker's speech, from full place
    write_gain: int = 5  # points of orthodoxy: a good pen's article
    pact_months: int = 24  # a pact without a date is looked at again after this
    pacts_at_most: int = 3
    quotation_half: int = 24  # months
    label_months: int = 2
    betrayal_trust: int = 20
    betrayal_regard: int = 12
    # Deaths and health (rule 3, chance)
    illness: int = 18  # permille a month at health 50
    # Endings (rule 8)
    paramount_months: int = 6
    first_ratio: int = 130  # percent of the next lead
    first_cc: int = 280  # permille of the CC
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

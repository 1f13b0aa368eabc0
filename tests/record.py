"""What the plenums of 1924-29 decided of the country and what the printed series say, for tests of the country."""

from __future__ import annotations

from typing import NamedTuple

# The record's Line on `economy` and its measures, as we read them: (year, month) -> what the plenum did.
LINE = {
    (1925, 4): -36, (1926, 1): -30, (1926, 11): -18, (1927, 10): -8, (1927, 12): 0, (1928, 4): 12,
    (1928, 11): 30, (1929, 4): 54, (1929, 11): 75,
}  # fmt: skip
VOTED = {
    (1924, 2): ("retail_cut",), (1924, 11): ("village_goods",), (1925, 4): ("arrears_amnesty",),
    (1925, 9): ("wages",), (1926, 4): ("investment_plan",), (1926, 8): ("village_goods",),
    (1927, 2): ("retail_cut",), (1927, 6): ("defence",), (1928, 1): ("extraordinary",),
    (1928, 4): ("investment_plan",), (1928, 6): ("grain_import",), (1928, 7): ("grain_price",),
    (1928, 11): ("extraordinary",), (1929, 2): ("rationing",), (1929, 5): ("extraordinary", "farm_tax"),
    (1929, 7): ("collective_drive",), (1929, 11): ("extraordinary",),
}  # fmt: skip
ENROLMENTS = {
    (1924, 2): 300, (1924, 3): 900, (1924, 4): 900, (1924, 5): 316, (1927, 11): 500, (1927, 12): 500,
}  # fmt: skip
ALARMS = {(1927, 5): 45}  # points of foreign tension: the break with London, where no happening brings it


class Series(NamedTuple):
    """One printed series: the figure it is held against, unit, source, certainty, value by month."""

    figure: str
    unit: str
    source: str
    certainty: str
    values: dict[str, int]


NOVE = "A. Nove, An Economic History of the USSR (recalled, page not seen)"
DAVIES = "R. W. Davies, The Socialist Offensive (recalled, page not seen)"
CARR = "E. H. Carr and R. W. Davies, Foundations of a Planned Economy (recalled, page not seen)"
RIGBY = "T. H. Rigby, Communist Party Membership in the USSR 1917-1967"
SIEGELBAUM = "L. Siegelbaum in The Cambridge History of Russia, vol. 3; " + CARR
FIGES = "O. Figes, The Scissors Crisis (131 over 92 in April 1924)"
WHEATCROFT = "Wheatcroft and Davies, grain estimates (official series)"

# A year of the economy runs from October to September: its figure is set at the middle, in April. A farming year of
# procurement ends in June. Series of low certainty are left out, but for single dates that are better known.
SERIES = (
    Series("industry", "output of factory industry, 1913 = 1000", NOVE, "medium", {
        "1924-04": 450, "1925-04": 750, "1926-04": 1080, "1927-04": 1240, "1928-04": 1520, "1929-04": 1900}),
    Series("harvest", "gathered grain, million tons x 10", WHEATCROFT, "medium; 1928 and 1929 high", {
        "1924-10": 514, "1925-10": 725, "1926-10": 768, "1927-10": 723, "1928-10": 733, "1929-10": 717}),
    Series("grain", "procured in the farming year, million tons x 100", CARR, "medium", {
        "1924-06": 650, "1925-06": 520, "1926-06": 840, "1927-06": 1060, "1928-06": 1040, "1929-06": 940}),
    Series("jobless", "registered, thousands", SIEGELBAUM, "medium", {
        "1924-01": 1240, "1925-01": 900, "1925-10": 920, "1926-10": 1071, "1927-04": 1478, "1927-10": 1041,
        "1928-04": 1576, "1928-10": 1365, "1929-04": 1741, "1929-10": 1242}),
    Series("members", "members and candidates at the New Year that follows, hundreds", RIGBY, "medium", {
        "1924-12": 8018, "1925-12": 10798, "1926-12": 12125, "1927-12": 13059, "1928-12": 15354, "1929-12": 16779}),
    Series("wages", "real wages of industry, 1913 = 100", NOVE, "medium", {
        "1924-06": 68, "1925-06": 83, "1926-06": 94, "1927-06": 102, "1928-06": 105, "1929-06": 98}),
    Series("collective", "households in collective farms, of 10,000", DAVIES, "high", {
        "1927-06": 80, "1928-06": 170, "1929-06": 390, "1929-10": 750}),
    Series("scissors", "industrial over farm prices, 1913 = 100", FIGES, "high for this date", {"1924-04": 142}),
)  # fmt: skip
RECORD = {f"{one.figure} {month}": value for one in SERIES for month, value in one.values.items()}

"""`why`: the essay question answered by experiment (COMMANDS, why; rule 9, Factors).

Every batch is played on the same seeds: with all mechanisms, with each factor off, with all off, with each factor alone
on, and with pairs of the four strongest off together. Differences are taken game by game.

What `--json` gives, and a report is written from (shares in percent, changes in percentage points; an `interval` is of
95 in 100, [low, high], None where there are no games):

    scenario, title, hash, version      of the scenario and of the game
    who, who_name                       id and short name of the contender whose odds are asked for
    games, seeds                        games of a full batch; [first, last]
    alone_games                         games of the batches with one factor on alone, fewer to save time; 0 for none
    seconds, jobs, stopped              stopped: an interrupt ended it, what is missing is left out of the lists
    caveat                              'a statement about the model, not about 1924', as a sentence
    skipped                             [{name, title, why}]: factors that do not apply to this scenario
    readings                            one for each reading asked for:
      name, title, historian, why         of the reading
      base         {games, who_share, interval, nobody, nobody_interval, calibrated}
      all_off      {games, who_share, interval, nobody}; None where it was not played
      factors      ranked, the strongest first: [{name, title, rank, calibrated,
                     off:   {games, share, change, interval, nobody, nobody_change, nobody_interval},
                     alone: {games, share, change, interval, nobody}}]; interval is of the paired change, from base
                     for `off` and from all_off for `alone`; either is None where it was not played
      pairs        [{a, b, games, both, change, expected, interaction, interval}]: both = share with both off, change =
                     both - base, expected = the sum of their single changes, interaction = change - expected
      answer       [sentences]: the ranked answer in words
"""

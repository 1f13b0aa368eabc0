"""What follows: votes, careers, pacts, beliefs, country."""

"""`make bench`: how fast Casebook is, on made-up libraries beside plain Material in the same run."""

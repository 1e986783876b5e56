"""Apply the protective order, the § 1367 clock and privilege to what was found."""

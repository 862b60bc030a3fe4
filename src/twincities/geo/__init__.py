"""Places without a network: the gazetteer that ships with the program, and an online geocoder beside it."""

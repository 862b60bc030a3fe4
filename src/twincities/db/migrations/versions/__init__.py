"""The way from each state of the tables to the next."""

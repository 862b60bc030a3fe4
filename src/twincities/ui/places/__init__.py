"""Places: the list, the card of one with its names and its point, looking many up at once."""

"""People and organisations: their lists, their cards, who met whom when."""

"""The Anniversaries page: a year in months, and beside it what has no day, no month, or not even a year."""

"""The Commitments page: who promised what by when, in groups of what is urgent."""

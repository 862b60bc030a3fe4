"""The Today page: four figures, and cards of what needs somebody now."""

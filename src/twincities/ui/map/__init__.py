"""The Map page: partnerships in space and time, without a network."""

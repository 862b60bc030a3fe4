"""The settings page: what a person and an office choose, where the data lie, backups and the check."""

"""The register at rest: tables, transactions, history, search and backups."""

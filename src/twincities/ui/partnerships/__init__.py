"""The register of partnerships, one partnership's record, and the form that writes it."""

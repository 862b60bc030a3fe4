"""Two edits of one record, settled field by field."""

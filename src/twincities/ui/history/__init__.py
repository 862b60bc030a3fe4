"""The History of a record: who changed what, and the way back."""

"""Ctrl+K: any record or command in three keys."""

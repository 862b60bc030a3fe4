"""The sheet of states: every rule of the design on one hidden page, looked at and tested in all themes."""

"""The works of build_gazetteer.py, one idea a file."""

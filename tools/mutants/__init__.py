"""Seeded faults: each breaks one promise of the bot in a copy of the tree, and the tests must notice.

After code has moved, `python -m tools.mutants --check` names the faults that lost their place and the runs that lost
their tests, in a second. Places are mended in `faults/`, tests in `runs.py` alone.
"""

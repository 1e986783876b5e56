"""Damaged documents by the thousand: none may crash or hang a run, none may be released unverified.

python -m tests.fuzz --count 1000      mutated documents through the whole program
python -m tests.fuzz.guided intake     coverage-guided, with atheris (extra `fuzz`)
"""

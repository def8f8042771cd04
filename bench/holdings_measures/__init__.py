"""How well and how fast what is held is found, beside other ways of finding it, asked the same in turn in one run.

``python -m bench.holdings_measures --help`` says what can be measured; ``make bench-holdings`` sets the others up
first, each in an environment of its own.
"""

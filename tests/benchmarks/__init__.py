"""Benchmark cases: what inspectors and investigators of deaths have found, built as histories and judged."""

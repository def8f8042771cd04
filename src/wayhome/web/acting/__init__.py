"""Doing one act on a page: what stands beside it, the form, its draft on the server, and what it changed.

A journey declares an ``ActPage`` (which act, which form, what is shown beside it) and serves it. Everything else is the
same for every act: the time it was done, drafts, refusals in words with everything typed kept, and what was met.
"""

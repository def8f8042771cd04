"""Held records and known children where they are kept: in memory, for tests, and on a database.

A search asks an index: a *segment* (``segment``), files of a folder beside the database that cover every record up to
one number, and the keys of what came in since, which are rows (``tables.HeldKey``). Rows of held records are the source
of both; ``building.build`` makes a segment of them anew while the one in use is searched and added to.

For very many records at once, where none of them is there yet::

    from wayhome.store.holdings.building import bring_in_whole, build
    from wayhome.store.holdings.database import DatabaseHoldings

    bring_in_whole("default", records, at=now)          # any iterable of HeldRecord; rows alone, in batches
    build("default", name="segment-1", processes=2)     # a new name each time; how many records and bytes comes back
    answer = DatabaseHoldings("default").search(asked, at=now)

``"default"`` is Django's name for a database. ``search`` includes the second hop and the explanations; without the hop
it is ``application.holding.answering.answered(..., budget=Budget(anchors=0))`` over ``lists.DatabaseLists``.
"""

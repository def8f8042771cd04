"""What the words say: one engine that reads a text, and two lexicons that it reads by.

A text becomes words with their places (`normalising`, `passage`), a pattern of the lexicon is looked for only where all
that it needs is there (`scan`), and what is found is judged by who it speaks of, in whose voice, and whether it is
denied, corrected or only talked about (`persons`, `voice`, `polarity`). `wording` points out words about a child;
`risk` surfaces what is stated of the child's danger. Nothing is scored in the dark: each finding names its rule, its
words and how person and voice were read. The same text always gives the same result.
"""

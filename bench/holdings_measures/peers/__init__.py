"""The other ways of finding: each a script in an environment of its own, asked over a pipe, or a database."""

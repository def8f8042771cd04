"""The record, kept: one suite over memory, SQLite and PostgreSQL, and what only a database can break."""

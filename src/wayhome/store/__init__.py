"""Where the record is kept: in memory, on SQLite and on PostgreSQL, each behind the same port."""

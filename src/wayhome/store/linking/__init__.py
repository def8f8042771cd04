"""Training and batch linking by Splink: the only place that knows Splink, DuckDB and Arrow, and only when asked."""

"""Systems that are asked themselves for what they hold: a PostgreSQL database, and pages of JSON over HTTP."""

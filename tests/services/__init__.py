"""What some tests need running beside them: a throwaway PostgreSQL, a browser."""

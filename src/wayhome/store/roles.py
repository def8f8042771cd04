"""The PostgreSQL role a running system uses: it can add to the record and read it, and cannot change or empty it.

The triggers refuse a change whoever asks. This role could not ask: it owns no table, so it cannot drop a trigger, and
it holds no right to update, delete or truncate what is append-only. Migrations run as the owner, the product as this
role.
"""

from psycopg import sql

ADD_ONLY = ("event", "look", "look_shown", "entry_key")
ADD_AND_DESTROY = ("private_words",)


def application_role(role: str, schema: str = "public") -> list[sql.Composed]:
    """Return the statements that give a role, made beforehand with a way to sign in, exactly what it needs."""
    granted, place = sql.Identifier(role), sql.Identifier(schema)
    statements = [
        sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(place, granted),
        sql.SQL("REVOKE CREATE ON SCHEMA {} FROM {}").format(place, granted),
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {} TO {}").format(place, granted),
        sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {} TO {}").format(place, granted),
    ]
    statements += [_revoke("UPDATE, DELETE, TRUNCATE", table, place, granted) for table in ADD_ONLY]
    statements += [_revoke("UPDATE, TRUNCATE", table, place, granted) for table in ADD_AND_DESTROY]
    return statements


def _revoke(rights: str, table: str, place: sql.Identifier, granted: sql.Identifier) -> sql.Composed:
    named = sql.SQL("{}.{}").format(place, sql.Identifier(table))
    return sql.SQL("REVOKE {} ON {} FROM {}").format(sql.SQL(rights), named, granted)

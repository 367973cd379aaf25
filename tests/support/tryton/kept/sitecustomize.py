"""
Lets a Tryton of the tests keep its connections to its SQLite file, as it keeps those to PostgreSQL.

Left alone it opens three for each call, and each reads the schema of all tables anew: a third of what the
tests took. Python imports this by its name, because the server is started with this folder on its path. What
SQL is run, in which transactions, and what of it is committed are Tryton's own, as ever.
"""

import sqlite3

_open = sqlite3.connect


def _connect(*args, **options):
    # Each call is answered in a thread of its own, one after another on a connection.
    return _open(*args, check_same_thread=False, **options)


sqlite3.connect = _connect

from trytond.backend.sqlite.database import Database  # noqa: E402

_connect_anew = Database.connect
_kept = {}


def _connect_again(self):
    if self._conn is None:
        try:
            self._conn = _kept[self.name].pop()
        except (KeyError, IndexError):
            pass
    return _connect_anew(self)


def _keep(self):
    # With the last who has used it: a transaction that ends has committed or rolled back before.
    connection, self._conn = self._conn, None
    if connection is None:
        return
    if connection.in_transaction:
        connection.close()
    else:
        _kept.setdefault(self.name, []).append(connection)


Database.connect = _connect_again
Database.__del__ = _keep

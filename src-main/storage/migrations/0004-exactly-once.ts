/**
 * Migration 4: books that are reached over a network. Frozen: a later change is a later migration.
 *
 * A delivery says when it is tried again, what its root cause is and what it builds on; books say how they
 * are reached, how much of their limits is used up and whether they are out of reach; what went over the
 * wire is kept for support.
 */
export const EXACTLY_ONCE = `
ALTER TABLE books ADD COLUMN connection TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(connection));

-- not before this instant; null: at once
ALTER TABLE delivery ADD COLUMN next_try_at INTEGER;
-- deliveries with equal ones are mended together: the code and what it is about
ALTER TABLE delivery ADD COLUMN cause_key TEXT;
UPDATE delivery SET cause_key = (cause ->> '$.code') || ' ' ||
  coalesce(cause ->> '$.cure.target', CASE state WHEN 'failed' THEN number ELSE '' END)
  WHERE cause IS NOT NULL;
CREATE INDEX delivery_by_cause ON delivery(books_id, cause_key, state) WHERE cause_key IS NOT NULL;

-- what a delivery gives others to build on (a contact, goods that have left, an order, a revision), and
-- what it builds on; one that needs something waits while a delivery that gives it is not in the books
CREATE TABLE delivery_token (
  delivery_id INTEGER NOT NULL REFERENCES delivery(id),
  role TEXT NOT NULL CHECK (role IN ('gives','needs')),
  token TEXT NOT NULL,
  books_id INTEGER NOT NULL REFERENCES books(id),
  PRIMARY KEY (delivery_id, role, token)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_token_by_name ON delivery_token(books_id, token, role, delivery_id);

-- requests that the limits of the books count, in the window that began then
CREATE TABLE books_budget (
  books_id INTEGER NOT NULL REFERENCES books(id),
  span TEXT NOT NULL CHECK (span IN ('minute','day')),
  began_at INTEGER NOT NULL,
  used INTEGER NOT NULL,
  PRIMARY KEY (books_id, span)
) STRICT, WITHOUT ROWID;

-- books that did not answer or asked to wait; none of their deliveries is tried before then
CREATE TABLE books_outage (
  books_id INTEGER PRIMARY KEY REFERENCES books(id),
  since INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_try_at INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (json_valid(cause))
) STRICT;

-- what went over the wire, without secrets
CREATE TABLE exchange (
  id INTEGER PRIMARY KEY,
  books_id INTEGER NOT NULL REFERENCES books(id),
  at INTEGER NOT NULL,
  method TEXT NOT NULL,
  target TEXT NOT NULL,
  status INTEGER,
  duration_ms INTEGER NOT NULL,
  request TEXT NOT NULL,
  answer TEXT NOT NULL
) STRICT;
CREATE INDEX exchange_by_age ON exchange(at);
CREATE TABLE exchange_delivery (
  delivery_id INTEGER NOT NULL REFERENCES delivery(id),
  exchange_id INTEGER NOT NULL REFERENCES exchange(id),
  PRIMARY KEY (delivery_id, exchange_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX exchange_delivery_by_exchange ON exchange_delivery(exchange_id);
`;

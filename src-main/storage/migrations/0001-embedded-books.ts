/** Migration 1, the books that Daybook keeps itself. Frozen with it. */
export const FIRST_EMBEDDED_BOOKS = `
CREATE TABLE book_account (
  id INTEGER PRIMARY KEY,
  books_id INTEGER NOT NULL REFERENCES books(id),
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('asset','liability','equity','income','expense')),
  path TEXT NOT NULL,
  UNIQUE (books_id, number),
  UNIQUE (books_id, path)
) STRICT;

CREATE TABLE book_document (
  id INTEGER PRIMARY KEY,
  books_id INTEGER NOT NULL REFERENCES books(id),
  key TEXT NOT NULL,
  type TEXT NOT NULL,
  number TEXT NOT NULL,
  document_date TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (abs(total) <= 9007199254740991),
  document TEXT NOT NULL CHECK (json_valid(document)),
  content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
  recorded_at INTEGER NOT NULL,
  UNIQUE (books_id, key),
  UNIQUE (books_id, number)
) STRICT;
CREATE INDEX book_document_by_date ON book_document(books_id, document_date, number, type);

-- log tables: never updated, a correction is a reversal
CREATE TABLE book_entry (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES book_document(id),
  ordinal INTEGER NOT NULL,
  entry_date TEXT NOT NULL,
  narration TEXT NOT NULL,
  UNIQUE (document_id, ordinal)
) STRICT;
CREATE INDEX book_entry_by_date ON book_entry(entry_date, id);

CREATE TABLE book_entry_line (
  entry_id INTEGER NOT NULL REFERENCES book_entry(id),
  ordinal INTEGER NOT NULL,
  account_id INTEGER NOT NULL REFERENCES book_account(id),
  amount INTEGER NOT NULL CHECK (amount <> 0 AND abs(amount) <= 9007199254740991), -- debits positive
  memo TEXT NOT NULL,
  PRIMARY KEY (entry_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX book_entry_line_by_account ON book_entry_line(account_id, entry_id, amount);

CREATE TABLE book_item (
  id INTEGER PRIMARY KEY,
  books_id INTEGER NOT NULL REFERENCES books(id),
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (books_id, sku)
) STRICT;

CREATE TABLE book_stock (
  item_id INTEGER NOT NULL REFERENCES book_item(id),
  location TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (abs(quantity) <= 9007199254740991),
  value INTEGER NOT NULL CHECK (abs(value) <= 9007199254740991),
  last_cost_value INTEGER,
  last_cost_quantity INTEGER,
  PRIMARY KEY (item_id, location)
) STRICT, WITHOUT ROWID;

CREATE TABLE book_stock_move (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES book_document(id),
  item_id INTEGER NOT NULL REFERENCES book_item(id),
  location TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('opening','receipt','sale','return','cost-adjustment')),
  quantity INTEGER NOT NULL CHECK (abs(quantity) <= 9007199254740991),
  value INTEGER NOT NULL CHECK (abs(value) <= 9007199254740991),
  cost_unknown INTEGER NOT NULL CHECK (cost_unknown IN (0, 1))
) STRICT;
CREATE INDEX book_stock_move_by_item ON book_stock_move(item_id, location);
CREATE INDEX book_stock_move_by_document ON book_stock_move(document_id);
`;

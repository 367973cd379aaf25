/**
 * Migration 3: documents of every kind. Frozen: a later change is a later migration.
 *
 * Members of a digest are posted with its sales or returns, as documents of their own (`single`), or not
 * at all. Everything that is not posted yet is consolidated anew, since more of it can be posted now; the
 * contents that were to be posted go until then, so that nothing is posted of what they leave out.
 */
export const EVERY_KIND = `
CREATE TABLE digest_member_new (
  document_id INTEGER PRIMARY KEY REFERENCES pos_document(id),
  digest_id INTEGER NOT NULL REFERENCES digest(id),
  kind TEXT NOT NULL,
  section TEXT NOT NULL CHECK (section IN ('sales','returns','single','none')),
  state TEXT NOT NULL CHECK (state IN ('waiting','posted','on-order','held','excluded')),
  amount INTEGER NOT NULL CHECK (abs(amount) <= 9007199254740991),
  reason TEXT CHECK (reason IS NULL OR json_valid(reason)),
  hash BLOB NOT NULL CHECK (length(hash) = 32), -- of the version that counted here
  -- set when the document enters a posting; from then on amount, section and hash stay as posted
  posted_revision INTEGER,
  delivery_id INTEGER REFERENCES delivery(id),
  CHECK ((posted_revision IS NULL) = (delivery_id IS NULL)),
  CHECK (state NOT IN ('posted','on-order') OR delivery_id IS NOT NULL),
  CHECK (state NOT IN ('held','excluded') OR reason IS NOT NULL)
) STRICT;
INSERT INTO digest_member_new
  SELECT document_id, digest_id, kind, CASE section WHEN 'goods-received' THEN 'single' ELSE section END,
    state, amount, reason, hash, posted_revision, delivery_id FROM digest_member;
DROP TABLE digest_member;
ALTER TABLE digest_member_new RENAME TO digest_member;
CREATE INDEX digest_member_by_digest ON digest_member(digest_id, state, kind, amount);
CREATE INDEX digest_member_by_delivery ON digest_member(delivery_id) WHERE delivery_id IS NOT NULL;

INSERT INTO dirty_day (stream_id, location, business_date, import_id)
  SELECT DISTINCT digest.stream_id, digest.location, digest.business_date, NULL
  FROM digest JOIN digest_member AS member ON member.digest_id = digest.id
  WHERE member.delivery_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM dirty_day AS known WHERE known.stream_id = digest.stream_id
      AND known.location = digest.location AND known.business_date = digest.business_date
      AND known.import_id IS NULL);
DELETE FROM digest_revision WHERE posted = 0;

-- room between the places of documents of one date, for the types that come now
UPDATE delivery SET priority = priority * 10;

-- every delivery that a POS document has a part in: its order and its receipt, its transfer; the one that
-- says where the document stands is digest_member.delivery_id
CREATE TABLE delivery_member (
  delivery_id INTEGER NOT NULL REFERENCES delivery(id),
  document_id INTEGER NOT NULL REFERENCES pos_document(id),
  PRIMARY KEY (delivery_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_member_by_document ON delivery_member(document_id);
INSERT INTO delivery_member (delivery_id, document_id)
  SELECT delivery_id, document_id FROM digest_member WHERE delivery_id IS NOT NULL;

-- deliveries whose posting a person has undone; the POS documents behind them are free again
CREATE TABLE delivery_undone (
  delivery_id INTEGER PRIMARY KEY REFERENCES delivery(id),
  reason TEXT NOT NULL,
  undone_at INTEGER NOT NULL
) STRICT;

-- what opened a layby, for its deposits
CREATE INDEX pos_document_by_layby
  ON pos_document(stream_id, coalesce(details ->> '$.caseId', reference_source_id, source_id))
  WHERE kind = 'layby-open';

-- a receipt by what is printed on it
CREATE INDEX pos_document_by_number ON pos_document(number);

CREATE TABLE book_stock_move_new (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES book_document(id),
  item_id INTEGER NOT NULL REFERENCES book_item(id),
  location TEXT NOT NULL,               -- of goods in transit: where they are going to
  kind TEXT NOT NULL CHECK (kind IN ('opening','receipt','sale','return','cost-adjustment',
    'transfer-out','transfer-in','adjustment','count','issue','reversal')),
  quantity INTEGER NOT NULL CHECK (abs(quantity) <= 9007199254740991),
  value INTEGER NOT NULL CHECK (abs(value) <= 9007199254740991),
  cost_unknown INTEGER NOT NULL CHECK (cost_unknown IN (0, 1))
) STRICT;
INSERT INTO book_stock_move_new SELECT * FROM book_stock_move;
DROP TABLE book_stock_move;
ALTER TABLE book_stock_move_new RENAME TO book_stock_move;
CREATE INDEX book_stock_move_by_item ON book_stock_move(item_id, location);
CREATE INDEX book_stock_move_by_document ON book_stock_move(document_id);

-- goods that have left one location and not come to the other, by transfer
CREATE TABLE book_in_transit (
  books_id INTEGER NOT NULL REFERENCES books(id),
  case_id TEXT NOT NULL,
  item_id INTEGER NOT NULL REFERENCES book_item(id),
  quantity INTEGER NOT NULL CHECK (abs(quantity) <= 9007199254740991),
  value INTEGER NOT NULL CHECK (abs(value) <= 9007199254740991),
  PRIMARY KEY (books_id, case_id, item_id)
) STRICT, WITHOUT ROWID;

-- whose the balances of control accounts are; a log, as entries are
CREATE TABLE book_subledger_line (
  id INTEGER PRIMARY KEY,
  books_id INTEGER NOT NULL REFERENCES books(id),
  document_id INTEGER NOT NULL REFERENCES book_document(id),
  account_id INTEGER NOT NULL REFERENCES book_account(id),
  ledger TEXT NOT NULL,
  subject TEXT NOT NULL,
  movement TEXT NOT NULL,
  line_date TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount <> 0 AND abs(amount) <= 9007199254740991), -- debits positive
  -- of tax on layby deposits: the tax account that it is taken from again
  against_id INTEGER REFERENCES book_account(id)
) STRICT;
CREATE INDEX book_subledger_by_subject
  ON book_subledger_line(books_id, ledger, subject, line_date, id, movement, amount);
CREATE INDEX book_subledger_by_date ON book_subledger_line(books_id, ledger, line_date, movement, amount);
CREATE INDEX book_subledger_by_document ON book_subledger_line(document_id);

-- what is not allocated of the receivables, without all that has been since the beginning; see below
CREATE TABLE book_open_line (
  line_id INTEGER PRIMARY KEY REFERENCES book_subledger_line(id),
  books_id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  open INTEGER NOT NULL CHECK (abs(open) <= 9007199254740991) -- with the sign of the line's amount
) STRICT;
CREATE INDEX book_open_line_by_subject ON book_open_line(books_id, subject);
CREATE TRIGGER book_subledger_line_opens AFTER INSERT ON book_subledger_line WHEN NEW.ledger = 'receivable'
BEGIN
  INSERT INTO book_open_line (line_id, books_id, subject, open)
    VALUES (NEW.id, NEW.books_id, NEW.subject, NEW.amount);
END;

-- Documents of the time before sub-ledgers say of no movement of a control account whose it is: all of it
-- is kept under one name, or no balance would ever tie. These are the accounts that it can be on.
CREATE TABLE book_control_before (
  books_id INTEGER NOT NULL REFERENCES books(id),
  number TEXT NOT NULL,
  ledger TEXT NOT NULL,
  PRIMARY KEY (books_id, number)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO book_control_before (books_id, number, ledger)
  SELECT stream.books_id, mapping.value ->> '$', 'receivable'
  FROM mapping JOIN stream ON stream.id = mapping.stream_id
  WHERE mapping.type = 'account' AND mapping.key = 'receivable' AND mapping.origin <> 'suggestion';
INSERT OR IGNORE INTO book_control_before (books_id, number, ledger)
  SELECT books.id, role.column1, role.column2 FROM books CROSS JOIN (VALUES
    ('1200', 'receivable'), ('2320', 'deposit'), ('2330', 'layby'), ('2300', 'gift-card'),
    ('2310', 'store-credit'), ('1140', 'network'), ('2360', 'network'), ('2340', 'contract'),
    ('1420', 'work-in-progress')) AS role;
INSERT INTO book_subledger_line
    (books_id, document_id, account_id, ledger, subject, movement, line_date, amount)
  SELECT account.books_id, entry.document_id, account.id, control.ledger, 'before sub-ledgers', 'opening',
    entry.entry_date, sum(line.amount)
  FROM book_control_before AS control
  JOIN book_account AS account ON account.books_id = control.books_id AND account.number = control.number
  JOIN book_entry_line AS line ON line.account_id = account.id
  JOIN book_entry AS entry ON entry.id = line.entry_id
  GROUP BY entry.document_id, account.id, entry.entry_date HAVING sum(line.amount) <> 0
  ORDER BY entry.document_id, account.id;
-- what was on its way to the books comes later
CREATE TRIGGER book_document_before_subledgers AFTER INSERT ON book_document
WHEN NEW.document -> '$.subledger' IS NULL
BEGIN
  INSERT INTO book_subledger_line
      (books_id, document_id, account_id, ledger, subject, movement, line_date, amount)
    SELECT NEW.books_id, NEW.id, account.id, control.ledger, 'before sub-ledgers', 'opening',
      entry.value ->> '$.date',
      sum(iif(line.value ->> '$.side' = 'debit', 1, -1) * (line.value ->> '$.amount')) AS moved
    FROM json_each(NEW.document, '$.entries') AS entry
    CROSS JOIN json_each(entry.value, '$.lines') AS line
    JOIN book_control_before AS control
      ON control.books_id = NEW.books_id AND control.number = line.value ->> '$.account'
    JOIN book_account AS account ON account.books_id = control.books_id AND account.number = control.number
    GROUP BY account.id, entry.value ->> '$.date' HAVING moved <> 0
    ORDER BY account.id;
END;

CREATE TABLE book_contact (
  books_id INTEGER NOT NULL REFERENCES books(id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  generated INTEGER NOT NULL CHECK (generated IN (0, 1)),
  PRIMARY KEY (books_id, code)
) STRICT, WITHOUT ROWID;

-- what a person can still do something about; entries follow from what they do
CREATE TABLE book_open_document (
  document_id INTEGER PRIMARY KEY REFERENCES book_document(id),
  books_id INTEGER NOT NULL REFERENCES books(id),
  type TEXT NOT NULL,
  -- orders: open, processed, closed; receipts: inactive, active; journals: pending, normal;
  -- counts: counted, confirmed; any: reversed
  state TEXT NOT NULL,
  group_key TEXT,
  case_id TEXT,
  contact_code TEXT,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX book_open_by_state ON book_open_document(books_id, type, state, document_id);
CREATE INDEX book_open_by_group ON book_open_document(books_id, group_key) WHERE group_key IS NOT NULL;
CREATE INDEX book_open_by_case ON book_open_document(books_id, case_id) WHERE case_id IS NOT NULL;

CREATE TABLE book_order_line (
  document_id INTEGER NOT NULL REFERENCES book_document(id),
  ordinal INTEGER NOT NULL,
  sku TEXT,
  location TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (abs(quantity) <= 9007199254740991),
  back_ordered INTEGER NOT NULL CHECK (abs(back_ordered) <= 9007199254740991),
  delivered INTEGER NOT NULL CHECK (abs(delivered) <= 9007199254740991),
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- payments and credits applied to what is owed; no entry
CREATE TABLE book_allocation (
  id INTEGER PRIMARY KEY,
  books_id INTEGER NOT NULL REFERENCES books(id),
  credit_line_id INTEGER NOT NULL REFERENCES book_subledger_line(id),
  debit_line_id INTEGER NOT NULL REFERENCES book_subledger_line(id),
  amount INTEGER NOT NULL CHECK (amount > 0 AND amount <= 9007199254740991),
  allocated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX book_allocation_by_credit ON book_allocation(credit_line_id, amount);
CREATE INDEX book_allocation_by_debit ON book_allocation(debit_line_id, amount);
CREATE TRIGGER book_allocation_settles AFTER INSERT ON book_allocation
BEGIN
  INSERT INTO book_open_line (line_id, books_id, subject, open)
    SELECT id, books_id, subject, iif(id = NEW.credit_line_id, NEW.amount, -NEW.amount)
    FROM book_subledger_line WHERE id IN (NEW.credit_line_id, NEW.debit_line_id)
    ON CONFLICT (line_id) DO UPDATE SET open = open + excluded.open;
  DELETE FROM book_open_line WHERE line_id IN (NEW.credit_line_id, NEW.debit_line_id) AND open = 0;
END;
CREATE TRIGGER book_allocation_opens AFTER DELETE ON book_allocation
BEGIN
  INSERT INTO book_open_line (line_id, books_id, subject, open)
    SELECT id, books_id, subject, iif(id = OLD.credit_line_id, -OLD.amount, OLD.amount)
    FROM book_subledger_line WHERE id IN (OLD.credit_line_id, OLD.debit_line_id)
    ON CONFLICT (line_id) DO UPDATE SET open = open + excluded.open;
  DELETE FROM book_open_line WHERE line_id IN (OLD.credit_line_id, OLD.debit_line_id) AND open = 0;
END;

-- documents that a person's action in the books made of another: order → invoice, any → reversal
CREATE TABLE book_made_of (
  document_id INTEGER NOT NULL REFERENCES book_document(id),
  source_document_id INTEGER NOT NULL REFERENCES book_document(id),
  PRIMARY KEY (document_id, source_document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX book_made_of_source ON book_made_of(source_document_id);

-- what people did with documents of the books
CREATE TABLE book_action (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES book_document(id),
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX book_action_by_document ON book_action(document_id, id);

-- nothing is dated on or before it
CREATE TABLE book_lock (
  books_id INTEGER PRIMARY KEY REFERENCES books(id),
  locked_through TEXT NOT NULL
) STRICT;
`;

import { FIRST_EMBEDDED_BOOKS } from './0001-embedded-books.ts';

/**
 * Migration 1: the whole first ledger. Frozen: a later change is a later migration.
 *
 * Integer amounts are minor units, prices 10⁻⁶ and quantities 10⁻³ of a unit, instants epoch
 * milliseconds UTC, dates 'YYYY-MM-DD'. The checks on size are there because an integer beyond 2^53
 * would be read back off by one without a word.
 */
const FIRST_POS_SIDE = `
-- one row: what this file is
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation TEXT NOT NULL,           -- changes when the ledger is restored or copied
  created_by TEXT NOT NULL,           -- program version
  created_at INTEGER NOT NULL,
  min_reader INTEGER NOT NULL,        -- lowest user_version a program must know to read it
  hash_version INTEGER NOT NULL       -- version of the canonical form behind content hashes
) STRICT;

CREATE TABLE books (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  system TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3)
) STRICT;

CREATE TABLE stream (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  provider TEXT NOT NULL,
  account TEXT NOT NULL UNIQUE,       -- an account already connected is refused
  books_id INTEGER NOT NULL REFERENCES books(id),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  status TEXT NOT NULL CHECK (status IN ('active','paused','disconnected')),
  created_at INTEGER NOT NULL,
  connection TEXT NOT NULL CHECK (json_valid(connection)),
  settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;

CREATE TABLE mapping (
  id INTEGER PRIMARY KEY,
  stream_id INTEGER NOT NULL REFERENCES stream(id),
  type TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  effective_from TEXT,                -- NULL: always
  origin TEXT NOT NULL CHECK (origin IN ('default','suggestion','set')),
  set_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mapping_by_thing ON mapping(stream_id, type, key, effective_from, id);

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  stream_id INTEGER NOT NULL REFERENCES stream(id),
  locator TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running','complete','abandoned')),
  started_at INTEGER NOT NULL,
  completed_at INTEGER,
  completed_seq INTEGER UNIQUE,       -- the order in which imports came into sight
  new_count INTEGER NOT NULL DEFAULT 0,
  changed_count INTEGER NOT NULL DEFAULT 0,
  unchanged_count INTEGER NOT NULL DEFAULT 0,
  rejected_count INTEGER NOT NULL DEFAULT 0,
  notices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(notices))
) STRICT;
-- begin(): is this content in already, or half in?
CREATE INDEX import_by_fingerprint ON import(stream_id, fingerprint, state);
CREATE INDEX import_by_locator ON import(stream_id, locator, state);
-- whose changes are not visible yet
CREATE INDEX import_running ON import(stream_id) WHERE state = 'running';

CREATE TABLE import_rejection (
  import_id INTEGER NOT NULL REFERENCES import(id),
  seq INTEGER NOT NULL,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  column_name TEXT,
  value TEXT,
  code TEXT NOT NULL,
  PRIMARY KEY (import_id, seq)
) STRICT, WITHOUT ROWID;

-- raw payloads as received, compressed per batch; a document points at (batch, ordinal)
CREATE TABLE raw_batch (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import(id),
  fetched_at INTEGER NOT NULL,
  codec TEXT NOT NULL CHECK (codec = 'gzip'),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  bytes BLOB NOT NULL                 -- empty once the import is taken back
) STRICT;
CREATE INDEX raw_batch_by_import ON raw_batch(import_id, sha256);

-- the rule that decided a business date
CREATE TABLE day_rule (
  id INTEGER PRIMARY KEY,
  effective_from TEXT NOT NULL,
  zone TEXT NOT NULL,
  cut_off_minutes INTEGER NOT NULL CHECK (cut_off_minutes BETWEEN 0 AND 1439),
  UNIQUE (effective_from, zone, cut_off_minutes)
) STRICT;

-- the current version of every POS document; earlier ones are in pos_document_version
CREATE TABLE pos_document (
  id INTEGER PRIMARY KEY,
  stream_id INTEGER NOT NULL REFERENCES stream(id),
  kind TEXT NOT NULL,
  source_id TEXT NOT NULL,
  number TEXT NOT NULL,
  location TEXT NOT NULL,
  register TEXT,
  shift TEXT,
  occurred_at INTEGER NOT NULL,
  business_date TEXT NOT NULL CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  day_rule_id INTEGER NOT NULL REFERENCES day_rule(id),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  channel TEXT NOT NULL,
  customer TEXT,
  reference_kind TEXT,
  reference_source_id TEXT,
  reason TEXT,
  total INTEGER NOT NULL CHECK (abs(total) <= 9007199254740991),
  rounding INTEGER NOT NULL CHECK (abs(rounding) <= 9007199254740991),
  details TEXT NOT NULL CHECK (json_valid(details)),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  version INTEGER NOT NULL CHECK (version >= 1),
  import_id INTEGER NOT NULL REFERENCES import(id),
  raw_batch_id INTEGER REFERENCES raw_batch(id),
  ordinal INTEGER NOT NULL,
  line INTEGER NOT NULL,
  UNIQUE (stream_id, kind, source_id)
) STRICT;
-- consolidation reads one day of one location
CREATE INDEX pos_document_by_day ON pos_document(stream_id, location, business_date);
-- counting what an import brought, and taking an interrupted one back
CREATE INDEX pos_document_by_import ON pos_document(import_id, version);

CREATE TABLE pos_line (
  document_id INTEGER NOT NULL REFERENCES pos_document(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('item','service-charge')),
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (abs(quantity) <= 9007199254740991),
  unit_price INTEGER NOT NULL CHECK (abs(unit_price) <= 9007199254740991),
  discount INTEGER NOT NULL CHECK (abs(discount) <= 9007199254740991),
  net INTEGER NOT NULL CHECK (abs(net) <= 9007199254740991),
  tax INTEGER NOT NULL CHECK (abs(tax) <= 9007199254740991),
  total INTEGER NOT NULL CHECK (total = net + tax),
  tax_code TEXT NOT NULL,
  cost INTEGER CHECK (abs(cost) <= 9007199254740991),
  product_group TEXT,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE pos_tender (
  document_id INTEGER NOT NULL REFERENCES pos_document(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  method TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (abs(amount) <= 9007199254740991),
  tip INTEGER NOT NULL CHECK (abs(tip) <= 9007199254740991),
  reference TEXT,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- what a document was before a later import changed it (canonical JSON of the whole document)
CREATE TABLE pos_document_version (
  document_id INTEGER NOT NULL REFERENCES pos_document(id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  content TEXT NOT NULL CHECK (json_valid(content)),
  location TEXT NOT NULL,
  business_date TEXT NOT NULL,
  day_rule_id INTEGER NOT NULL REFERENCES day_rule(id),
  import_id INTEGER NOT NULL REFERENCES import(id),
  raw_batch_id INTEGER REFERENCES raw_batch(id),
  ordinal INTEGER NOT NULL,
  line INTEGER NOT NULL,
  replaced_by_import_id INTEGER NOT NULL REFERENCES import(id),
  PRIMARY KEY (document_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX pos_document_version_by_import ON pos_document_version(replaced_by_import_id);

-- days that an import or a mapping change has touched; NULL import: a mapping or setting
CREATE TABLE dirty_day (
  mark INTEGER PRIMARY KEY AUTOINCREMENT,
  stream_id INTEGER NOT NULL REFERENCES stream(id),
  location TEXT NOT NULL,
  business_date TEXT NOT NULL,
  import_id INTEGER REFERENCES import(id),
  UNIQUE (stream_id, location, business_date, import_id)
) STRICT;

CREATE TABLE digest (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  stream_id INTEGER NOT NULL REFERENCES stream(id),
  location TEXT NOT NULL,
  business_date TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  amount INTEGER NOT NULL CHECK (abs(amount) <= 9007199254740991),
  changed_since_posted INTEGER NOT NULL CHECK (changed_since_posted IN (0, 1)),
  created_at INTEGER NOT NULL,
  synced_at INTEGER NOT NULL,
  UNIQUE (stream_id, location, business_date)
) STRICT;
CREATE INDEX digest_by_date ON digest(business_date, location, id);

-- a revision is rebuilt in place until it is posted; then it is frozen and the next number begins
CREATE TABLE digest_revision (
  digest_id INTEGER NOT NULL REFERENCES digest(id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
  posted INTEGER NOT NULL CHECK (posted IN (0, 1)),
  PRIMARY KEY (digest_id, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX digest_revision_open ON digest_revision(posted, digest_id) WHERE posted = 0;
CREATE TRIGGER digest_revision_frozen BEFORE UPDATE ON digest_revision WHEN OLD.posted = 1
BEGIN SELECT RAISE(ABORT, 'a posted revision is frozen'); END;
CREATE TRIGGER digest_revision_kept BEFORE DELETE ON digest_revision WHEN OLD.posted = 1
BEGIN SELECT RAISE(ABORT, 'a posted revision is kept'); END;

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  books_id INTEGER NOT NULL REFERENCES books(id),
  stream_id INTEGER NOT NULL REFERENCES stream(id),
  digest_id INTEGER REFERENCES digest(id),
  revision INTEGER,
  type TEXT NOT NULL,
  number TEXT NOT NULL,
  number_scope TEXT NOT NULL,
  number_sequence INTEGER NOT NULL,                     -- with the scope it makes the number
  document_date TEXT NOT NULL,
  location TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (abs(total) <= 9007199254740991),
  content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
  state TEXT NOT NULL CHECK (state IN ('waiting','sending','unknown','succeeded','failed','held')),
  priority INTEGER NOT NULL,                            -- among documents of one date
  attempts INTEGER NOT NULL DEFAULT 0,
  last_tried_at INTEGER,
  cause TEXT CHECK (cause IS NULL OR json_valid(cause)),
  created_at INTEGER NOT NULL,
  UNIQUE (books_id, number)
) STRICT;
-- the accounting document as it is sent; beside its delivery, whose state changes often
CREATE TABLE delivery_document (
  delivery_id INTEGER PRIMARY KEY REFERENCES delivery(id),
  document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;
-- next(): the oldest deliveries in a state
CREATE INDEX delivery_queue ON delivery(books_id, state, document_date, priority, location, key);
CREATE INDEX delivery_by_digest ON delivery(digest_id);
-- the list, and the counts by state, without reading documents
CREATE INDEX delivery_by_date ON delivery(document_date, key, stream_id, state);

CREATE TABLE number_sequence (
  books_id INTEGER NOT NULL REFERENCES books(id),
  scope TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (books_id, scope)
) STRICT, WITHOUT ROWID;

-- every document of a day is in exactly one digest: document_id is the key
CREATE TABLE digest_member (
  document_id INTEGER PRIMARY KEY REFERENCES pos_document(id),
  digest_id INTEGER NOT NULL REFERENCES digest(id),
  kind TEXT NOT NULL,
  section TEXT NOT NULL CHECK (section IN ('sales','returns','goods-received','none')),
  state TEXT NOT NULL CHECK (state IN ('waiting','posted','on-order','held','excluded')),
  amount INTEGER NOT NULL CHECK (abs(amount) <= 9007199254740991),
  reason TEXT CHECK (reason IS NULL OR json_valid(reason)),
  hash BLOB NOT NULL CHECK (length(hash) = 32), -- of the version that counted here
  -- set when the document enters a posting; from then on amount, section and hash stay as posted
  posted_revision INTEGER,
  delivery_id INTEGER REFERENCES delivery(id),
  CHECK ((posted_revision IS NULL) = (delivery_id IS NULL)),
  CHECK (state <> 'posted' OR delivery_id IS NOT NULL),
  CHECK (state NOT IN ('held','excluded') OR reason IS NOT NULL)
) STRICT;
CREATE INDEX digest_member_by_digest ON digest_member(digest_id, state, kind, amount);
CREATE INDEX digest_member_by_delivery ON digest_member(delivery_id) WHERE delivery_id IS NOT NULL;

-- a person's decision to keep a document out
CREATE TABLE exclusion (
  document_id INTEGER PRIMARY KEY REFERENCES pos_document(id),
  reason TEXT NOT NULL,
  set_at INTEGER NOT NULL
) STRICT;

-- the terms of the identity, from the members; kept for the list, re-added by check
CREATE TABLE digest_term (
  digest_id INTEGER NOT NULL REFERENCES digest(id),
  state TEXT NOT NULL,
  count INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (abs(amount) <= 9007199254740991),
  for_person INTEGER NOT NULL,         -- held ones that wait for a person, not for a later Daybook
  PRIMARY KEY (digest_id, state)
) STRICT, WITHOUT ROWID;

-- who did what to a document or setting
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX audit_by_subject ON audit(subject, id);
`;

export const FIRST_LEDGER = FIRST_POS_SIDE + FIRST_EMBEDDED_BOOKS;

import { FIRST_LEDGER } from './0001-first-ledger.ts';
import { WINDOW_DIGESTS } from './0002-window.ts';
import { EVERY_KIND } from './0003-everything-a-till-does.ts';
import { EXACTLY_ONCE } from './0004-exactly-once.ts';
import { STATUS } from './0005-status.ts';
import { SCHEDULE } from './0006-schedule.ts';
import { CHANGED_DAYS } from './0007-changed-days.ts';
import { SAFETY } from './0008-safety.ts';
import { AUDIT_AND_COMPLETENESS } from './0009-audit-and-completeness.ts';
import { GOODS_THAT_CAME_BACK } from './0010-goods-that-came-back.ts';

/** One step forward. `sql` is frozen once released: a later change is a later migration. */
export interface Migration {
  /** The `user_version` that the ledger has after it. */
  readonly version: number;
  readonly sql: string;
  /** The lowest `user_version` a program must know to read a ledger of this version. */
  readonly minReader: number;
}

/** All migrations, oldest first, without gaps. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: FIRST_LEDGER, minReader: 1 },
  // Columns, tables and indexes are added; a program of version 1 reads the rest as it was.
  { version: 2, sql: WINDOW_DIGESTS, minReader: 1 },
  // Members have sections that an older program does not know.
  { version: 3, sql: EVERY_KIND, minReader: 3 },
  // Columns and tables are added; a program of version 3 reads the rest as it was.
  { version: 4, sql: EXACTLY_ONCE, minReader: 3 },
  // The same: what is added keeps itself.
  { version: 5, sql: STATUS, minReader: 3 },
  // A table is added; a program of version 3 reads the rest as it was.
  { version: 6, sql: SCHEDULE, minReader: 3 },
  // Tables are added; a program of version 3 reads the rest as it was.
  { version: 7, sql: CHANGED_DAYS, minReader: 3 },
  // Columns and tables are added; a program of version 3 reads the rest as it was.
  { version: 8, sql: SAFETY, minReader: 3 },
  // Columns, indexes and a table are added; a program of version 3 reads the rest as it was.
  { version: 9, sql: AUDIT_AND_COMPLETENESS, minReader: 3 },
  // A column is added; a program of version 3 reads the rest as it was.
  { version: 10, sql: GOODS_THAT_CAME_BACK, minReader: 3 },
];

/** The version this program writes. */
export const LATEST_VERSION = MIGRATIONS.length;

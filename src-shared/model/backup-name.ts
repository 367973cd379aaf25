import { formatInstant, type Instant, parseInstant } from '../time/index.ts';

/** The folder of a ledger's backups, beside it. */
export const BACKUP_FOLDER = 'backups';

/** What the name of a backup tells. */
export interface BackupName {
  /** Null where the name does not say. */
  readonly madeAt: Instant | null;
  /** Made by the program itself; only such are ever removed. */
  readonly automatic: boolean;
  /** From 1: which one of those made in that second. */
  readonly copy: number;
}

/** Parts of a copy that is not whole, or that belong to an open database. */
const UNFINISHED = /\.(?:unfinished|restoring)$|-(?:wal|shm|journal)$/u;
/** Separators of any system, drives and streams of Windows, and what no name has. */
const NOT_A_PLAIN_NAME = /[/\\:\p{Cc}]|^\./u;

/**
 * The name of a backup made at an instant: `shop-20261231T120000Z.daybook`, and with `.auto` before
 * the ending for one that the program makes by itself. What a person asked for is told from the rest
 * by its name alone, so that tidying up needs no other record.
 * @param ledger file name of the ledger
 * @param copy 1, or more when others of that second are there
 */
export function backupName(
  ledger: string,
  { at, automatic, copy }: { readonly at: Instant; readonly automatic: boolean; readonly copy: number },
): string {
  const { base, ending } = partsOf(ledger);
  const time = formatInstant(at).replaceAll(/[-:]|\.\d+/gu, '');
  return `${base}-${time}${copy > 1 ? `-${copy}` : ''}${automatic ? '.auto' : ''}${ending}`;
}

/**
 * What the name of a file in the folder of backups tells; null for a file that is no backup of this
 * ledger. Several ledgers may lie side by side and share the folder.
 */
export function readBackupName(ledger: string, name: string): BackupName | null {
  if (NOT_A_PLAIN_NAME.test(name) || UNFINISHED.test(name)) return null;
  const { base, ending } = partsOf(ledger);
  const timed = /^(.+)-(\d{8}T\d{6}Z)(?:-(\d{1,6}))?(\.auto)?(\.[^.]+)?$/u.exec(name);
  if (timed !== null && timed[1] === base && (timed[5] ?? '') === ending) {
    const madeAt = instantIn(timed[2] ?? '');
    return { madeAt, automatic: timed[4] !== undefined, copy: Number(timed[3] ?? 1) };
  }
  // The copy before a migration. Nothing else that begins like the ledger is its own: "shop.2.daybook"
  // may lie beside "shop.daybook".
  const kept = /^(.+)\.before-v\d{1,6}-(\d{8}T\d{6}Z)(?:-(\d{1,6}))?(\.[^.]+)?$/u.exec(name);
  if (kept === null || kept[1] !== base || (kept[4] ?? '') !== ending) return null;
  return { madeAt: instantIn(kept[2] ?? ''), automatic: false, copy: Number(kept[3] ?? 1) };
}

function partsOf(ledger: string): { readonly base: string; readonly ending: string } {
  const dot = ledger.lastIndexOf('.');
  return dot <= 0 ? { base: ledger, ending: '' } : { base: ledger.slice(0, dot), ending: ledger.slice(dot) };
}

/** '20261231T120000Z' as an instant. */
function instantIn(time: string): Instant | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(time) ?? [];
  return parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

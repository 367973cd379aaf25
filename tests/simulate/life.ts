import Database from 'better-sqlite3';
import type { Instant } from '../../src-shared/time/index.ts';
import type { CrashFault, Fault, Happened } from './faults.ts';

/** Thrown where the program has died. No code of Daybook's knows it. */
export class Died extends Error {}

/** A thing that goes wrong at a certain commit or call from now. */
interface Due<What> {
  readonly what: What;
  after: number;
  times: number;
}

/** What will kill Daybook or keep it from its disk; it outlives each of its lives. */
export class Fate {
  crashes: Due<CrashFault>[] = [];
  disk: Due<'disk-full' | 'disk-busy'>[] = [];
  readonly happened: Happened;

  constructor(happened: Happened) {
    this.happened = happened;
  }

  arm(what: CrashFault | 'disk-full' | 'disk-busy', after: number, times: number): void {
    if (what === 'disk-full' || what === 'disk-busy') this.disk.push({ what, after, times });
    else this.crashes.push({ what, after, times });
  }

  calm(): void {
    this.crashes = [];
    this.disk = [];
  }
}

/** One life of the program, from its start to its end. Dead it changes nothing more, whoever calls it. */
export class Life {
  readonly now: () => Instant;
  readonly #fate: Fate;
  #dead = false;

  constructor(fate: Fate, now: () => Instant) {
    this.#fate = fate;
    this.now = now;
  }

  get isDead(): boolean {
    return this.#dead;
  }

  mustBeAlive(): void {
    if (this.#dead) throw new Died();
  }

  /** Around every commit of the ledger. */
  readonly onCommit = (_commit: number, phase: 'before' | 'after'): void => {
    this.mustBeAlive();
    if (phase === 'before') this.#refuseOnFullDisk();
    this.#dieWhenDue(phase === 'before' ? 'crash-before-commit' : 'crash-after-commit');
  };

  /** Around every document that is sent; `noting` is told before it dies. */
  call(when: CrashFault, noting: () => void): void {
    this.mustBeAlive();
    this.#dieWhenDue(when, noting);
  }

  #refuseOnFullDisk(): void {
    const due = dueIn(this.#fate.disk, () => true);
    if (due === null) return;
    this.#fate.happened.note(due);
    const code = due === 'disk-full' ? 'SQLITE_FULL' : 'SQLITE_BUSY';
    throw new Database.SqliteError('as the story says', code);
  }

  #dieWhenDue(when: CrashFault, noting: () => void = () => {}): void {
    if (dueIn(this.#fate.crashes, (what) => what === when) === null) return;
    this.#fate.happened.note(when);
    this.#dead = true;
    noting();
    throw new Died();
  }
}

function dueIn<What extends Fault>(list: Due<What>[], isMeant: (what: What) => boolean): What | null {
  const meant = list.filter(({ what }) => isMeant(what));
  for (const one of meant) one.after -= 1;
  const due = meant.find(({ after, times }) => after < 0 && times > 0);
  if (due === undefined) return null;
  due.times -= 1;
  return due.what;
}

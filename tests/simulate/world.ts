import { rmSync } from 'node:fs';
import { endStatusQuarantine } from '../../src-main/actions/status/quarantine.ts';
import type { Services } from '../../src-main/core/ports/index.ts';
import { restoreLedger } from '../../src-main/storage/restore.ts';
import { watchLedger } from '../../src-main/sync/quarantine/watch.ts';
import { runSync } from '../../src-main/sync/run.ts';
import {
  accountNumber,
  ExpectedFailure,
  type FailureCode,
  type SyncRun,
} from '../../src-shared/model/index.ts';
import { type Instant, instant } from '../../src-shared/time/index.ts';
import { UNMAPPED_METHOD } from '../support/weeks/shelf.ts';
import { type Scheduled, scheduled } from '../support/scheduled.ts';
import { Draw } from './draw.ts';
import { Happened } from './faults.ts';
import { Died, Fate, Life } from './life.ts';
import { CHART, type Computer, newLedger, postingRecord, REMOTE, startDaybook } from './machine.ts';
import { comparedByPerson } from './recovery.ts';
import { RemoteServer } from './remote-books.ts';
import { MIDNIGHT, type Story } from './steps.ts';
import { Till } from './till.ts';

const SUSPECTED: FailureCode = 'duplicate-suspected';

export type Trace = (line: string) => void;

/** One life of Daybook with what belongs to it. */
interface Running {
  readonly life: Life;
  readonly services: Services;
  readonly scheduled: Scheduled | null;
}

/**
 * The shop, its tills, the books on their server and the computer with Daybook on it. Only Daybook dies; all
 * else goes on.
 */
export class World {
  readonly happened = new Happened();
  readonly server: RemoteServer;
  readonly tills: readonly Till[];
  readonly fate: Fate;
  readonly computer: Computer;
  /** What time it really is. */
  time: Instant = MIDNIGHT;
  /** How far the computer's clock is off. */
  clockIsOffBy = 0;
  /**
   * Numbers of what comparing has listed since the last restore: the books hold it, and the restored ledger does
   * not know of it.
   */
  readonly listed = new Set<string>();
  /** What was not as it should be before the end. */
  readonly wrong: string[] = [];
  syncs = 0;
  readonly #trace: Trace;
  #running: Running | null = null;
  #hasBackup = false;
  #restores = 0;
  /** The restored ledger is or was kept from posting. */
  #wasQuarantined = false;

  constructor(
    story: Story,
    file: string,
    { trace = () => {}, replace }: { readonly trace?: Trace } & Pick<Computer, 'replace'> = {},
  ) {
    const { shop, seed } = story;
    const time = (): Instant => this.time;
    this.server = new RemoteServer({ accounts: CHART, happened: this.happened, time });
    this.tills = Array.from({ length: shop.tills }, (_, number) => new Till(number, this.happened));
    this.fate = new Fate(this.happened);
    this.#trace = trace;
    const { next } = new Draw(seed);
    const now = (): Instant => instant(this.time + this.clockIsOffBy);
    this.computer = {
      file,
      shop,
      server: this.server,
      tills: this.tills,
      record: postingRecord(),
      now,
      random: next,
      replace,
    };
  }

  get backup(): string {
    return `${this.computer.file}.backup`;
  }

  say(line: string): void {
    this.#trace(`${new Date(this.time).toISOString().slice(0, 16)} ${line}`);
  }

  async open(): Promise<void> {
    await newLedger(this.computer.file, this.computer.shop);
  }

  /** As it runs now; started anew where it has died. */
  async daybook(): Promise<Running> {
    if (this.#running !== null && !this.#running.life.isDead) return this.#running;
    await this.stop();
    const life = new Life(this.fate, this.computer.now);
    const services = await startDaybook(this.computer, life);
    try {
      await services.ledger.runs.endInterrupted();
      await watchLedger(services);
      await this.#isQuarantined(services);
      const bySelf = this.computer.shop.byItself ? await scheduled(services) : null;
      this.#running = { life, services, scheduled: bySelf };
      return this.#running;
    } catch (error) {
      await services.ledger.close();
      throw error;
    }
  }

  /** The program ends; dead or alive, its connections go. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.services.ledger.close();
  }

  /** What happens to it while it works is part of the story; anything else is a defect. */
  async run(what: string, work: (running: Running) => Promise<string>): Promise<void> {
    try {
      const running = await this.daybook();
      this.say(`${what}: ${await work(running)}`);
      if (running.life.isDead) this.say('  Daybook has died');
    } catch (error) {
      if (error instanceof Died) this.say(`${what}: Daybook has died`);
      else if (error instanceof ExpectedFailure) this.say(`${what}: ${error.failure.code}`);
      else throw error;
    }
  }

  async sync(asked: boolean): Promise<void> {
    this.syncs += 1;
    await this.run(asked ? 'sync by a person' : 'sync', async ({ services }) => {
      const streams = await services.ledger.streams.list();
      const { signal } = services;
      return spoken(await runSync(services, { streams, from: null, to: null, asked, signal }));
    });
  }

  /** The program's own look at its clock, with all that is due by it. */
  async look(): Promise<void> {
    this.syncs += 2;
    await this.run('timetable', async (running) => {
      await running.scheduled?.look();
      return 'looked';
    });
  }

  /** Nobody has said until now where the money of vouchers goes. */
  async mapVoucher(): Promise<void> {
    await this.run('a person maps vouchers', async ({ services: { ledger } }) => {
      const streams = await ledger.streams.list();
      await ledger.mappings.put(
        streams.map(({ id }) => ({
          type: 'payment-method',
          key: UNMAPPED_METHOD,
          value: accountNumber('1190'),
          stream: id,
          effectiveFrom: null,
          origin: 'set',
          setAt: this.computer.now(),
        })),
      );
      return 'done';
    });
  }

  /** A restore may have taken it back. */
  async voucherIsMapped(): Promise<boolean> {
    const { ledger } = (await this.daybook()).services;
    const [stream] = await ledger.streams.list();
    if (stream === undefined) return false;
    const rows = await ledger.mappings.list(stream.id);
    return rows.some(({ key, origin }) => key === UNMAPPED_METHOD && origin === 'set');
  }

  async release(): Promise<void> {
    await this.run('a person tries again', async ({ services: { ledger } }) =>
      String(await ledger.deliveries.release({ books: REMOTE.id })),
    );
  }

  async backUp(): Promise<void> {
    await this.run('backup', async ({ services: { ledger } }) => {
      rmSync(this.backup, { force: true });
      await ledger.backup(this.backup);
      this.#hasBackup = true;
      return 'done';
    });
  }

  /** The ledger as it was at the last backup; what the books have got since is in nobody's memory but theirs. */
  async restore(): Promise<void> {
    if (!this.#hasBackup) return;
    await this.stop();
    this.#restores += 1;
    const generation = `00000000-0000-7000-8000-${String(this.#restores).padStart(12, '0')}`;
    const { kept } = restoreLedger(this.computer.file, this.backup, {
      clock: { now: this.computer.now },
      ids: { uuid: () => generation },
    });
    if (kept !== null) rmSync(kept);
    this.happened.note('restore');
    this.say('restore of the last backup');
    this.listed.clear();
    this.#wasQuarantined = false;
    this.server.isAhead = this.server.documents.length > 0;
  }

  /** Once a restored ledger that was held up is not any more, it may post. */
  async #isQuarantined({ ledger }: Services): Promise<boolean> {
    const stands = (await ledger.quarantine.of(REMOTE.id)) !== null;
    if (stands) this.#wasQuarantined = true;
    else if (this.#wasQuarantined) this.server.isAhead = false;
    return stands;
  }

  /** A person has a restored ledger compared with the books, reads what is listed, and lets posting go on. */
  async compare(): Promise<void> {
    await this.run('a person compares', async ({ services }) => {
      if (!(await this.#isQuarantined(services))) return 'nothing to compare';
      const { listed, wrong, differs } = await comparedByPerson(services, this.computer);
      for (const number of listed) this.listed.add(number);
      if (listed.length > 0) this.happened.note('unknown-after-restore');
      this.wrong.push(...wrong);
      if (differs) await endStatusQuarantine(services, { books: REMOTE.name, reason: 'I know' });
      await this.#isQuarantined(services);
      return listed.join(' ') || 'nothing is listed';
    });
  }

  /** Of what looks like something that the books have already, a person says that it is something else. */
  async postAnyway(): Promise<void> {
    await this.run('a person posts look-alikes anyway', async ({ services: { ledger } }) => {
      const { rows } = await ledger.deliveries.list(null, { cursor: null, limit: 200 });
      const suspected = rows.filter(({ state, cause }) => state === 'held' && cause?.code === SUSPECTED);
      for (const { key } of suspected) {
        this.server.letGo.add(key);
        await ledger.deliveries.postAnyway(key, 'It is another sale');
        this.happened.note('look-alike-posted-anyway');
      }
      return String(suspected.length);
    });
  }
}

function spoken({ documents, digests, deliveries, attention }: SyncRun): string {
  const told = attention.map((one) => ('failure' in one ? one.failure.code : one.kind));
  return [
    `${documents.new} new, ${documents.changed} changed`,
    `${digests.changed} digests`,
    `delivered ${deliveries.succeeded}, waiting ${deliveries.waiting}, failed ${deliveries.failed}, held ${deliveries.held}`,
    told.join(' '),
  ].join('; ');
}

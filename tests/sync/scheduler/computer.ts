import type { JobRecord, Services, Ticker } from '../../../src-main/core/ports/index.ts';
import { startScheduler } from '../../../src-main/sync/scheduler/scheduler.ts';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { ExpectedFailure, failure, type Stream } from '../../../src-shared/model/index.ts';
import { formatInstant, type Instant } from '../../../src-shared/time/index.ts';
import { QUIET_RUN } from '../../hosts/cli/views.ts';

/** What comes of the next run. `crash`: the program is gone in the middle of it; `hang`: it goes on for hours. */
export type Fate = 'done' | 'failed' | 'cancelled' | 'refused' | 'crash' | 'hang';

/** A run that came to an end. */
export interface Ran {
  readonly stream: string;
  readonly job: string;
  readonly at: Instant;
}

/** A computer with a clock, a disk that outlives the program, and the program's scheduler on it. */
export class Computer {
  now: Instant;
  streams: readonly Stream[];
  fate: Fate = 'done';
  /** When something can go to the books that did not answer. */
  dueAt: Instant | null = null;
  readonly ran: Ran[] = [];
  readonly begun: Ran[] = [];
  readonly told: Instant[] = [];
  readonly disk = new Map<string, JobRecord>();
  writes = 0;
  #life = 0;
  #tick: () => void = () => {};
  #scheduler: ReturnType<typeof startScheduler> | null = null;
  #crashed = Promise.withResolvers<void>();
  #hanging: ((task: TaskView) => void) | null = null;

  constructor(now: Instant, streams: readonly Stream[]) {
    this.now = now;
    this.streams = streams;
    this.start();
  }

  start(): void {
    this.#life += 1;
    this.#crashed = Promise.withResolvers<void>();
    const ticker: Ticker = {
      every: (_ms, call) => {
        this.#tick = call;
        return () => (this.#tick = () => {});
      },
    };
    this.#scheduler = startScheduler({
      services: this.#services(this.#life),
      ticker,
      tellMissing: (_stream, by) => {
        this.told.push(by);
        return Promise.resolve();
      },
      changed: () => {},
    });
  }

  /** One look, and all that comes of it; a program that has crashed is started again. */
  async look(): Promise<void> {
    this.#tick();
    await Promise.race([this.#scheduler?.idle(), this.#crashed.promise]);
  }

  /** Looks without waiting for what comes of it. */
  async glance(): Promise<void> {
    this.#tick();
    for (let turns = 0; turns < 200; turns += 1) await Promise.resolve();
  }

  /** As a person closes the program, whatever it is at. */
  async close(): Promise<void> {
    this.#scheduler?.stop();
    this.#hanging?.(this.#view('cancelled', null));
    await this.#scheduler?.idle();
  }

  #crash(): void {
    this.#crashed.resolve();
    this.start();
  }

  #services(life: number): Parameters<typeof startScheduler>[0]['services'] {
    const isAlive = (): boolean => life === this.#life;
    const ledger = {
      streams: {
        list: () => Promise.resolve(this.streams),
        byId: (id: string) => Promise.resolve(this.streams.find((stream) => stream.id === id) ?? null),
      },
      mappings: { list: () => Promise.resolve([]) },
      deliveries: { dueAt: () => Promise.resolve(this.dueAt) },
      schedule: {
        list: () => Promise.resolve([...this.disk.values()]),
        put: (record: JobRecord) => {
          this.writes += 1;
          if (isAlive()) this.disk.set(`${record.stream} ${record.job}`, record);
          return Promise.resolve();
        },
        remove: (stream: string, job: string) => {
          this.disk.delete(`${stream} ${job}`);
          return Promise.resolve();
        },
      },
    };
    const tasks = {
      start: (_channel: string, input: { readonly stream: string; readonly scheduled: string }) => {
        if (this.fate === 'refused') throw new ExpectedFailure('too-many-tasks');
        this.begun.push({ stream: input.stream, job: input.scheduled, at: this.now });
        return { id: `${input.stream} ${input.scheduled}` };
      },
      whenEnded: (id: string) => this.#end(id),
    };
    // Of the ledger and the tasks only what a scheduler asks is there.
    const parts = { ledger, tasks } as unknown as Pick<Services, 'ledger' | 'tasks'>;
    return { ...parts, clock: { now: () => this.now }, log: { info: () => {}, warn: () => {} } };
  }

  #end(id: string): Promise<TaskView> {
    const [stream = '', job = ''] = id.split(' ');
    switch (this.fate) {
      case 'crash':
        this.#crash();
        return new Promise(() => {});
      case 'hang':
        return new Promise((resolve) => (this.#hanging = resolve));
      case 'cancelled':
        return Promise.resolve(this.#view('cancelled', null));
      case 'failed':
        return Promise.resolve(this.#view('done', stream));
      default:
        this.ran.push({ stream, job, at: this.now });
        return Promise.resolve(this.#view('done', null));
    }
  }

  /** @param unreachable the stream whose POS could not be reached */
  #view(state: TaskView['state'], unreachable: string | null): TaskView {
    const attention =
      unreachable === null
        ? []
        : [{ kind: 'failed' as const, stream: unreachable, failure: failure('folder-missing') }];
    const outcome = { ok: true as const, value: { run: { ...QUIET_RUN, attention } } };
    const now = formatInstant(this.now);
    return { state, outcome: state === 'done' ? outcome : null, endedAt: now } as TaskView;
  }
}

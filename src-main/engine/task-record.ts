import type { Progress } from '../core/ports/index.ts';
import type { TaskChannel, TaskView } from '../../src-shared/ipc/contract.ts';

/** A window is told at most ten times a second how far a task is. */
const PROGRESS_EVERY_MS = 100;

/** Channels that look at their signal. A check or a backup that is under way has no safe place to stop. */
const STOPPABLE: ReadonlySet<TaskChannel> = new Set<TaskChannel>([
  'sync.run',
  'digests.post',
  'status.refresh',
  'demo.run',
  'books.process',
  'books.activate',
  'books.make-normal',
  'mappings.rehearse',
]);

type Change = Partial<Omit<TaskView, 'id' | 'channel' | 'startedAt' | 'sequence'>>;

/** One task: what is known of it, and when others hear of it. */
export class TaskRecord {
  readonly stop = new AbortController();
  readonly #tell: (view: TaskView) => void;
  readonly #now: () => number;
  #view: TaskView;
  #toldAtMs = Number.NEGATIVE_INFINITY;
  #later: NodeJS.Timeout | null = null;

  /**
   * @param first waiting for its turn
   * @param tell hears every event, each with a higher sequence
   * @param now milliseconds that only rise
   */
  constructor(
    first: Pick<TaskView, 'id' | 'channel' | 'startedAt'>,
    tell: (view: TaskView) => void,
    now: () => number,
  ) {
    this.#tell = tell;
    this.#now = now;
    this.#view = {
      ...first,
      state: 'queued',
      phase: '',
      subject: '',
      done: 0,
      total: null,
      unit: '',
      canCancel: true,
      stopping: false,
      endedAt: null,
      sequence: 0,
      outcome: null,
    };
    this.#tellNow();
  }

  get view(): TaskView {
    return this.#view;
  }

  get hasEnded(): boolean {
    return this.#view.endedAt !== null;
  }

  begin(): void {
    this.#change({ state: 'running', canCancel: STOPPABLE.has(this.#view.channel) });
    this.#tellNow();
  }

  /** Told at once, or with others a moment later. */
  progress(progress: Progress): void {
    if (this.hasEnded) return;
    this.#change(progress);
    if (this.#later !== null) return;
    const waitMs = this.#toldAtMs + PROGRESS_EVERY_MS - this.#now();
    if (waitMs <= 0) this.#tellNow();
    else this.#later = setTimeout(() => this.#tellNow(), waitMs);
  }

  /** Asks the work to stop; nothing happens where it cannot or has ended. */
  askToStop(): void {
    if (this.hasEnded || !this.#view.canCancel || this.#view.stopping) return;
    this.#change({ stopping: true, canCancel: false });
    this.stop.abort();
    this.#tellNow();
  }

  end(state: 'done' | 'failed' | 'cancelled', endedAt: string, outcome: TaskView['outcome']): void {
    this.#change({ state, endedAt, outcome, canCancel: false, stopping: false });
    this.#tellNow();
  }

  #change(change: Change): void {
    this.#view = { ...this.#view, ...change };
  }

  #tellNow(): void {
    if (this.#later !== null) clearTimeout(this.#later);
    this.#later = null;
    this.#toldAtMs = this.#now();
    this.#view = { ...this.#view, sequence: this.#view.sequence + 1 };
    this.#tell(this.#view);
  }
}

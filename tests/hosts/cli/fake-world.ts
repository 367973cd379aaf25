import path from 'node:path';
import type { Channel, Reply, Responses } from '../../../src-shared/ipc/contract.ts';
import { type Failure, failure } from '../../../src-shared/model/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import type { ExitCode, Sink, WorkProgress, World } from '../../../src-main/hosts/cli/command.ts';
import { runCommandLine } from '../../../src-main/hosts/cli/run.ts';
import { RESOURCES_FOLDER, loadTexts } from '../../../src-main/platform/index.ts';

type Answer = { readonly [C in Channel]?: Responses[C] | Failure | Responses[C][] };

/** One request that the fake engine got. */
export interface Asked {
  readonly channel: Channel;
  readonly input: unknown;
}

export interface FakeOptions {
  /** What each channel answers; an array is a list of pages or of answers, one per call. */
  readonly answers?: Answer;
  readonly columns?: number;
  readonly standing?: string;
  readonly progress?: readonly WorkProgress[];
  /** Ctrl-C while the engine works. */
  readonly interrupted?: true;
  /** What the person types when asked for a password. */
  readonly password?: string;
  /** What opening the ledger throws. */
  readonly refuses?: Error;
}

export interface Finished {
  readonly exit: ExitCode;
  readonly out: string;
  readonly err: string;
  readonly asked: readonly Asked[];
  readonly opened: readonly { readonly ledger: string; readonly readonly: boolean }[];
  readonly closed: number;
}

const texts = loadTexts(RESOURCES_FOLDER);

/** Runs a command line against an engine that answers what it is told. */
export async function runFake(line: readonly string[], options: FakeOptions = {}): Promise<Finished> {
  const out: Uint8Array[] = [];
  const err: Uint8Array[] = [];
  const asked: Asked[] = [];
  const opened: { ledger: string; readonly: boolean }[] = [];
  let closed = 0;
  let interrupt = (): void => {};
  const sink = (parts: Uint8Array[]): Sink => ({
    columns: options.columns ?? null,
    write: async (text) => {
      parts.push(Buffer.from(text));
      return true;
    },
  });
  const world: World = {
    version: '9.9.9',
    texts,
    stdout: sink(out),
    stderr: sink(err),
    standing: options.standing ?? '/shop',
    resources: RESOURCES_FOLDER,
    defaultLedger: path.join(import.meta.dirname, 'no-such-ledger.daybook'),
    clock: { now: () => instant(0) },
    openEngine: async ({ ledger, readonly, onProgress }) => {
      if (options.refuses !== undefined) throw options.refuses;
      opened.push({ ledger, readonly });
      return {
        call: async <C extends Channel>(channel: C, input: unknown): Promise<Reply<C>> => {
          for (const step of options.progress ?? []) onProgress(step);
          const calls = asked.filter((one) => one.channel === channel).length;
          asked.push({ channel, input });
          if (options.interrupted === true) interrupt();
          return answer(options.answers ?? {}, channel, calls);
        },
        close: async () => {
          closed += 1;
        },
      };
    },
    restoreLedger: async ({ backup }) => ({ kept: `${backup}.kept` }),
    onInterrupt: (stop) => {
      interrupt = stop;
      return () => {};
    },
    password: async () => options.password ?? null,
    passwordsFile: '/shop/passwords.json',
    keepDefect: () => '/logs',
  };
  const exit = await runCommandLine(line, world);
  const text = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('utf8');
  return { exit, out: text(out), err: text(err), asked, opened, closed };
}

function answer<C extends Channel>(answers: Answer, channel: C, calls: number): Reply<C> {
  const all = answers[channel];
  const one: unknown = Array.isArray(all) ? all[calls] : all;
  if (one === undefined) return { ok: false, failure: failure('internal') };
  if (typeof one === 'object' && one !== null && 'retry' in one)
    return { ok: false, failure: one as Failure };
  return { ok: true, value: one as Responses[C] };
}

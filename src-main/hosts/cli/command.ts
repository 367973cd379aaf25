import type { Channel, FileReply, Reply, RequestInput, Responses } from '../../../src-shared/ipc/contract.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { Texts, TextData } from '../../platform/index.ts';
import type { ArgumentSpec, OptionSpec } from './options.ts';
import type { Values } from './values.ts';

/** 0 done; 1 done, but something needs a person; 2 wrong usage; 3 could not run. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A text of the command line by its key in cli.json, with its placeholders filled. */
export type Say = (key: string, data?: TextData) => string;

/** One command as help, parser and documentation see it. Its summary is the text `command.<words>`. */
export interface CommandSpec {
  /** What a person types, e.g. "digests list". */
  readonly words: string;
  readonly arguments?: readonly ArgumentSpec[];
  readonly options?: readonly OptionSpec[];
  /**
   * `read` works beside a running Daybook; `write` needs the ledger for itself; `temporary` is `write`
   * on a ledger that is deleted afterwards unless the person names one.
   */
  readonly access: 'read' | 'write' | 'temporary';
  /** Ctrl-C lets it finish what it is writing and tell how far it came; others end at once. */
  readonly stoppable?: true;
  run(context: Context): Promise<Outcome>;
}

/** What a command came to. */
export type Outcome =
  | {
      /** What `--json` prints. */
      readonly document: unknown;
      /** The same for people. */
      readonly text: () => string;
      /** Exit code 1: done, but somebody has to look at something. */
      readonly needsPerson?: boolean;
    }
  | { readonly file: FileReply; readonly out: string | undefined };

/** What a command works with. */
export interface Context {
  readonly values: Values;
  readonly texts: Texts;
  readonly say: Say;
  readonly world: World;
  /** Absolute path of the ledger in use. */
  readonly ledger: string;
  /** Width of the person's terminal, null when the output goes to a file or another program. */
  readonly columns: number | null;
  /** Asks the engine, which opens at the first question. @throws ExpectedFailure when it declines. */
  readonly ask: <C extends Channel>(channel: C, input: RequestInput<C>) => Promise<Responses[C]>;
}

/** The engine as the command line uses it. */
export interface CliEngine {
  call<C extends Channel>(channel: C, input: unknown): Promise<Reply<C>>;
  close(): Promise<void>;
}

/** How far the engine is with a long piece of work. */
export interface WorkProgress {
  readonly phase: string;
  readonly subject: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
}

/** Where text goes. `write` waits until there is room, and answers false once nobody reads any more. */
export interface Sink {
  readonly columns: number | null;
  write(text: string | Uint8Array): Promise<boolean>;
}

/** Everything outside the command line, so that tests can stand in for all of it. */
export interface World {
  readonly version: string;
  readonly texts: Texts;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** The folder the person stands in. */
  readonly standing: string;
  readonly resources: string;
  readonly defaultLedger: string;
  readonly clock: { now(): Instant };
  openEngine(options: {
    readonly ledger: string;
    readonly resources: string;
    readonly programVersion: string;
    readonly readonly: boolean;
    readonly clock: { now(): Instant };
    readonly onProgress: (progress: WorkProgress) => void;
    /** Aborted when the person wants the work to stop. */
    readonly signal: AbortSignal;
  }): Promise<CliEngine>;
  restoreLedger(options: {
    readonly backup: string;
    readonly ledger: string;
  }): Promise<{ readonly kept: string | null }>;
  /** Calls `stop` when the process is asked to end, until what it answers is called. */
  readonly onInterrupt: (stop: () => void) => () => void;
  /**
   * A password: from DAYBOOK_PASSWORD, else typed by the person, unseen. Never from the command line, which
   * every program of the computer can read. Null: there is neither.
   */
  password(question: string): Promise<string | null>;
  /** The file that keeps passwords, which are not encrypted in it. */
  readonly passwordsFile: string;
  /** Keeps what a defect threw for support; answers where. */
  readonly keepDefect: (error: unknown) => string | null;
}

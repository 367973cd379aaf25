import type { EnginePort, EngineStart } from '../link/transport.ts';
import type { FromEngine, ToEngine } from '../link/protocol.ts';
import { createIds, createLog, systemClock } from '../platform/index.ts';
import { assertNever, ExpectedFailure } from '../../src-shared/model/index.ts';
import { Answers } from './answers.ts';
import { keepDailyBackup } from './daily-backup.ts';
import { type DefectBook, noteDefect } from './defect.ts';
import { type Engine, type EngineOptions, openEngine } from './engine.ts';
import { type RemoteHost, remoteHost } from './remote-host.ts';

/** What the process or thread around the engine does for it, and what crash tests put in between. */
export interface EngineSurroundings extends Pick<EngineOptions, 'onCommit' | 'ticker'> {
  /** Ends the process or thread, once what was posted has gone out. */
  readonly end: () => void;
}

/**
 * An engine at the other end of a port, from its start to its end: opens the ledger, says `ready` or
 * why not, answers until it is told to close.
 * @throws whatever is a defect while opening: the process must end by it, so that its host notices
 */
export async function runEngine(
  port: EnginePort,
  start: EngineStart,
  { end, ticker, ...options }: EngineSurroundings,
): Promise<void> {
  const clock = systemClock();
  const log = createLog({ folder: start.logs, clock });
  const book: DefectBook = { log, ids: createIds(clock) };
  const post = (message: FromEngine): void => port.post(message);
  const host = remoteHost(port);
  const closing = new AbortController();
  // Listening begins before opening: the host may think better of it while a large ledger is checked.
  const opening = openEngine({
    ledger: start.ledger,
    resources: start.resources,
    programVersion: start.programVersion,
    ...(start.data === undefined ? {} : { data: start.data }),
    readonly: start.role === 'read',
    clock,
    log,
    host: host.port,
    signal: closing.signal,
    onEvent: (event, payload) => post({ type: 'event', event, payload }),
    // The one that only reads would do all of it a second time.
    ...(start.role === 'write' && ticker !== undefined ? { ticker } : {}),
    ...options,
  }).then((engine) => ({ engine, answers: new Answers(engine, port, book) }));
  let stopBackups = (): void => {};
  let closed: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    closing.abort();
    stopBackups();
    await closeEngine(await opening, book);
    post({ type: 'closed' });
    end();
  };
  port.onMessage((message) => {
    // The link is the only one who has this port.
    const asked = message as ToEngine;
    if (asked.type === 'close') {
      // An engine that does not open ends by itself, below.
      closed ??= close().catch(() => {});
      return;
    }
    void opening.then(
      ({ answers }) => take(asked, answers, host),
      () => {},
    );
  });
  try {
    const { engine } = await opening;
    if (start.role === 'write') stopBackups = keepDailyBackup(engine, { ledger: start.ledger, clock, log });
    post({ type: 'ready' });
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) {
      noteDefect(book, 'open', error);
      throw error;
    }
    log.info('refused', { role: start.role, code: error.failure.code });
    post({ type: 'refused', failure: error.failure });
    end();
  }
}

function take(
  asked: Exclude<ToEngine, { readonly type: 'close' }>,
  answers: Answers,
  host: RemoteHost,
): Promise<void> | void {
  switch (asked.type) {
    case 'call':
      return answers.call(asked);
    case 'file':
      return answers.file(asked);
    case 'more':
      return answers.more(asked.id);
    case 'drop':
      return answers.drop(asked.id);
    case 'host-answer':
      return host.answered(asked.id, asked.answer);
    default:
      return assertNever(asked);
  }
}

/** Ends everything in it; what goes wrong now is noted, and the process ends all the same. */
async function closeEngine(
  { engine, answers }: { readonly engine: Engine; readonly answers: Answers },
  book: DefectBook,
): Promise<void> {
  try {
    await answers.finish();
    await engine.close();
  } catch (error) {
    noteDefect(book, 'close', error);
  }
}

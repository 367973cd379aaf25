import type { Failure } from '../../src-shared/model/index.ts';
import { hostRequests } from '../../src-shared/ipc/host.ts';
import { post, taken } from './http.ts';

type Listener = (event: string, payload: unknown) => void;

/**
 * Hears the host's events. When they break off it says why; the browser connects again by itself, and
 * then the engine counts as away for a moment, so that everything is read again. Answers how to stop.
 */
export function hearEvents(listener: Listener): () => void {
  const engine = (state: string, failure: Failure | null = null): void =>
    listener('engine', { state, failure });
  let isAway = false;
  let isOver = false;
  let source = connect();
  function connect(): EventSource {
    const next = new EventSource('/events');
    next.addEventListener('message', ({ data }) => {
      // What was told meanwhile is lost: `ready` after anything else has everything read again.
      if (isAway) engine('starting');
      isAway = false;
      const { event, payload } = JSON.parse(String(data)) as { event: string; payload: unknown };
      listener(event, payload);
    });
    next.addEventListener('error', () => {
      isAway = true;
      void sayWhy(next);
    });
    return next;
  }
  async function sayWhy(broken: EventSource): Promise<void> {
    const wasRefused = broken.readyState === EventSource.CLOSED;
    const why = wasRefused ? await refusalOfEvents() : await silence();
    if (isOver || !isAway) return;
    if (why === null) engine('starting');
    else engine('stopped', why);
    // A refused one is not tried again by the browser; the reason may be over, such as too many windows.
    if (wasRefused && why === null) source = connect();
  }
  return () => {
    isOver = true;
    source.close();
  };
}

/** Why the host does not answer; null when it does, and only the events broke off. */
async function silence(): Promise<Failure | null> {
  const reply = await post('/call/host.info', {});
  if (!reply.ok) return reply.failure;
  const info = hostRequests['host.info'].output.safeParse(reply.value);
  return info.success ? info.data.engine.failure : null;
}

/** Why the host does not give its events: the session has ended, or too many windows listen. */
async function refusalOfEvents(): Promise<Failure | null> {
  const question = new AbortController();
  const response = await taken('/events', { signal: question.signal });
  question.abort();
  return response instanceof Response ? null : response.failure;
}

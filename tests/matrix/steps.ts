import type { Step } from '../support/fault-proxy.ts';

const METHOD = /"method":"([\w.]+)"/u;
const READING = new Set(['search', 'search_read', 'read']);

/** What a call of Tryton's protocol is named in the matrix: what it does, and to what. */
export function nameOfCall(body: string): string {
  const method = METHOD.exec(body)?.[1] ?? 'unknown';
  if (method === 'common.db.login') return 'login';
  const parts = method.split('.');
  const verb = parts.at(-1) ?? '';
  return `${READING.has(verb) ? 'search' : verb} ${parts.slice(1, -1).join('.')}`.trim();
}

/** What a fresh session begins with: a login, the person's settings and company. */
const OPENING = new Set(['login', 'get_preferences res.user', 'search res.user']);

function isReading(name: string): boolean {
  return OPENING.has(name) || name.startsWith('search ');
}

/** What Tryton asks back, and what it is told. */
const WARNING = 'create res.user.warning';

/**
 * The steps of a delivery as it went without any fault: the login, the look-up before anything is sent, and
 * every call that changes something. Looks in between are left out: they change nothing, and what the next
 * run finds is the same as when the change before them had no answer. So is a call that is made again when
 * its warning was answered: the first one has changed nothing.
 */
export function stepsOf(names: readonly string[]): readonly Step[] {
  const counts = new Map<string, number>();
  const steps = names.map((name): Step => {
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    return { name, nth };
  });
  const lookUp = steps.findIndex(({ name }) => !OPENING.has(name));
  const isWarnedOf = (at: number): boolean => names[at + 1] === WARNING && names[at] === names[at + 2];
  return steps.filter(({ name }, at) => at === 0 || at === lookUp || (!isReading(name) && !isWarnedOf(at)));
}

/** As it is typed after --only. */
export function wordsOf({ name, nth }: Step): string {
  return nth === 1 ? name : `${name} ${nth}`;
}

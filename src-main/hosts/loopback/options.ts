import { parseArgs } from 'node:util';
import type { Say } from './texts.ts';

/** Ports below belong to the operating system. */
const MIN_PORT = 1024;
const MAX_PORT = 65_535;

/** What a person can say when they start this host. */
export interface LoopbackOptions {
  /** As it was written; null: the usual ledger. */
  readonly ledger: string | null;
  readonly port: number | null;
  /** Open the browser. */
  readonly opens: boolean;
}

/** The options; else what to tell the person, and whether that was what they wanted. */
export type ReadOptions =
  | { readonly kind: 'run'; readonly options: LoopbackOptions }
  | { readonly kind: 'help' | 'wrong'; readonly text: string };

export function readOptions(argv: readonly string[], say: Say): ReadOptions {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        ledger: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return { kind: 'help', text: say('usage') };
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port >= MIN_PORT && port <= MAX_PORT)) {
      return { kind: 'wrong', text: say('bad-port', { port: values.port ?? '' }) };
    }
    const ledger = values.ledger ?? null;
    return { kind: 'run', options: { ledger, port, opens: values['no-open'] !== true } };
  } catch (error) {
    // parseArgs says plainly what it did not understand.
    const problem = error instanceof Error ? error.message : String(error);
    return { kind: 'wrong', text: `${problem}\n\n${say('usage')}` };
  }
}

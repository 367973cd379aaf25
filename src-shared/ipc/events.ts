import { z } from 'zod';
import { TOPICS } from './define.ts';
import { failureSchema, list } from './schemas.ts';
import { taskView } from './tasks.ts';

/** Everything that a window is told without asking. */
export const events = {
  /** What to read again. */
  changed: z.object({ topics: list(z.enum(TOPICS)) }),
  task: z.object({ task: taskView }),
  /** Where the engine is: a window shows it when it is not `ready`. */
  engine: z.object({
    state: z.enum(['starting', 'ready', 'restarting', 'stopped']),
    /** Why it is `stopped`. */
    failure: failureSchema.nullable(),
  }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
/** Hands an event on, towards the windows. */
export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

import { explainMissing } from '../actions/completeness/explain.ts';
import { listCompleteness } from '../actions/completeness/list.ts';
import type { Handler } from './handler.ts';

const explain: Handler<'completeness.explain'> = async (services, asked) => ({
  day: await explainMissing(services, asked),
});

const list: Handler<'completeness.list'> = (services, asked) => listCompleteness(services, asked);

/** Requests about what may be missing from the tills. */
export const completenessHandlers = {
  'completeness.list': list,
  'completeness.explain': explain,
} as const;

import type { z } from 'zod';
import { type Channel, type TaskChannel, requests } from '../../../src-shared/ipc/contract.ts';
import type { PlaceRule } from '../../../src-shared/ipc/define.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Places } from './places.ts';

/** What is shipped has a plain name: no path can be written with these letters, and no handle. */
const SHIPPED_NAME = /^[a-z0-9][a-z0-9-]*$/u;

/**
 * Checks what a window sends to a channel of the engine, and puts paths in the place of handles. The
 * input of a task is checked as that of the task's own channel.
 * @throws ExpectedFailure bad-input, place-unknown
 */
export function checkInput(channel: Channel, input: unknown, places: Places): unknown {
  const parsed = parseInput(channel, requests[channel].input, input);
  if (channel === 'tasks.start') {
    // Its schema has just found both of them, and the channel to be one of a task.
    const task = parsed as { readonly channel: TaskChannel; readonly input?: unknown };
    return { ...task, input: checkInput(task.channel, task.input, places) };
  }
  const request: { readonly places?: Readonly<Record<string, PlaceRule>> } = requests[channel];
  return withPaths(parsed, request.places ?? {}, places);
}

/** @throws ExpectedFailure bad-input that names the field and what was expected there */
export function parseInput<Schema extends z.ZodType>(
  channel: string,
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? channel : issue.path.join('.');
  throw new ExpectedFailure('bad-input', { where, data: { channel, expected: issue?.message ?? '' } });
}

function withPaths(input: unknown, rules: Readonly<Record<string, PlaceRule>>, places: Places): unknown {
  // Every input of the contract is an object.
  const fields: Record<string, unknown> = { ...(input as object) };
  for (const [field, rule] of Object.entries(rules)) {
    const value = fields[field];
    if (value === undefined) continue;
    const resolve = (name: unknown): string => pathOf(name, rule, field, places);
    fields[field] = Array.isArray(value) ? value.map(resolve) : resolve(value);
  }
  return fields;
}

function pathOf(name: unknown, rule: PlaceRule, field: string, places: Places): string {
  if (typeof name === 'string' && rule !== 'never') {
    const place = places.find(name);
    if (place !== null) return place.path;
    if (rule === 'handle-or-name' && SHIPPED_NAME.test(name)) return name;
  }
  // What the window wrote is not repeated: it may be a path, and nobody asked for it.
  throw new ExpectedFailure('place-unknown', { where: field });
}

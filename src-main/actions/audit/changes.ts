import type { AuditChange } from '../../../src-shared/model/index.ts';

/** Field by field, what stood there before and after. What is the same on both sides is left out. */
export function auditChanges(before: unknown, after: unknown): readonly AuditChange[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].flatMap((field) => {
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function fieldsOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (value === null || value === undefined || value === '') return new Map();
  if (typeof value !== 'object') return new Map([[path, textOf(value)]]);
  if (Array.isArray(value)) return new Map([[path, value.map(textOf).join(', ')]]);
  return new Map(
    Object.entries(value).flatMap(([name, part]) => [
      ...fieldsOf(part, path === '' ? name : `${path}.${name}`),
    ]),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

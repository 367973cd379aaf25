import type { TextData } from '../../platform/index.ts';

const COUNTED = /\{(\w+):([^|{}]*)\|([^|{}]*)\}/gu;

/** Replaces `{count:one row|# rows}` by the form that goes with the count; `#` is the count itself. */
export function chooseByCount(template: string, data: TextData): string {
  return template.replaceAll(COUNTED, (_all, name: string, one: string, many: string) => {
    const count = Number(data[name] ?? 0);
    return (count === 1 ? one : many).replaceAll('#', String(count));
  });
}

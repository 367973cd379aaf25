import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import type { Say } from '../../i18n/index.ts';
import { formatBytes, formatCount } from '../text/numbers.ts';

/** What the work is at. */
export function phaseWords(task: TaskView, t: Say): string {
  if (task.state === 'queued') return t('progress.queued');
  if (isComparison(task) && task.phase !== '') return t('phase.compare');
  return t(`phase.${task.phase === '' ? 'none' : task.phase}`);
}

/** How far it is: '1,200 of 5,000 rows', or '1,200 rows so far' while the whole is unknown. */
export function amountWords(task: TaskView, t: Say, locale: string): string {
  const say = (n: number) => (task.unit === 'bytes' ? formatBytes(n, locale) : formatCount(n, locale));
  const unit = unitOf(task);
  if (task.total !== null) return t(`progress.${unit}`, { done: say(task.done), total: say(task.total) });
  return task.done === 0 ? '' : t(`progress.far.${unit}`, { done: say(task.done), count: task.done });
}

/** Per cent done, 0 to 100; null while the whole is unknown. */
export function percentDone({ done, total }: Pick<TaskView, 'done' | 'total'>): number | null {
  if (total === null || total <= 0) return null;
  return Math.min(100, Math.max(0, Math.floor((done / total) * 100)));
}

/** Nothing is sent while the ledger is held against its books. */
function unitOf(task: TaskView): string {
  if (isComparison(task) && task.unit === 'deliveries') return 'documents';
  return task.unit === '' ? 'none' : task.unit;
}

function isComparison({ channel }: TaskView): boolean {
  return channel === 'status.verify';
}

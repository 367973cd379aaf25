import type { Services } from '../../core/ports/index.ts';
import type { Stream } from '../../../src-shared/model/index.ts';
import { displayDate, type Instant } from '../../../src-shared/time/index.ts';
import { fillText } from '../../../src-shared/text/index.ts';
import { type MissingDay, missingDays } from './missing-days.ts';

/** What a note outside the window says; the placeholders are stream, days, date and count. */
export const NOTE_TEXT_KEYS = ['missing-one', 'missing-many', 'missing-day', 'missing-silent'] as const;
export type NoteTexts = Readonly<Record<(typeof NOTE_TEXT_KEYS)[number], string>>;

/** A note names so many; the status says the rest. */
const NAMED = 3;

/** Tells, outside the window, of days that are not in the books; says nothing when all are. */
export async function tellMissing(
  services: Services,
  texts: NoteTexts,
  stream: Stream,
  by: Instant,
): Promise<void> {
  const missing = await missingDays(services, stream, by);
  if (missing.length === 0) return;
  services.log.info('missing-days', { stream: stream.id, count: missing.length });
  const count = missing.length;
  await services.host.notify({
    title: fillText(texts[count === 1 ? 'missing-one' : 'missing-many'], { stream: stream.name, count }),
    body: bodyOf(texts, missing),
  });
}

/** The latest first: it is what the person waits for. */
function bodyOf(texts: NoteTexts, missing: readonly MissingDay[]): string {
  const lines = missing
    .toReversed()
    .slice(0, NAMED)
    .map(({ date, location, isSilent }) =>
      fillText(texts[isSilent ? 'missing-silent' : 'missing-day'], {
        date: displayDate(date, 'en-GB'),
        location,
      }),
    );
  return missing.length > NAMED ? [...lines, '…'].join('\n') : lines.join('\n');
}

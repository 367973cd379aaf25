import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { parseInstant } from '../../../src-shared/time/index.ts';
import { CureLink, FailureNote, formatMoment } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';

/** A pause longer than this looks like something that hangs. */
const LONG_PAUSE_MS = 3_600_000;

/** Books that are not asked for now, until when by the clock of this computer, and why. */
export function Parked(props: {
  readonly parked: Responses['status.panel']['parked'][number];
  /** Epoch milliseconds at which it was so. */
  readonly readAt: number;
}) {
  const { books, until, cause } = props.parked;
  const say = useTexts('sync-status');
  const locale = useLocale();
  const isLong = (parseInstant(until) ?? 0) - props.readAt > LONG_PAUSE_MS;
  return (
    <div>
      <p>{say(isLong ? 'parked.long' : 'parked', { books, until: formatMoment(until, locale) })}</p>
      <FailureNote failure={cause} tone="warning" compact action={<CureLink failure={cause} />} />
    </div>
  );
}

import { Text, Timeline } from '@mantine/core';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { FAILURE_CODES, failure } from '../../../src-shared/model/index.ts';
import { formatDate, InstantText, Section } from '../../components/index.ts';
import { explainFailure, type Say, useLocale, useTexts } from '../../i18n/index.ts';

type Event = InvoiceView['history'][number];

/** What happened to a document, oldest first: made by which posting, sent how often, taken when. */
export function InvoiceHistory({ document }: { readonly document: InvoiceView }) {
  const say = useTexts('books');
  const locale = useLocale();
  return (
    <Section title={say('history')}>
      <Timeline bulletSize={14} lineWidth={2} active={document.history.length}>
        {document.history.map((event, at) => (
          <Timeline.Item key={at} title={<Text size="sm">{words(event, say, locale)}</Text>}>
            <Text size="xs">
              <InstantText at={event.at} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  );
}

/** Events whose detail is the code of a failure. */
const FAILED = new Set(['refused', 'held', 'unanswered']);
const KNOWN = new Set([
  'posted',
  'sent',
  'recorded',
  'order-grew',
  'order-processed',
  'order-delivered-in-part',
  'order-closed',
  'order-reopened',
  'count-confirmed',
  'reversed',
  'posting-undone',
  'posting-brought-back',
]);
/** Their detail is the day that they are dated on, where that is not the document's own. */
const DATED = new Set(['receipt-activated', 'journal-made-normal']);

function words({ event, detail }: Event, say: Say, locale: string): string {
  if (FAILED.has(event)) {
    const code = FAILURE_CODES.find((known) => known === detail) ?? 'internal';
    return `${say(`event.${event}`)} ${explainFailure(failure(code)).cause}`;
  }
  if (event === 'posted' && detail === '') return say('event.posted.opening');
  if (event === 'posting-brought-back' && detail !== '')
    return say('event.posting-brought-back.why', { detail });
  if (DATED.has(event)) {
    return detail === ''
      ? say(`event.${event}`)
      : say(`event.${event}.on`, { date: formatDate(detail, locale) });
  }
  return KNOWN.has(event)
    ? say(`event.${event}`, { detail, count: Number(detail) || 0 })
    : `${event} ${detail}`;
}

import { Accordion } from '@mantine/core';
import type { StatusDetailView } from '../../../src-shared/ipc/contract.ts';
import { formatMoment } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './sync-status.module.css';

/** What scrolls must be within reach of the keyboard. */
const SCROLLS = { tabIndex: 0, role: 'region' } as const;

/** What went over the wire, for support; without secrets. */
export function Exchanges({ exchanges }: Pick<StatusDetailView, 'exchanges'>) {
  const say = useTexts('sync-status');
  const locale = useLocale();
  if (exchanges.length === 0) return null;
  return (
    <section className={classes['part']} aria-label={say('exchanges')}>
      <h3>{say('exchanges')}</h3>
      <Accordion multiple variant="contained">
        {exchanges.map((one, at) => (
          <Accordion.Item key={at} value={String(at)}>
            <Accordion.Control>
              {say(one.status === null ? 'exchange.no-answer' : 'exchange', {
                method: one.method,
                target: one.target,
                status: one.status ?? '',
                at: formatMoment(one.at, locale),
                duration: one.durationMs,
              })}
            </Accordion.Control>
            <Accordion.Panel>
              <Raw title={say('exchange.request')} text={one.request} />
              <Raw title={say('exchange.answer')} text={one.answer} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}

function Raw({ title, text }: { readonly title: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <>
      <p>{title}</p>
      <pre className={classes['raw']} {...SCROLLS} aria-label={title}>
        {text}
      </pre>
    </>
  );
}

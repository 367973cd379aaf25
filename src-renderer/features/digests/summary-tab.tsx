import { SimpleGrid, Stack } from '@mantine/core';
import type { DigestDetail } from '../../../src-shared/ipc/contract.ts';
import { DateText, IdentityBar, InstantText, KeyValue, MoneyText, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './detail.module.css';
import { NoteEditor } from './note-editor.tsx';
import { KindsTable, PostedTable, TendersTable } from './summary-tables.tsx';
import { SummarySection } from './summary-section.tsx';

/** What the day came to, and where each part of it stands. */
export function SummaryTab({ detail }: { readonly detail: DigestDetail }) {
  const say = useTexts('digests');
  const { digest, sales, returns, kinds } = detail;
  const { currency } = digest;
  return (
    <Stack>
      <Section title={say('summary.title')}>
        <div className={classes['overview']}>
          <div className={classes['total']}>
            <div>{say('summary.sales-total', { count: sales.count })}</div>
            <strong>
              <MoneyText amount={sales.total} currency={currency} size="xl" />
            </strong>
          </div>
          <div className={classes['identity']}>
            <IdentityBar identity={digest} currency={currency} />
          </div>
        </div>
      </Section>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack>
          <SummarySection title={say('summary.sales')} section={sales} currency={currency} />
          {returns.count > 0 && (
            <SummarySection title={say('summary.returns')} section={returns} currency={currency} />
          )}
        </Stack>
        <Stack>
          <TendersTable sales={sales.tenders} returns={returns.tenders} currency={currency} />
          <KindsTable kinds={kinds} currency={currency} />
          <PostedTable digest={digest} />
          <Section title={say('summary.dates')}>
            <KeyValue
              items={[
                { label: say('summary.date'), value: <DateText date={digest.date} weekday /> },
                { label: say('summary.created'), value: <InstantText at={digest.createdAt} /> },
                { label: say('summary.synced'), value: <InstantText at={digest.syncedAt} /> },
                {
                  label: say('summary.reviewed'),
                  value:
                    digest.reviewedAt === null ? say('reviewed.no') : <InstantText at={digest.reviewedAt} />,
                },
              ]}
            />
          </Section>
          <NoteEditor digest={digest.id} note={detail.note} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}

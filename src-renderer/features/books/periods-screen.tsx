import { Stack, Text } from '@mantine/core';
import { useAnswer, useChosenBooks } from '../../bridge/index.ts';
import {
  BooksSelect,
  DateText,
  KeyValue,
  BooksNotHere,
  PageHeader,
  paths,
  QueryView,
  Section,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { PeriodLock } from './period-lock.tsx';
import { lockOf } from './use-lock.ts';

/** How far the books are closed: nothing is booked in a locked period any more. */
export function PeriodsScreen() {
  const say = useTexts('books');
  const books = useChosenBooks();
  const query = useAnswer('books.lock', books.input, { enabled: books.isKnown && books.isHere });
  if (!books.isHere)
    return <BooksNotHere books={books} title={say('periods.title')} subtitle={say('periods.subtitle')} />;
  return (
    <>
      <PageHeader
        title={say('periods.title')}
        subtitle={say('periods.subtitle')}
        back={{ to: paths.trialBalance, label: say('trial-balance.title') }}
      />
      <Stack maw={720}>
        <BooksSelect label={say('books')} books={books} />
        <QueryView query={query}>
          {({ lockedThrough }) => {
            const lock = lockOf(lockedThrough);
            return (
              <Section title={say('periods.lock')} description={say('periods.lock.text')}>
                <Stack>
                  <KeyValue
                    items={[
                      {
                        label: say('periods.locked-through'),
                        value:
                          lock.lockedThrough === null ? (
                            <Text span size="sm">
                              {say('periods.none')}
                            </Text>
                          ) : (
                            <DateText date={lock.lockedThrough} weekday />
                          ),
                      },
                      ...(lock.openDay === null
                        ? []
                        : [
                            {
                              label: say('periods.open-day'),
                              value: <DateText date={lock.openDay} weekday />,
                              hint: say('periods.open-day.text'),
                            },
                          ]),
                    ]}
                  />
                  {/* Other books begin with what theirs are locked through. */}
                  <PeriodLock
                    key={`${books.input.books ?? ''} ${lockedThrough ?? ''}`}
                    lock={lock}
                    books={books.input.books}
                  />
                </Stack>
              </Section>
            );
          }}
        </QueryView>
      </Stack>
    </>
  );
}

import { Stack, Text } from '@mantine/core';
import type { OpenDocumentView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { formatDate, isZero, MoneyText } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import type { Doing } from './acting.ts';
import { type Lock, lockedAmong } from './use-lock.ts';

/** What an action is about to be done with. */
export interface Meant {
  /** Null: all that wait, whether they have been read or not. */
  readonly documents: readonly OpenDocumentView[] | null;
  /** How many that are. */
  readonly count: number;
}

/** The numbers that the engine is asked with. */
export function numbersOf({ documents }: Meant): readonly string[] | null {
  return documents?.map(({ number }) => number) ?? null;
}

/** What an action will do, in numbers: asked before the books change. */
export function ActQuestion(props: {
  readonly what: Doing['what'];
  readonly meant: Meant;
  readonly lock: Lock;
}) {
  const { what, meant, lock } = props;
  const say = useTexts('books');
  return (
    <Stack gap="xs">
      <Text size="sm">{say(`${what}.question`, { count: meant.count })}</Text>
      <Sums documents={meant.documents ?? []} />
      <WhichDay what={what} meant={meant} lock={lock} />
    </Stack>
  );
}

/** What the documents come to, by currency. */
export function Sums({ documents }: { readonly documents: readonly OpenDocumentView[] }) {
  // What is over in one cash-up and short in another may come to nothing: a zero would say nothing of them.
  const byCurrency = [...Map.groupBy(documents, ({ currency }) => currency)].filter(([, own]) =>
    own.some(({ total }) => !isZero(total)),
  );
  return byCurrency.map(([currency, own]) => (
    <MoneyText
      key={currency}
      amount={sumDecimals(own.map(({ total }) => total))}
      currency={currency}
      size="lg"
    />
  ));
}

/** On which day it counts: its own, or the first open one. */
export function WhichDay(props: {
  readonly what: Doing['what'];
  readonly meant: Meant;
  readonly lock: Lock;
}) {
  const { what, meant, lock } = props;
  const say = useTexts('books');
  const locale = useLocale();
  const { documents, count } = meant;
  const openDay = lock.openDay === null ? '' : formatDate(lock.openDay, locale);
  const through = lock.lockedThrough === null ? '' : formatDate(lock.lockedThrough, locale);
  const late =
    documents === null
      ? 0
      : lockedAmong(
          lock,
          documents.map(({ date }) => date),
        );
  const [only] = documents ?? [];
  return <Text size="sm">{words()}</Text>;

  function words(): string {
    if (count === 1 && only !== undefined) {
      const own = formatDate(only.date, locale);
      return late === 0
        ? say('day.one', { date: own })
        : say('day.one.locked', { date: own, openDay, through });
    }
    if (documents === null) {
      return lock.openDay === null ? say(`day.own.${what}`) : say('day.all.locked', { openDay, through });
    }
    return late === 0 ? say(`day.own.${what}`) : say('day.some.locked', { count: late, openDay, through });
  }
}

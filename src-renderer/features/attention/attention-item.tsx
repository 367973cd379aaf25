import { Anchor, Button, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { assertNever } from '../../../src-shared/model/index.ts';
import { displayDate } from '../../../src-shared/time/index.ts';
import { CureLink, FailureNote, paths, sectionOf } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './attention.module.css';
import type { ToDo, Unmapped } from './groups.ts';
import { HeldItem } from './held-item.tsx';

/** One thing that waits for a person, and the button that goes where it is mended. */
export function AttentionItem({ item }: { readonly item: ToDo }) {
  const say = useTexts('attention');
  const locale = useLocale();
  const { stream } = item;
  switch (item.kind) {
    case 'unmapped':
      return <ToMap item={item} />;
    case 'rejected':
      return (
        <Line to={paths.import(item.import)} action={say('rejected.action')}>
          {say('rejected', { count: item.rows, file: item.file, stream })}
        </Line>
      );
    case 'changed': {
      const date = displayDate(item.date, locale);
      return (
        <Line to={paths.digest(item.digest, 'changes')} action={say('changed.action')}>
          {say('changed', { location: item.location, date, stream })}
        </Line>
      );
    }
    case 'unsettled': {
      const { location, days, documents } = item;
      const date = displayDate(item.date, locale);
      const title = days > 1 ? 'unsettled.days' : 'unsettled';
      return (
        <Problem title={say(title, { count: documents, location, date, more: days - 1, stream })}>
          <FailureNote
            compact
            failure={item.failure}
            action={
              <Anchor component={Link} to={paths.digest(item.digest, 'changes')} inherit underline="always">
                {say('changed.action')}
              </Anchor>
            }
          />
        </Problem>
      );
    }
    case 'incomplete':
      return (
        <Line to={paths.completenessOf(stream)} action={say('incomplete.action')}>
          {say('incomplete', { count: item.count, days: item.days, stream })}
        </Line>
      );
    case 'held':
      return <HeldItem stream={stream} code={item.code} count={item.count} />;
    case 'undelivered':
      return (
        <Problem title={say('undelivered', { number: item.number, stream })}>
          <FailureNote
            compact
            failure={item.failure}
            action={<CureLink failure={item.failure} stream={stream} />}
          />
        </Problem>
      );
    case 'failed':
      return (
        <Problem title={stream}>
          <FailureNote
            compact
            failure={item.failure}
            action={<CureLink failure={item.failure} stream={stream} />}
          />
        </Problem>
      );
    default:
      return assertNever(item);
  }
}

/** Keys beyond these are seen where they are mapped. */
const KEYS_SHOWN = 5;

/** Types whose suggestion is an account. */
const ACCOUNT_TYPES: ReadonlySet<string> = new Set(['payment-method', 'account', 'journal-detail']);

function ToMap({ item }: { readonly item: Unmapped }) {
  const say = useTexts('attention');
  const { stream, type, keys } = item;
  const more = keys.length - KEYS_SHOWN;
  const isAccount = ACCOUNT_TYPES.has(type);
  const suggesting = isAccount ? 'unmapped.suggested-account' : 'unmapped.suggested';
  return (
    <Line to={paths.mappings(stream, sectionOf(type))} action={say('unmapped.action')}>
      {say(`unmapped.${type}`, { count: keys.length, stream })}
      <List size="sm" mt={2}>
        {keys.slice(0, KEYS_SHOWN).map(({ key, suggestion }) => (
          <List.Item key={key}>{suggestion === '' ? key : say(suggesting, { key, suggestion })}</List.Item>
        ))}
        {more > 0 && <List.Item>{say('unmapped.more', { count: more })}</List.Item>}
      </List>
    </Line>
  );
}

function Line(props: { readonly children: ReactNode; readonly to: string; readonly action: string }) {
  return (
    <div className={classes['line']}>
      <Text size="sm" component="div" className={classes['words'] ?? ''}>
        {props.children}
      </Text>
      <Button component={Link} to={props.to} size="xs" variant="default" className={classes['action'] ?? ''}>
        {props.action}
      </Button>
    </div>
  );
}

/** A failure says what happened; the title says to what. */
function Problem({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text size="sm" mb={4}>
        {title}
      </Text>
      {children}
    </div>
  );
}

import { List } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';

/** Problems beyond these are for support, who get the file. */
const SHOWN = 50;

/** What a check of the ledger has found, for support. */
export function CheckProblems({ problems }: { readonly problems: readonly string[] }) {
  const say = useTexts('settings');
  if (problems.length === 0) return null;
  const more = problems.length - SHOWN;
  return (
    <List size="sm">
      {problems.slice(0, SHOWN).map((problem, at) => (
        <List.Item key={at}>{problem}</List.Item>
      ))}
      {more > 0 && <List.Item>{say('ledger.more', { count: more })}</List.Item>}
    </List>
  );
}

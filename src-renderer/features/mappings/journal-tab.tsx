import { Stack, Text } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import type { MappingView, Responses } from '../../../src-shared/ipc/contract.ts';
import { useAnswer } from '../../bridge/index.ts';
import { QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { DepartmentsContext, departmentsOf } from './branches.ts';
import { useChart } from './chart.ts';
import { linesOf } from './journal-lines.ts';
import { JournalMissing } from './journal-missing.tsx';
import { journalSearch } from './journal-search.ts';
import { JournalTable } from './journal-table.tsx';
import classes from './journal.module.css';
import { useMappings } from './mappings-store.ts';
import type { Saving } from './use-save.ts';

interface TabProps {
  readonly stream: string;
  readonly mappings: readonly MappingView[];
  readonly saving: Saving;
}

/** Once every effective date has come: what rules last, as the other editors show it. */
const AT_LAST = '9999-12-31';

/** So many categories fill a window. */
const FIRST = 2;

/** Every movement that documents of the POS make, and the account that each belongs to. */
export function JournalTab(props: TabProps) {
  const journal = useAnswer('mappings.journal', { stream: props.stream, on: AT_LAST });
  return <QueryView query={journal}>{(answer) => <Categories {...props} answer={answer} />}</QueryView>;
}

function Categories(props: TabProps & { readonly answer: Responses['mappings.journal'] }) {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  const { stream, mappings, saving, answer } = props;
  const search = useMappings((state) => state.search);
  const added = useMappings((state) => state.added);
  // Sixty rows take a moment to draw: what is typed does not wait for them, and the first are there at once.
  const wanted = useDeferredValue(search);
  const isFirst = useDeferredValue(false, true);
  const sections = useMemo(() => linesOf(answer, mappings, added), [answer, mappings, added]);
  const departments = useMemo(() => departmentsOf(mappings), [mappings]);
  const found = useMemo(
    () => journalSearch(sections, wanted, { say, labelOf }),
    [sections, wanted, say, labelOf],
  );
  return (
    <Stack gap="lg">
      <Text size="sm">{say('journal.text')}</Text>
      <JournalMissing stream={stream} />
      <Jumps categories={found.map(({ id }) => id)} />
      {found.length === 0 && <Text size="sm">{say('nothing-found')}</Text>}
      <DepartmentsContext value={departments}>
        {found.slice(0, isFirst ? FIRST : undefined).map((section) => (
          <JournalTable key={section.id} section={section} saving={saving} />
        ))}
      </DepartmentsContext>
    </Stack>
  );
}

/** The way to a category: there are nine, and most are out of sight. */
function Jumps({ categories }: { readonly categories: readonly string[] }) {
  const say = useTexts('mappings');
  if (categories.length < 2) return null;
  return (
    <nav className={classes['jumps']} aria-label={say('journal.categories')}>
      {categories.map((id) => (
        <button
          key={id}
          type="button"
          onClick={() => {
            const heading = document.querySelector<HTMLElement>(`#journal-${id}`);
            heading?.focus({ preventScroll: true });
            heading?.scrollIntoView({ block: 'start' });
          }}
        >
          {say(`category.${id}`)}
        </button>
      ))}
    </nav>
  );
}

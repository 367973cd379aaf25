import { Checkbox } from '@mantine/core';
import { useRef } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { valueOf } from './journal-lines.ts';
import { JournalRow } from './journal-row.tsx';
import type { FoundSection } from './journal-search.ts';
import classes from './journal.module.css';
import { useMappings } from './mappings-store.ts';
import { useLineFocus } from './use-line-focus.ts';
import type { Saving } from './use-save.ts';
import { writeJournalRow } from './values.ts';

/** Its rows are stops of the keyboard, as those of the kit's tables are. */
const GRID = { role: 'grid' };

/** The rows of one category. One stop for Tab, then arrow keys; a row with details opens where it stands. */
export function JournalTable({
  section,
  saving,
}: {
  readonly section: FoundSection;
  readonly saving: Saving;
}) {
  const say = useTexts('mappings');
  const { id, lines } = section;
  const toggle = useMappings((state) => state.toggle);
  const table = useRef<HTMLTableElement>(null);
  const focus = useLineFocus(table, lines.length, (index) => {
    const line = lines[index]?.line;
    if (line !== undefined && line.state.detail !== null) toggle(line.state.id);
  });
  return (
    <section>
      <h2 id={`journal-${id}`} className={classes['category']} tabIndex={-1}>
        {say(`category.${id}`)}
      </h2>
      <div className={classes['scroller']}>
        <table
          ref={table}
          className={classes['table']}
          {...GRID}
          aria-label={say(`category.${id}`)}
          {...focus.handlers}
        >
          <thead>
            <tr>
              <th scope="col">{say('journal.number')}</th>
              <th scope="col">{say('journal.what')}</th>
              <th scope="col">{say('journal.side')}</th>
              <th scope="col">{say('account')}</th>
              <th scope="col" title={say('dtls.text')}>
                {say('dtls')}
              </th>
              <th scope="col">
                <AllBranches section={section} />
              </th>
            </tr>
          </thead>
          {lines.map(({ line, only }, index) => (
            <JournalRow
              key={line.state.id}
              line={line}
              only={only}
              index={index}
              isCurrent={focus.index === index}
              saving={saving}
            />
          ))}
        </table>
      </div>
    </section>
  );
}

/** Ticks the branch of every row in sight, or of none. */
function AllBranches({ section }: { readonly section: FoundSection }) {
  const say = useTexts('mappings');
  const draftMany = useMappings((state) => state.draftMany);
  const lines = section.lines.map(({ line }) => line);
  const ticked = useMappings(({ drafts }) => lines.filter((line) => valueOf(line, drafts).branch).length);
  const isAll = ticked === lines.length;
  return (
    <Checkbox
      size="xs"
      label={say('branch')}
      title={say('branch.text')}
      aria-label={say('branch.all', { category: say(`category.${section.id}`) })}
      checked={isAll}
      indeterminate={ticked > 0 && !isAll}
      onChange={() => {
        const { drafts } = useMappings.getState();
        draftMany(
          lines.map((line) => ({
            row: line.row,
            value: writeJournalRow({ ...valueOf(line, drafts), branch: !isAll }),
          })),
        );
      }}
    />
  );
}

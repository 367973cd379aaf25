import { useTexts } from '../../i18n/index.ts';
import { branchesOf, useDepartments } from './branches.ts';
import { useChart } from './chart.ts';
import { baseOf, type JournalLine } from './journal-lines.ts';
import classes from './journal.module.css';
import { useMappings } from './mappings-store.ts';
import { useLineValue } from './use-line-value.ts';

/** How many branch accounts are named before the rest is counted. */
const SHOWN = 2;

/** Whether branch accounts are taken, and which there are. */
export function BranchCell({ line, name }: { readonly line: JournalLine; readonly name: string }) {
  const say = useTexts('mappings');
  const chart = useChart();
  const [value, change] = useLineValue(line);
  const base = useMappings(({ drafts }) => baseOf(line, drafts));
  const departments = useDepartments();
  const branches = branchesOf(line, base, departments, chart);
  const more = branches.length - SHOWN;
  return (
    <label
      className={classes['branch']}
      title={branches.map(({ location, account }) => `${location}: ${chart.labelOf(account)}`).join('\n')}
    >
      <input
        type="checkbox"
        checked={value.branch}
        onChange={(event) => change({ branch: event.currentTarget.checked })}
        aria-label={say('branch.of', { name: `${line.state.number} ${name}` })}
      />
      <span>
        {branches.length === 0 && say('branch.none')}
        {branches
          .slice(0, SHOWN)
          .map(({ account }) => account)
          .join(', ')}
        {more > 0 && ` ${say('branch.more', { count: more })}`}
      </span>
    </label>
  );
}

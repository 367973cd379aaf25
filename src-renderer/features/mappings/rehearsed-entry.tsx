import { IconHistory, IconPencil } from '@tabler/icons-react';
import type { RehearsalView } from '../../../src-shared/ipc/contract.ts';
import { Badge, EntryLines } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './rehearsal.module.css';

/** An entry that is there on one side only, as an accountant reads it. */
export function RehearsedEntry({ entry }: { readonly entry: RehearsalView['entries'][number] }) {
  const say = useTexts('mappings');
  const { side, narration, lines } = entry;
  return (
    <div className={classes['entry']}>
      <div className={classes['narration']}>
        <Badge
          tone={side === 'before' ? 'neutral' : 'change'}
          icon={side === 'before' ? IconHistory : IconPencil}
        >
          {say(`rehearse.side.${side}`)}
        </Badge>
        <span>{narration}</span>
      </div>
      <EntryLines label={`${say(`rehearse.side.${side}`)}: ${narration}`} lines={lines} />
    </div>
  );
}

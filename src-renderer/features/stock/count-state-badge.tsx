import { type Icon, IconArrowBackUp, IconCircleCheck, IconClipboardList } from '@tabler/icons-react';
import type { CountView } from '../../../src-shared/ipc/contract.ts';
import { Badge, type Tone } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { COUNT_STATES, type CountState } from './stock-store.ts';

const LOOKS: Readonly<Record<CountState, { readonly tone: Tone; readonly icon: Icon }>> = {
  counted: { tone: 'info', icon: IconClipboardList },
  confirmed: { tone: 'positive', icon: IconCircleCheck },
  reversed: { tone: 'neutral', icon: IconArrowBackUp },
};

/** Whether a count has put the stock right yet. */
export function CountStateBadge({ state }: { readonly state: CountView['state'] }) {
  const say = useTexts('stock');
  const known = COUNT_STATES.find((each) => each === state);
  // Documents of other types have further states, which a count cannot be in.
  return known === undefined ? state : <Badge {...LOOKS[known]}>{say(`state.${known}`)}</Badge>;
}

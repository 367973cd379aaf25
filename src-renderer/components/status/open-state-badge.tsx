import { type Icon, IconArrowBackUp, IconCircleCheck, IconCircleMinus, IconClock } from '@tabler/icons-react';
import type { OpenDocumentView } from '../../../src-shared/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Badge } from './badge.tsx';
import type { Tone } from './tone.ts';

type OpenState = OpenDocumentView['state'];

const WAITS = { tone: 'info', icon: IconClock } as const;
const DONE = { tone: 'positive', icon: IconCircleCheck } as const;

const LOOKS: Readonly<Record<OpenState, { readonly tone: Tone; readonly icon: Icon }>> = {
  open: WAITS,
  inactive: WAITS,
  pending: WAITS,
  counted: WAITS,
  processed: DONE,
  active: DONE,
  normal: DONE,
  confirmed: DONE,
  closed: { tone: 'neutral', icon: IconCircleMinus },
  reversed: { tone: 'neutral', icon: IconArrowBackUp },
};

/** Where an order, a receipt, a journal or a count stands. */
export function OpenStateBadge({ state }: { readonly state: OpenState }) {
  const t = useTexts('components');
  return <Badge {...LOOKS[state]}>{t(`open.${state}`)}</Badge>;
}

import {
  type Icon,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconExclamationCircle,
  IconHandStop,
  IconHelpCircle,
  IconSend,
} from '@tabler/icons-react';
import type { StatusState } from '../../../src-shared/model/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Badge } from './badge.tsx';
import type { Tone } from './tone.ts';

const LOOKS: Readonly<Record<StatusState, { readonly tone: Tone; readonly icon: Icon }>> = {
  waiting: { tone: 'info', icon: IconClock },
  sending: { tone: 'info', icon: IconSend },
  unknown: { tone: 'warning', icon: IconHelpCircle },
  succeeded: { tone: 'positive', icon: IconCircleCheck },
  failed: { tone: 'danger', icon: IconExclamationCircle },
  held: { tone: 'warning', icon: IconHandStop },
  withdrawn: { tone: 'neutral', icon: IconCircleMinus },
};

/** Where something on its way to the books stands. */
export function DeliveryStatusBadge({ status }: { readonly status: StatusState }) {
  const t = useTexts('components');
  return <Badge {...LOOKS[status]}>{t(`delivery.${status}`)}</Badge>;
}

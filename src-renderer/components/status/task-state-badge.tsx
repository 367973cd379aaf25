import {
  type Icon,
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconLoader2,
  IconPlayerStop,
} from '@tabler/icons-react';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Badge } from './badge.tsx';
import type { Tone } from './tone.ts';

const LOOKS: Readonly<Record<TaskView['state'], { readonly tone: Tone; readonly icon: Icon }>> = {
  queued: { tone: 'neutral', icon: IconClock },
  running: { tone: 'info', icon: IconLoader2 },
  done: { tone: 'positive', icon: IconCircleCheck },
  failed: { tone: 'danger', icon: IconAlertTriangle },
  cancelled: { tone: 'neutral', icon: IconPlayerStop },
};

/** How a piece of long work goes. */
export function TaskStateBadge({ state }: { readonly state: TaskView['state'] }) {
  const t = useTexts('components');
  return <Badge {...LOOKS[state]}>{t(`task.${state}`)}</Badge>;
}

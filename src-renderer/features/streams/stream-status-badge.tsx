import {
  type Icon,
  IconCircleCheck,
  IconPlayerPause,
  IconPlugConnectedX,
  IconRefresh,
} from '@tabler/icons-react';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import { Badge, type Tone } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

type Status = StreamView['status'] | 'syncing';

const LOOKS: Readonly<Record<Status, { readonly tone: Tone; readonly icon: Icon }>> = {
  active: { tone: 'positive', icon: IconCircleCheck },
  syncing: { tone: 'info', icon: IconRefresh },
  paused: { tone: 'neutral', icon: IconPlayerPause },
  disconnected: { tone: 'neutral', icon: IconPlugConnectedX },
};

/** Whether a stream is in use. */
export function StreamStatusBadge({ status }: { readonly status: Status }) {
  const say = useTexts('streams');
  return <Badge {...LOOKS[status]}>{say(`status.${status}`)}</Badge>;
}

import {
  type Icon,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDot,
  IconClock,
  IconRefreshAlert,
} from '@tabler/icons-react';
import type { DigestStatus } from '../../../src-shared/model/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Badge } from './badge.tsx';
import type { Tone } from './tone.ts';

const LOOKS: Readonly<Record<DigestStatus, { readonly tone: Tone; readonly icon: Icon }>> = {
  open: { tone: 'neutral', icon: IconClock },
  ready: { tone: 'info', icon: IconCircleDot },
  posted: { tone: 'positive', icon: IconCircleCheck },
  held: { tone: 'warning', icon: IconAlertTriangle },
  'changed-since-posted': { tone: 'change', icon: IconRefreshAlert },
};

/** How far a digest has come. */
export function StatusBadge({ status }: { readonly status: DigestStatus }) {
  const t = useTexts('components');
  return <Badge {...LOOKS[status]}>{t(`status.${status}`)}</Badge>;
}

import {
  type Icon,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconClipboardList,
  IconClock,
} from '@tabler/icons-react';
import type { MemberState } from '../../../src-shared/model/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Badge } from './badge.tsx';
import type { Tone } from './tone.ts';

const LOOKS: Readonly<Record<MemberState, { readonly tone: Tone; readonly icon: Icon }>> = {
  waiting: { tone: 'info', icon: IconClock },
  posted: { tone: 'positive', icon: IconCircleCheck },
  'on-order': { tone: 'change', icon: IconClipboardList },
  held: { tone: 'warning', icon: IconAlertTriangle },
  excluded: { tone: 'neutral', icon: IconCircleMinus },
};

/** Where one document of a digest stands. */
export function MemberStateBadge({ state }: { readonly state: MemberState }) {
  const t = useTexts('components');
  return <Badge {...LOOKS[state]}>{t(`member.${state}`)}</Badge>;
}

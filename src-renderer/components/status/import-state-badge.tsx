import { type Icon, IconArrowBackUp, IconCircleCheck, IconLoader2 } from '@tabler/icons-react';
import type { ImportState } from '../../../src-shared/model/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Badge } from './badge.tsx';
import type { Tone } from './tone.ts';

const LOOKS: Readonly<Record<ImportState, { readonly tone: Tone; readonly icon: Icon }>> = {
  running: { tone: 'info', icon: IconLoader2 },
  complete: { tone: 'positive', icon: IconCircleCheck },
  abandoned: { tone: 'neutral', icon: IconArrowBackUp },
};

/** Whether a file or a day is in. */
export function ImportStateBadge({ state }: { readonly state: ImportState }) {
  const t = useTexts('components');
  return <Badge {...LOOKS[state]}>{t(`import.${state}`)}</Badge>;
}

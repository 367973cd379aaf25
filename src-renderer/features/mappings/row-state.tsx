import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconPencil } from '@tabler/icons-react';
import type { MappingView } from '../../../src-shared/ipc/contract.ts';
import { displayDate } from '../../../src-shared/time/index.ts';
import { Badge } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { useMappings } from './mappings-store.ts';
import type { MappingRow } from './rows.ts';

/** Who decided: nobody yet, Daybook when the stream was connected, a person; or a person just now. */
export function RowState({ row }: { readonly row: MappingRow }) {
  const say = useTexts('mappings');
  const isDraft = useMappings(({ drafts }) => row.id in drafts);
  if (isDraft) {
    return (
      <Badge tone="change" icon={IconPencil}>
        {say('state.draft')}
      </Badge>
    );
  }
  switch (row.present.origin) {
    case 'suggestion':
      return (
        <Badge tone="warning" icon={IconAlertTriangle}>
          {say('state.suggestion')}
        </Badge>
      );
    case 'default':
      return (
        <Badge tone="neutral" icon={IconCircleDashed}>
          {say('state.default')}
        </Badge>
      );
    case 'set':
      return (
        <Badge tone="positive" icon={IconCircleCheck}>
          {say('state.set')}
        </Badge>
      );
  }
}

/** Since when it is so, and what it was before. */
export function RowSince(props: {
  readonly row: MappingRow;
  /** A value in words. */
  readonly valueWords: (value: string) => string;
}) {
  const say = useTexts('mappings');
  const locale = useLocale();
  const { present, earlier } = props.row;
  if (present.origin === 'suggestion') return null;
  const since = (from: string | null) =>
    from === null ? say('since.always') : say('since', { date: displayDate(from, locale) });
  const [previous] = earlier;
  return (
    <Text span size="sm" title={earlier.map((value) => inWords(value)).join('\n')}>
      {since(present.from)}
      {previous !== undefined && (
        <Text span size="xs" display="block">
          {say('since.before', { value: props.valueWords(previous.value) })}
        </Text>
      )}
    </Text>
  );

  function inWords({ from, value }: MappingView): string {
    return `${since(from)}: ${props.valueWords(value)}`;
  }
}

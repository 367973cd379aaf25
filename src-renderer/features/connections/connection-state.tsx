import { IconCircleCheck, IconHourglass, IconKeyOff } from '@tabler/icons-react';
import type { FailureCode } from '../../../src-shared/model/index.ts';
import { Badge } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** What only a person can mend: waiting alone will not. */
const LOCKED_OUT: ReadonlySet<FailureCode> = new Set([
  'credentials-expired',
  'secret-missing',
  'secrets-unavailable',
]);

/** Whether the books answer, as far as is known. */
export function ConnectionState({ cause }: { readonly cause: { readonly code: FailureCode } | null }) {
  const say = useTexts('connections');
  if (cause === null) {
    return (
      <Badge tone="positive" icon={IconCircleCheck}>
        {say('state.answering')}
      </Badge>
    );
  }
  return LOCKED_OUT.has(cause.code) ? (
    <Badge tone="danger" icon={IconKeyOff}>
      {say('state.locked-out')}
    </Badge>
  ) : (
    <Badge tone="warning" icon={IconHourglass}>
      {say('state.parked')}
    </Badge>
  );
}

import { IconCircleCheck, IconHourglass, IconKeyOff } from '@tabler/icons-react';
import type { Failure, FailureCode } from '../../../src-shared/model/index.ts';
import { Badge } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** What only a person can mend: waiting alone will not. */
const LOCKED_OUT: ReadonlySet<FailureCode> = new Set([
  'credentials-expired',
  'secret-missing',
  'secrets-unavailable',
]);

/** Whether the books answer. Nothing is said where that is not known: the last answer may be hours old. */
export function ConnectionState(props: {
  /** Why they did not answer when they were asked last; null: they did, or were not asked. */
  readonly failure: Failure | null;
  /** They were asked just now, and did. */
  readonly answers: boolean;
}) {
  const { failure, answers } = props;
  const say = useTexts('connections');
  if (failure === null) {
    if (!answers) return null;
    return (
      <Badge tone="positive" icon={IconCircleCheck}>
        {say('state.answering')}
      </Badge>
    );
  }
  return LOCKED_OUT.has(failure.code) ? (
    <Badge tone="danger" icon={IconKeyOff}>
      {say('state.locked-out')}
    </Badge>
  ) : (
    <Badge tone="warning" icon={IconHourglass}>
      {say('state.parked')}
    </Badge>
  );
}

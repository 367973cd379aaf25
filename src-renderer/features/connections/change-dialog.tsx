import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useCallback, useState } from 'react';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ConnectionModal, type Holding } from './connection-modal.tsx';
import { Outcome } from './outcome.tsx';
import { inputOf, problemsOf, type Reach } from './reach.ts';
import { ReachFields } from './reach-fields.tsx';
import { TrialButtons } from './trial-buttons.tsx';
import { tryConnection, useTrial } from './use-trial.ts';

type Books = Responses['books.connections']['books'][number];
type Connection = NonNullable<Books['connection']>;

/** Changes the address of books, or who logs in there; what waits for that goes out with the next sync. */
export function ChangeDialog(props: {
  readonly books: Books | null;
  /** It was tried, and is kept. */
  readonly onSaved: (books: string) => void;
  readonly onClose: () => void;
}) {
  const { books, onSaved, onClose } = props;
  const say = useTexts('connections');
  const connection = books?.connection ?? null;
  return (
    <ConnectionModal
      opened={connection !== null}
      title={say('change.title', { books: books?.name ?? '' })}
      onClose={onClose}
    >
      {(holding) =>
        books !== null &&
        connection !== null && (
          <ChangeForm
            books={books.name}
            connection={connection}
            holding={holding}
            onSaved={onSaved}
            onClose={onClose}
          />
        )
      }
    </ConnectionModal>
  );
}

function ChangeForm(props: {
  readonly books: string;
  readonly connection: Connection;
  readonly holding: Holding;
  readonly onSaved: (books: string) => void;
  readonly onClose: () => void;
}) {
  const { books, connection, holding, onSaved, onClose } = props;
  const say = useTexts('connections');
  const [reach, setReach] = useState<Reach>({ ...connection, password: '' });
  const [tried, setTried] = useState(false);
  const trial = useTrial(tryConnection);
  const problems = problemsOf(reach, connection);
  const isComplete = Object.keys(problems).length === 0;
  const save = useAction(
    useCallback(async () => {
      await holding(ask('books.set-connection', { books, ...inputOf(reach) }));
      onSaved(books);
      onClose();
    }, [books, holding, onClose, onSaved, reach]),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    trial.forget();
    if (isComplete) void save.run();
  };
  const test = () => {
    setTried(true);
    save.forget();
    if (isComplete) void trial.run({ books, ...inputOf(reach) });
  };
  const failure = save.failure ?? trial.failure;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ReachFields
          reach={reach}
          problems={tried ? problems : {}}
          hasPassword
          onChange={(part) => {
            trial.forget();
            setReach((before) => ({ ...before, ...part }));
          }}
        />
        <Outcome failure={failure} found={trial.found} isStopped={trial.isStopped} />
        <Group justify="flex-end" gap="xs">
          <TrialButtons trial={trial} onTest={test} disabled={save.busy} />
          <Button type="submit" loading={save.busy} disabled={trial.busy}>
            {say('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

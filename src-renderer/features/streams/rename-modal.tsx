import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { ask, streamRenamed, useAction } from '../../bridge/index.ts';
import { FailureNote } from '../../components/index.ts';
import { explainFailure, useTexts } from '../../i18n/index.ts';
import { MAX_NAME } from './settings-draft.ts';

/** Gives a stream another name; its documents and keys stay as they are. */
export function RenameModal(props: { readonly stream: string; readonly onClose: () => void }) {
  const say = useTexts('streams');
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={say('rename.title', { name: props.stream })}
      closeButtonProps={{ 'aria-label': say('close') }}
      centered
    >
      <RenameForm {...props} />
    </Modal>
  );
}

function RenameForm({ stream, onClose }: { readonly stream: string; readonly onClose: () => void }) {
  const say = useTexts('streams');
  const [name, setName] = useState(stream);
  const rename = useAction(
    useCallback(async (to: string) => ask('streams.set', { stream, name: to }), [stream]),
  );
  const save = async (): Promise<void> => {
    const to = name.trim();
    if (to === '') return;
    if (to !== stream) {
      if ((await rename.run(to)) === null) return;
      streamRenamed(stream, to);
    }
    onClose();
  };
  const { failure } = rename;
  const isTaken = failure?.code === 'stream-name-taken';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <TextInput
          label={say('name')}
          value={name}
          maxLength={MAX_NAME}
          onChange={(event) => setName(event.currentTarget.value)}
          error={name.trim() === '' ? say('name.missing') : isTaken ? explainFailure(failure).cause : null}
          data-autofocus
          required
        />
        {failure !== null && !isTaken && <FailureNote failure={failure} alert />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" loading={rename.busy}>
            {say('rename')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

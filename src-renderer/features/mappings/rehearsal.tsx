import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { paths, sectionOf } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useMappings } from './mappings-store.ts';
import { RehearsalForm } from './rehearsal-form.tsx';
import { RehearsalResult } from './rehearsal-result.tsx';
import { RehearsalSteps } from './rehearsal-steps.tsx';
import type { Saving } from './use-save.ts';
import { useRehearsal } from './use-rehearsal.ts';

/** What the changes would have done to the last days, before they are saved. */
export function Rehearsal(props: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly saving: Saving;
}) {
  const say = useTexts('mappings');
  const { opened, onClose, saving } = props;
  const count = useMappings(({ drafts }) => Object.keys(drafts).length);
  const { stream, seek } = useMappings();
  const navigate = useNavigate();
  const rehearsal = useRehearsal();
  // The row that is wrong: the keyboard goes there, once the dialog has let go of it.
  const [wrong, setWrong] = useState<string | null>(null);
  const close = (): void => {
    rehearsal.leave();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      onExitTransitionEnd={() => {
        if (wrong === null) return;
        setWrong(null);
        void navigate(paths.mappings(stream, sectionOf(wrong.split(':')[0] ?? '')), { replace: true });
        seek(wrong);
      }}
      returnFocus={wrong === null}
      title={say('rehearse.title', { count })}
      size="min(1000px, 94vw)"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <RehearsalForm
        rehearsal={rehearsal}
        onShowRow={(id) => {
          setWrong(id);
          close();
        }}
      />
      {rehearsal.result !== null && <RehearsalResult result={rehearsal.result} />}
      <RehearsalSteps
        count={count}
        isSaving={saving.save.busy}
        onBack={close}
        onSave={() => void saving.save.run().then(close)}
      />
    </Modal>
  );
}

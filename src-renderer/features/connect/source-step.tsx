import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { currencyOf } from './connection.ts';
import { useWizard } from './connect-store.ts';
import { FileSource } from './file-source.tsx';
import { Found } from './found.tsx';
import { SampleSource } from './sample-source.tsx';
import { StepForm } from './step-form.tsx';
import { useDiscovery } from './use-discovery.ts';

/** Where the sales are, and what is there: the connection is tried before anything is kept. */
export function SourceStep() {
  const say = useTexts('connect');
  const { answers, go } = useWizard();
  const discovery = useDiscovery();
  const [tried, setTried] = useState(false);
  const { found } = discovery;
  const isComplete =
    found !== null &&
    found.connectedAs === null &&
    currencyOf(answers, found) !== null &&
    (answers.provider !== 'file' || answers.profile !== null || found.profile !== null);
  const isFile = answers.provider === 'file';
  return (
    <StepForm
      title={say(`source.${answers.provider}.title`)}
      text={say(`source.${answers.provider}.text`)}
      onBack={() => go('provider')}
      next={say('next')}
      onNext={() => (isComplete ? go('posting') : setTried(true))}
      busy={tried && discovery.looking}
    >
      {isFile ? <FileSource discovery={discovery} tried={tried} /> : <SampleSource />}
      <Found discovery={discovery} tried={tried} />
    </StepForm>
  );
}

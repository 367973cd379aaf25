import { Group, Radio, SimpleGrid, Text } from '@mantine/core';
import { PROVIDER_IDS, type ProviderId } from '../../../src-shared/model/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './connect.module.css';
import { useWizard } from './connect-store.ts';
import { StepForm } from './step-form.tsx';

/** What kind of till the sales come from. */
export function ProviderStep() {
  const say = useTexts('connect');
  const { answers, change, go } = useWizard();
  return (
    <StepForm
      title={say('provider.title')}
      text={say('provider.text')}
      next={say('next')}
      onNext={() => go('source')}
    >
      <Radio.Group
        aria-label={say('provider.title')}
        value={answers.provider}
        // The name was that of another source.
        onChange={(value) => change({ provider: value as ProviderId, name: null })}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {PROVIDER_IDS.map((id) => (
            <Radio.Card key={id} value={id} className={classes['card']} p="md">
              <Group wrap="nowrap" align="flex-start">
                <Radio.Indicator />
                <div>
                  <Text fw={600} size="sm">
                    {say(`provider.${id}`)}
                  </Text>
                  <Text size="sm">{say(`provider.${id}.text`)}</Text>
                </div>
              </Group>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
    </StepForm>
  );
}

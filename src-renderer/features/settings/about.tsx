import { List, Text } from '@mantine/core';
import { useHost } from '../../bridge/index.ts';
import { KeyValue, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** What a person may miss in a host, in the order in which they would. */
const MISSED = ['folders', 'startAtLogin', 'tray', 'notifications', 'secrets', 'printToPdf'] as const;

/** Which Daybook this is, and what it cannot do where it runs. */
export function About() {
  const say = useTexts('settings');
  const { info } = useHost();
  if (info === null) return null;
  const { capabilities } = info;
  const missing = MISSED.filter((ability) => !capabilities[ability]);
  return (
    <Section title={say('about')}>
      <KeyValue
        items={[
          { label: say('about.version'), value: info.version },
          { label: say('about.host'), value: say(`about.host.${capabilities.kind}`) },
        ]}
      />
      {missing.length > 0 && (
        <>
          <Text size="sm" mt="sm">
            {say('about.missing')}
          </Text>
          <List size="sm">
            {missing.map((ability) => (
              <List.Item key={ability}>{say(`about.missing.${ability}`)}</List.Item>
            ))}
          </List>
        </>
      )}
    </Section>
  );
}

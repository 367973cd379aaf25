import { Stack } from '@mantine/core';
import { PageHeader } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { About } from './about.tsx';
import { Appearance } from './appearance.tsx';
import { Backups } from './backups.tsx';
import { LedgerFacts } from './ledger-facts.tsx';
import { StartAtLogin } from './start-at-login.tsx';

/** The program's own settings, the ledger file and its backups. Works while the engine is stopped. */
export function SettingsScreen() {
  const say = useTexts('settings');
  return (
    <>
      <PageHeader title={say('title')} />
      <Stack maw={880}>
        <Appearance />
        <StartAtLogin />
        <LedgerFacts />
        <Backups />
        <About />
      </Stack>
    </>
  );
}

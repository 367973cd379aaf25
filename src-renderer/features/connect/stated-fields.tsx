import { Group, Select, Stack } from '@mantine/core';
import type { DiscoveryView } from '../../../src-shared/ipc/contract.ts';
import { TimeOfDayInput } from '../../components/input/time-of-day-input.tsx';
import { TimeZoneSelect } from '../../components/input/time-zone-select.tsx';
import { useCurrencies } from '../../components/input/use-currencies.ts';
import { useTexts } from '../../i18n/index.ts';
import { zoneOf } from './connection.ts';
import { useWizard } from './connect-store.ts';

/** What the files do not say, or what a person knows better: currency, time zone, when a day begins. */
export function StatedFields({ found, tried }: { readonly found: DiscoveryView; readonly tried: boolean }) {
  const say = useTexts('connect');
  const { answers, change } = useWizard();
  const currencies = useCurrencies();
  return (
    <Stack gap="md">
      {found.currency === null && (
        <Select
          label={say('currency')}
          description={say('currency.text')}
          placeholder={say('currency.choose')}
          data={currencies}
          value={answers.currency}
          onChange={(currency) => change({ currency })}
          error={tried && answers.currency === null ? say('currency.missing') : null}
          searchable
          allowDeselect={false}
          maxDropdownHeight={280}
        />
      )}
      <Group align="flex-start" grow>
        <TimeZoneSelect
          label={say('zone')}
          description={say('zone.text')}
          value={zoneOf(answers, found)}
          onChange={(timeZone) => change({ timeZone })}
        />
        <TimeOfDayInput
          label={say('cut-off')}
          description={say('cut-off.text')}
          minutes={answers.cutOffMinutes ?? found.cutOffMinutes}
          onChange={(cutOffMinutes) => change({ cutOffMinutes })}
        />
      </Group>
    </Stack>
  );
}

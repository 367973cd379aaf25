import { Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useCallback, useState } from 'react';
import type { BooksSystem } from '../../../src-shared/model/index.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { useCurrencies } from '../../components/input/use-currencies.ts';
import { useTexts } from '../../i18n/index.ts';
import { ConnectionModal, type Holding } from './connection-modal.tsx';
import { Outcome } from './outcome.tsx';
import { inputOf, NOTHING, problemsOf, type Reach } from './reach.ts';
import { ReachFields } from './reach-fields.tsx';
import { TrialButtons } from './trial-buttons.tsx';
import { tryConnection, useTrial } from './use-trial.ts';

const MAX_NAME = 100;
/** Those of Daybook itself come last: who comes here wants to reach others. */
const SYSTEMS: readonly BooksSystem[] = ['tryton', 'embedded'];

/** Connects books: those of an accounting system, or new ones of Daybook's own. */
export function ConnectDialog(props: { readonly opened: boolean; readonly onClose: () => void }) {
  const say = useTexts('connections');
  return (
    <ConnectionModal opened={props.opened} title={say('connect.title')} onClose={props.onClose}>
      {(holding) => <ConnectForm holding={holding} onClose={props.onClose} />}
    </ConnectionModal>
  );
}

function ConnectForm({ holding, onClose }: { readonly holding: Holding; readonly onClose: () => void }) {
  const say = useTexts('connections');
  const [system, setSystem] = useState<BooksSystem>('tryton');
  const [name, setName] = useState('');
  const [currency, setCurrency] = useState<string | null>(null);
  const [reach, setReach] = useState<Reach>(NOTHING);
  const [tried, setTried] = useState(false);
  const currencies = useCurrencies();
  const trial = useTrial(tryConnection);
  const isOver = system !== 'embedded';
  const problems = isOver ? problemsOf(reach, null) : {};
  const isReachable = Object.keys(problems).length === 0;
  const isComplete = name.trim() !== '' && isReachable && (isOver || currency !== null);
  const connect = useAction(
    useCallback(async () => {
      const how = isOver ? inputOf(reach) : { currency: currency ?? '' };
      await holding(ask('books.connect', { system, name: name.trim(), ...how }));
      onClose();
    }, [currency, holding, isOver, name, onClose, reach, system]),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    trial.forget();
    if (isComplete) void connect.run();
  };
  const test = () => {
    setTried(true);
    connect.forget();
    if (isReachable) void trial.run({ system, ...inputOf(reach) });
  };
  const choose = (value: string) => {
    // A test of the one system is none of the other, and nothing of the form waits for it.
    trial.forget();
    connect.forget();
    setSystem(systemOf(value));
  };
  const failure = connect.failure ?? trial.failure;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Radio.Group label={say('system')} value={system} onChange={choose}>
          <Stack gap="xs" mt="xs">
            {SYSTEMS.map((one) => (
              <Radio
                key={one}
                value={one}
                label={say(`system.${one}`)}
                description={say(`system.${one}.text`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={say('name')}
          description={say('name.text')}
          value={name}
          maxLength={MAX_NAME}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' ? say('name.missing') : null}
          required
        />
        {isOver ? (
          <ReachFields
            reach={reach}
            problems={tried ? problems : {}}
            hasPassword={false}
            onChange={(part) => {
              trial.forget();
              setReach((before) => ({ ...before, ...part }));
            }}
          />
        ) : (
          <Select
            label={say('currency')}
            description={say('currency.text')}
            placeholder={say('currency.choose')}
            data={currencies}
            value={currency}
            onChange={setCurrency}
            error={tried && currency === null ? say('currency.missing') : null}
            searchable
            allowDeselect={false}
            maxDropdownHeight={240}
            required
          />
        )}
        <Outcome failure={failure} found={trial.found} isStopped={trial.isStopped} />
        <Group justify="flex-end" gap="xs">
          {isOver && <TrialButtons trial={trial} onTest={test} disabled={connect.busy} />}
          <Button type="submit" loading={connect.busy} disabled={trial.busy}>
            {say('connect')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function systemOf(value: string): BooksSystem {
  return value === 'embedded' ? value : 'tryton';
}

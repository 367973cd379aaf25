import { ActionIcon, Kbd, Modal, Stack, Switch, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import { useKeys, useSingleKeys } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { KeyLine } from './keys.ts';

/** A button, and the key `?`, that list what a screen does by keyboard. */
export function KeyHelp({ keys }: { readonly keys: readonly KeyLine[] }) {
  const say = useTexts('digests');
  const [opened, { open, close }] = useDisclosure(false);
  const [on, setOn] = useSingleKeys();
  useKeys({ '?': open });
  return (
    <>
      <ActionIcon
        variant="default"
        size={36}
        onClick={open}
        aria-label={say('keys.title')}
        title={say('keys.title')}
        aria-haspopup="dialog"
      >
        <IconKeyboard size={18} aria-hidden />
      </ActionIcon>
      <Modal
        opened={opened}
        onClose={close}
        title={say('keys.title')}
        closeButtonProps={{ 'aria-label': say('keys.close') }}
        centered
      >
        <Stack>
          <Table withRowBorders={false} verticalSpacing={4} aria-label={say('keys.title')}>
            <Table.Tbody>
              {keys.map((line) => (
                <Table.Tr key={line.text}>
                  <Table.Td w={150}>
                    {line.keys.map((key) => (
                      <Kbd key={key} mr={4}>
                        {key}
                      </Kbd>
                    ))}
                  </Table.Td>
                  <Table.Td>{say(line.text)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Switch
            label={say('keys.single')}
            description={say('keys.single.text')}
            checked={on}
            onChange={(event) => setOn(event.currentTarget.checked)}
          />
        </Stack>
      </Modal>
    </>
  );
}

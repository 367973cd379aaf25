import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useTexts } from '../../i18n/index.ts';

const FORMATS = ['hledger', 'beancount', 'csv'] as const;
export type JournalFormat = (typeof FORMATS)[number];

/** Saves the whole journal of the books for other software. */
export function JournalExport(props: {
  readonly busy: boolean;
  readonly onExport: (format: JournalFormat) => void;
}) {
  const say = useTexts('books');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={props.busy}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {say('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => props.onExport(format)}>
            {say(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileSpreadsheet, IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';

export type ExportFormat = 'xlsx' | 'csv';

/** A button that saves what the page shows, in a format of the person's choice. */
export function ExportMenu(props: {
  /** The button is busy until it is over; it must show failures itself. */
  readonly onExport: (format: ExportFormat) => unknown;
  readonly label?: string;
  readonly disabled?: boolean;
}) {
  const t = useTexts('components');
  const [busy, setBusy] = useState(false);
  const run = async (format: ExportFormat) => {
    setBusy(true);
    try {
      await props.onExport(format);
    } finally {
      setBusy(false);
    }
  };
  return (
    // Inside its landmark, and without the focus placeholder, which is no item of a menu.
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          loading={busy}
          disabled={props.disabled ?? false}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {props.label ?? t('export.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          onClick={() => void run('xlsx')}
        >
          {t('export.xlsx')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileText size={16} aria-hidden />} onClick={() => void run('csv')}>
          {t('export.csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

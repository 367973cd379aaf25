import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileSpreadsheet, IconFileText } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../i18n/index.ts';

export type ExportFormat = 'xlsx' | 'csv';

const ICON = { size: 16, 'aria-hidden': true } as const;

/** A button that saves what the page shows as a spreadsheet, in a format of the person's choice. */
export function ExportMenu(props: {
  /** The button is busy until it is over; it must show failures itself. */
  readonly onExport: (format: ExportFormat) => unknown;
  readonly label?: string;
  readonly disabled?: boolean;
}) {
  const t = useTexts('components');
  return (
    <FormatMenu
      {...props}
      label={props.label ?? t('export.label')}
      formats={[
        { format: 'xlsx', label: t('export.xlsx'), icon: <IconFileSpreadsheet {...ICON} /> },
        { format: 'csv', label: t('export.csv'), icon: <IconFileText {...ICON} /> },
      ]}
    />
  );
}

/** A button that saves something in one of several formats. */
export function FormatMenu<Format extends string>(props: {
  readonly label: string;
  readonly formats: readonly { readonly format: Format; readonly label: string; readonly icon?: ReactNode }[];
  /** The button is busy until it is over; it must show failures itself. */
  readonly onExport: (format: Format) => unknown;
  readonly disabled?: boolean;
}) {
  const [busy, setBusy] = useState(false);
  const run = async (format: Format) => {
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
          leftSection={<IconDownload {...ICON} />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {props.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {props.formats.map(({ format, label, icon }) => (
          <Menu.Item key={format} leftSection={icon} onClick={() => void run(format)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

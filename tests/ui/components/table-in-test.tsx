import { useState } from 'react';
import { type RenderResult } from 'vitest-browser-react';
import { DataTable, type DataTableProps } from '../../../src-renderer/components/index.ts';
import { fakeBridge, renderScreen } from '../support/index.ts';
import { SALE_COLUMNS, type Sale, saleKey, saleName } from './sales.ts';

type TableProps = Partial<Omit<DataTableProps<Sale, 'name' | 'total'>, 'selection'>> & {
  readonly rows: readonly Sale[];
  /** Ticks that the test hears of; without it there are none. */
  readonly onTicks?: (keys: readonly string[]) => void;
  readonly canSelect?: (sale: Sale) => boolean;
};

/** A table that keeps its own ticks. */
export function TableInTest({ onTicks, canSelect, ...props }: TableProps) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const selection = {
    selected,
    onChange: (next: ReadonlySet<string>) => {
      setSelected(next);
      onTicks?.([...next]);
    },
    ...(canSelect === undefined ? {} : { canSelect }),
  };
  return (
    <>
      <button type="button">Before</button>
      <DataTable
        label="Sales"
        columns={SALE_COLUMNS}
        rowKey={saleKey}
        rowLabel={saleName}
        maxHeight={400}
        {...props}
        {...(onTicks === undefined ? {} : { selection })}
      />
      <button type="button">After</button>
    </>
  );
}

export async function renderTable(props: TableProps): Promise<RenderResult> {
  const { screen } = await renderScreen(<TableInTest {...props} />, { bridge: fakeBridge({}) });
  return screen;
}

/** What has the focus: the name of a row, else what is written on it. */
export function focused(): string {
  const element = document.activeElement;
  return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
}

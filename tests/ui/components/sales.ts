import type { Column } from '../../../src-renderer/components/index.ts';

/** A row of a table in tests. */
export interface Sale {
  readonly id: string;
  readonly name: string;
  readonly total: string;
}

/** So many rows, named by their number from 1. */
export function sales(count: number, from = 1): readonly Sale[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    return { id: `sale-${number}`, name: `Sale ${number}`, total: `${number}.50` };
  });
}

export const SALE_COLUMNS: readonly Column<Sale, 'name' | 'total'>[] = [
  { key: 'name', header: 'Name', render: ({ name }) => name, sortBy: 'name' },
  {
    key: 'total',
    header: 'Total',
    render: ({ total }) => total,
    align: 'right',
    width: 120,
    sortBy: 'total',
  },
];

export const saleKey = ({ id }: Sale): string => id;
export const saleName = ({ name }: Sale): string => name;

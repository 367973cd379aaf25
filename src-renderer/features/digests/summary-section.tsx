import { Table } from '@mantine/core';
import type { SectionView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, formatAmount, isZero, MoneyText, Section } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './detail.module.css';

/** Sales, or returns, from the gross amount to the total; what is zero and needs no saying is left out. */
export function SummarySection(props: {
  readonly title: string;
  readonly section: SectionView;
  /** ISO 4217. */
  readonly currency: string;
}) {
  const { title, section, currency } = props;
  const say = useTexts('digests');
  const locale = useLocale();
  const lines: readonly { readonly key: string; readonly label: string; readonly amount: string }[] = [
    { key: 'gross', label: say('summary.gross'), amount: section.gross },
    { key: 'discount', label: say('summary.discount'), amount: negative(section.discount) },
    { key: 'net', label: say('summary.net'), amount: section.net },
    ...section.taxes.map(({ code, tax, net }) => ({
      key: `tax ${code}`,
      label: say('summary.tax', { code, net: formatAmount(net, locale) }),
      amount: tax,
    })),
  ];
  const after = [
    { key: 'rounding', label: say('summary.rounding'), amount: section.rounding },
    { key: 'tips', label: say('summary.tips'), amount: section.tips },
  ].filter(({ amount }) => !isZero(amount));
  return (
    <Section title={title} description={say('summary.in', { currency })}>
      <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} aria-label={title}>
        <Table.Tbody>
          {lines.map((line) => (
            <AmountRow key={line.key} label={line.label} amount={line.amount} />
          ))}
        </Table.Tbody>
        <Table.Tbody className={classes['sum']}>
          <Table.Tr>
            <Table.Th scope="row">{say('summary.total')}</Table.Th>
            <Table.Td ta="right">
              <MoneyText amount={section.total} currency={currency} />
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
        {after.length > 0 && (
          <Table.Tbody>
            {after.map((line) => (
              <AmountRow key={line.key} label={line.label} amount={line.amount} />
            ))}
          </Table.Tbody>
        )}
      </Table>
    </Section>
  );
}

function AmountRow({ label, amount }: { readonly label: string; readonly amount: string }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {label}
      </Table.Th>
      <Table.Td ta="right">
        <AmountText amount={amount} />
      </Table.Td>
    </Table.Tr>
  );
}

/** A discount is taken off: it is shown as what it does. */
function negative(amount: string): string {
  if (isZero(amount)) return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

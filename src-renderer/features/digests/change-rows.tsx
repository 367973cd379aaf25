import { Anchor, Checkbox } from '@mantine/core';
import { type Icon, IconArrowsExchange, IconBan, IconPencil } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import type { ChangeKind } from '../../../src-shared/model/index.ts';
import { AmountText, Badge, InstantText, paths, type Tone } from '../../components/index.ts';
import { explainFacts, type Say, useTexts } from '../../i18n/index.ts';
import classes from './changes.module.css';

type Change = Responses['digests.changes']['changes'][number];
type Difference = Change['differences'][number];

const LOOKS: Readonly<Record<ChangeKind, { readonly tone: Tone; readonly icon: Icon }>> = {
  edited: { tone: 'change', icon: IconPencil },
  cancelled: { tone: 'danger', icon: IconBan },
  moved: { tone: 'info', icon: IconArrowsExchange },
};

/** One receipt that reads differently: what has become of it, then each thing that differs. */
export const ChangeRows = memo(function ChangeRows(props: {
  readonly change: Change;
  readonly timeZone: string | undefined;
  readonly isChosen: boolean;
  readonly onToggle: (document: string) => void;
}) {
  const { change, timeZone, isChosen, onToggle } = props;
  const { document, number, kind, occurredAt, what, difference, differences } = change;
  const say = useTexts('digests');
  const zone = timeZone === undefined ? {} : { zone: timeZone };
  return (
    <tbody>
      <tr className={classes['receipt']}>
        <th scope="rowgroup" colSpan={3}>
          <div className={classes['facts']}>
            <Checkbox
              size="xs"
              aria-label={say('changes.choose', { number })}
              checked={isChosen}
              onChange={() => onToggle(document)}
            />
            <Anchor component={Link} to={paths.explainReceipt(document)} inherit underline="always">
              {number}
            </Anchor>
            <span>{say(`kind.${kind}`)}</span>
            <InstantText at={occurredAt} {...zone} />
            <Badge {...LOOKS[what]}>{say(`changes.${what}`)}</Badge>
          </div>
        </th>
        <td data-align="right">
          <AmountText amount={difference} sign="always" />
        </td>
      </tr>
      {differences.length === 0 && (
        <tr>
          <td colSpan={4}>{say(`changes.${what}.text`)}</td>
        </tr>
      )}
      {differences.map((one, index) => (
        // Two equal lines of a receipt are two rows; their order does not change.
        // oxlint-disable-next-line react/no-array-index-key
        <tr key={index}>
          <th scope="row">{nameOf(one, say)}</th>
          <td>
            <Side facts={one.before} {...zone} />
          </td>
          <td colSpan={2}>
            <Side facts={one.after} {...zone} />
          </td>
        </tr>
      ))}
    </tbody>
  );
});

/** Fields of the head of a receipt that have a name of their own in the texts. */
const FIELDS: ReadonlySet<string> = new Set([
  'number',
  'location',
  'register',
  'shift',
  'occurredAt',
  'currency',
  'channel',
  'customer',
  'reference',
  'reason',
  'total',
  'rounding',
  'openingFloat',
  'depositApplied',
  'commission',
  'otherLocation',
  'caseId',
  'supplier',
  'customerName',
  'offline',
  'cardIssuer',
  'network',
]);

function nameOf({ part, label }: Difference, say: Say): string {
  if (part !== 'head') return say(`changes.part.${part}`, { label });
  // What a newer engine compares as well keeps the name that it gives.
  return FIELDS.has(label) ? say(`changes.field.${label}`) : label;
}

function Side({ facts, zone }: { readonly facts: Difference['before']; readonly zone?: string }) {
  const say = useTexts('digests');
  if (facts === null) return <span className={classes['nothing']}>{say('changes.nothing')}</span>;
  const at = facts.find(({ fact }) => fact === 'instant')?.data['at'];
  if (at === undefined) return explainFacts(facts);
  return <InstantText at={at} {...(zone === undefined ? {} : { zone })} />;
}

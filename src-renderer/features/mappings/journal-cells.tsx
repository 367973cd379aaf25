import { Anchor, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Badge, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { AccountSelect } from './account-select.tsx';
import { useChart } from './chart.ts';
import { detailAccount, type JournalLine, usesDetails } from './journal-lines.ts';
import classes from './journal.module.css';
import { useMappings } from './mappings-store.ts';
import { RowSince, RowState } from './row-state.tsx';
import { useFailedFocus } from './use-failed-focus.ts';
import { useLineValue } from './use-line-value.ts';
import { readJournalRow } from './values.ts';

interface CellProps {
  readonly line: JournalLine;
  /** What the row is called, for screen readers. */
  readonly name: string;
}

/** The row's own account; greyed, that of its role; or where it comes from when each detail has its own. */
export function LineAccountCell({ line, name }: CellProps) {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  const { state, row } = line;
  const [value, change] = useLineValue(line);
  const role = useMappings(({ drafts }) => drafts[`account:${state.role ?? ''}`]?.value ?? line.roleAccount);
  const isFailed = useMappings(({ failed }) => failed === row.id);
  const control = useFailedFocus<HTMLInputElement>(row.id);
  if (state.role === null && value.account === null) return <ByDetail line={line} />;
  const roleWords = role === null ? null : labelOf(role);
  return (
    <>
      <AccountSelect
        inputRef={control}
        label={say('account.of', { name: `${state.number} ${name}` })}
        value={value.account}
        placeholder={roleWords ?? say('account.choose')}
        onPick={(account) => change({ account })}
        none={
          value.account === null
            ? null
            : {
                label:
                  roleWords === null ? say('account.none') : say('account.default', { value: roleWords }),
                onPick: () => change({ account: null }),
              }
        }
        isWrong={isFailed}
      />
      <LineState line={line} />
    </>
  );
}

/** Payment methods and tax codes have accounts of their own, which this row takes. */
function ByDetail({ line }: { readonly line: JournalLine }) {
  const say = useTexts('mappings');
  const stream = useMappings((state) => state.stream);
  const isTax = line.state.detail === 'tax-code';
  return (
    <>
      <Text size="sm" c="dimmed" pt={3}>
        {say('account.mapped-in')}{' '}
        <Anchor
          component={Link}
          to={paths.mappings(stream, isTax ? 'accounts' : 'payments')}
          inherit
          underline="always"
        >
          {say(isTax ? 'section.taxes' : 'section.payments')}
        </Anchor>
      </Text>
      <LineState line={line} />
    </>
  );
}

/** Nothing for a row that is as it was shipped. */
function LineState({ line: { row } }: { readonly line: JournalLine }) {
  const say = useTexts('mappings');
  const { labelOf } = useChart();
  const isDraft = useMappings(({ drafts }) => row.id in drafts);
  const hasHistory = row.present.from !== null || row.earlier.length > 0;
  if (!isDraft && row.present.origin === 'default') return null;
  const words = (text: string): string => {
    const value = readJournalRow(text);
    return value?.account === undefined || value.account === null
      ? say('account.of-role')
      : labelOf(value.account);
  };
  return (
    <div className={classes['state']}>
      <RowState row={row} />
      {!isDraft && hasHistory && <RowSince row={row} valueWords={words} />}
    </div>
  );
}

/** Whether the row can have details, and whether they are in use. */
export function DtlsCell({ line }: { readonly line: JournalLine }) {
  const say = useTexts('mappings');
  const { state, details } = line;
  const inUse = useMappings(({ drafts }) => usesDetails(line, drafts));
  const [{ details: treatment }] = useLineValue(line);
  const held = useMappings(({ drafts }) =>
    treatment === 'required' ? details.filter((row) => detailAccount(row, drafts) === null).length : 0,
  );
  if (state.detail === null) return null;
  return (
    <div className={classes['dtls']}>
      <span className={classes['tick']}>
        <IconCheck
          size={16}
          role="img"
          aria-label={say('dtls.by', { kind: say(`detail.${state.detail}`) })}
        />
        {inUse && (
          <Text span size="xs">
            {say('dtls.in-use')}
          </Text>
        )}
      </span>
      {held > 0 && (
        <Badge tone="warning" icon={IconAlertTriangle}>
          {say('dtls.held', { count: held })}
        </Badge>
      )}
    </div>
  );
}

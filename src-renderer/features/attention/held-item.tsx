import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { HoldView } from '../../../src-shared/ipc/contract.ts';
import { failure, type FailureCode } from '../../../src-shared/model/index.ts';
import { usePages } from '../../bridge/index.ts';
import { CureLink, DateText, FailureNote, MoneyText, paths, QueryView } from '../../components/index.ts';
import { explainFailure, useTexts } from '../../i18n/index.ts';

/** Documents that are looked at together: more are asked for by a button. */
const SHOWN = 20;

/** What is held back for one reason, with the documents beneath when a person asks for them. */
export function HeldItem(props: {
  readonly stream: string;
  readonly code: FailureCode;
  readonly count: number;
}) {
  const { stream, code, count } = props;
  const say = useTexts('attention');
  const [opened, setOpened] = useState(false);
  const list = useId();
  const reason = failure(code, { data: { stream, count } });
  return (
    <Stack gap="xs">
      <Text size="sm">{stream}</Text>
      <FailureNote
        compact
        tone="warning"
        failure={reason}
        action={
          <Group gap="xs" wrap="nowrap">
            <Button
              size="xs"
              variant="default"
              aria-expanded={opened}
              aria-controls={opened ? list : undefined}
              onClick={() => setOpened(!opened)}
            >
              {say(opened ? 'held.hide' : 'held.action', { count })}
            </Button>
            <CureLink failure={reason} stream={stream} />
          </Group>
        }
      />
      {opened && (
        <div id={list}>
          <HeldDocuments stream={stream} code={code} />
        </div>
      )}
    </Stack>
  );
}

function HeldDocuments({ stream, code }: { readonly stream: string; readonly code: FailureCode }) {
  const say = useTexts('attention');
  const query = usePages('holds.list', { stream, code, limit: SHOWN });
  return (
    <QueryView query={query}>
      {({ pages }) => (
        <Stack gap={4} pl="md">
          {pages
            .flatMap((page) => page.holds)
            .map((hold) => (
              <HeldDocument key={hold.document} hold={hold} />
            ))}
          {query.paging.hasMore && (
            <Button
              size="compact-sm"
              variant="subtle"
              style={{ alignSelf: 'flex-start' }}
              loading={query.paging.loadingMore}
              onClick={query.paging.onMore}
            >
              {say('held.more')}
            </Button>
          )}
        </Stack>
      )}
    </QueryView>
  );
}

function HeldDocument({ hold }: { readonly hold: HoldView }) {
  const { digest, number, location, date, amount, currency, reason } = hold;
  return (
    <Text size="sm" component="div">
      <Anchor component={Link} to={paths.digest(digest, 'orders')} inherit underline="always">
        {number}
      </Anchor>{' '}
      · {location}, <DateText date={date} /> · <MoneyText amount={amount} currency={currency} />
      <Text size="xs">{explainFailure(reason).cause}</Text>
    </Text>
  );
}

import { Anchor, Group } from '@mantine/core';
import { useCallback } from 'react';
import { Link, useNavigate } from 'react-router';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { saveFile, useAction } from '../../bridge/index.ts';
import {
  CureLink,
  type DigestTab,
  type ExportFormat,
  ExportMenu,
  FailureNote,
  formatDate,
  MoneyText,
  PageHeader,
  paths,
  StatusBadge,
  useKeys,
} from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { useDigests } from './digests-store.ts';
import classes from './detail.module.css';
import { DIGEST_KEYS } from './keys.ts';
import { KeyHelp } from './key-help.tsx';
import { NeighbourButtons } from './neighbour-buttons.tsx';
import { PostButton } from './post-button.tsx';
import { PostProgress } from './post-progress.tsx';
import { ReviewButton } from './review-button.tsx';

import { useNeighbours } from './use-neighbours.ts';
import { usePostOne } from './use-post-one.tsx';
import { usePosting } from './use-posting.ts';
import { useSettling } from './use-settling.ts';
import { useReviewOne } from './use-review-one.ts';

/** Which digest it is, where it stands in the list, and what can be done with it. */
export function DigestHeader(props: {
  /** The one that is asked for; `digest` may still be the one before it. */
  readonly id: string;
  readonly tab: DigestTab;
  readonly digest: DigestView;
}) {
  const { id, tab, digest } = props;
  const say = useTexts('digests');
  const locale = useLocale();
  const navigate = useNavigate();
  const params = useDigests((state) => state.params);
  const neighbours = useNeighbours(id);
  const posting = usePosting();
  const settling = useSettling(id);
  const isHere = digest.id === id;
  const review = useReviewOne(digest);
  const post = usePostOne(digest, posting);
  const save = useAction(
    useCallback((format: ExportFormat) => saveFile('digests.export-one', { id, format }), [id]),
    id,
  );
  // At once: the next key must already be about the digest that this one leads to.
  const go = (to: string | null) =>
    to === null ? null : () => void navigate(paths.digest(to, tab), { replace: true, flushSync: true });
  useKeys({
    j: go(neighbours.next),
    k: go(neighbours.previous),
    // A quick j and r must not mark the digest that is on its way out.
    r: isHere && !review.busy ? review.toggle : null,
    p: isHere ? post.ask : null,
  });
  const failure = save.failure ?? review.failure;

  return (
    <>
      <PageHeader
        title={say('detail.title', { location: digest.location, date: formatDate(digest.date, locale) })}
        back={{ to: params === '' ? paths.digests : `${paths.digests}?${params}`, label: say('list.title') }}
        meta={<StatusBadge status={digest.status} />}
        subtitle={
          <span className={classes['facts']}>
            <MoneyText amount={digest.amount} currency={digest.currency} size="lg" />
            <span>{digest.stream}</span>
            <span>{formatDate(digest.date, locale, { weekday: true })}</span>
            <Anchor component={Link} to={paths.historyOf(digest.id)} inherit>
              {say('detail.history')}
            </Anchor>
            {digest.revision > 1 && <span>{say('detail.revision', { revision: digest.revision })}</span>}
          </span>
        }
        actions={
          <Group gap="xs">
            <NeighbourButtons neighbours={neighbours} tab={tab} />
            <KeyHelp keys={DIGEST_KEYS} />
            <ExportMenu onExport={save.run} />
            <ReviewButton digest={digest} busy={review.busy || !isHere} onToggle={review.toggle} />
            <PostButton digest={digest} onPost={isHere ? post.ask : null} />
          </Group>
        }
      />
      <div className={classes['notices']}>
        {failure !== null && <FailureNote failure={failure} action={<CureLink failure={failure} />} alert />}
        <PostProgress posting={posting} />
        <PostProgress posting={settling} />
        <ChangedNotice digest={digest} tab={tab} />
      </div>
    </>
  );
}

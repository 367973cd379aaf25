import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import { Navigate } from 'react-router';
import { saveFile, useAction, useAnswer } from '../../bridge/index.ts';
import {
  CureLink,
  type ExportFormat,
  ExportMenu,
  FailureNote,
  FillingPage,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { DigestTable } from './digest-table.tsx';
import { useDigests } from './digests-store.ts';
import { DigestFilterBar } from './filter-bar.tsx';
import { LIST_KEYS } from './keys.ts';
import { KeyHelp } from './key-help.tsx';
import { filterInput, paramsOf } from './list-query.ts';
import { PostProgress } from './post-progress.tsx';
import { useDigestList } from './use-digest-list.ts';
import { type ListFilters, useListFilters } from './use-list-filters.ts';
import { usePostAll } from './use-post-all.tsx';
import { usePosting } from './use-posting.ts';

/** Every day of every location: what waits for review, what is posted, what needs a person. */
export function DigestsScreen() {
  const list = useListFilters();
  // Someone who comes back finds the list as they left it.
  if (list.left !== null) return <Navigate to={`${paths.digests}?${list.left}`} replace />;
  return <DigestList list={list} />;
}

function DigestList({ list }: { readonly list: ListFilters }) {
  const say = useTexts('digests');
  const { filters, change, clear } = list;
  const digests = useDigestList(filters);
  const streams = useAnswer('streams.list', {}).data?.streams ?? [];
  const posting = usePosting();
  const postAll = usePostAll(filters, posting);
  const save = useAction(
    useCallback(
      (format: ExportFormat) => saveFile('digests.export', { ...filterInput(filters), format }),
      [filters],
    ),
  );
  useKeptOrder(paramsOf(filters).toString(), digests.rows);
  const failure = save.failure ?? postAll.failure;

  return (
    <FillingPage>
      <PageHeader
        title={say('list.title')}
        actions={
          <>
            <KeyHelp keys={LIST_KEYS} />
            <ExportMenu onExport={save.run} />
            <Button
              leftSection={<IconSend size={16} aria-hidden />}
              onClick={() => void postAll.run()}
              loading={postAll.busy}
              disabled={posting.underWay}
            >
              {say('post.all')}
            </Button>
          </>
        }
      />
      <DigestFilterBar filters={filters} change={change} clear={clear} streams={streams} />
      {failure !== null && <FailureNote failure={failure} action={<CureLink failure={failure} />} alert />}
      <PostProgress posting={posting} />
      <QueryView query={digests.query}>
        {() => (
          <DigestTable
            list={digests}
            filters={filters}
            change={change}
            clear={clear}
            manyStreams={streams.length > 1}
            hasStreams={streams.length > 0}
            posting={posting}
          />
        )}
      </QueryView>
    </FillingPage>
  );
}

/** Keeps the order of the list for the detail, whose keys go through it. */
function useKeptOrder(params: string, rows: readonly { readonly id: string }[]): void {
  const keep = useDigests((state) => state.keepParams);
  const setOrder = useDigests((state) => state.setOrder);
  useEffect(() => keep(params), [keep, params]);
  useEffect(() => {
    setOrder(
      params,
      rows.map(({ id }) => id),
    );
  }, [setOrder, params, rows]);
}

import { useCallback } from 'react';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import { ask, startSync, useAction } from '../../bridge/index.ts';
import { useConfirm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useStreams } from './streams-store.ts';

/** What a person can do with a stream from the list. */
export function useStreamActions() {
  const say = useTexts('streams');
  const confirm = useConfirm();
  const follow = useStreams((state) => state.follow);
  const sync = useAction(
    useCallback(
      async (stream: string) => {
        const { id } = await startSync(stream);
        follow(id, stream);
      },
      [follow],
    ),
  );
  const setStatus = useAction(
    useCallback(
      async (stream: string, status: StreamView['status']) => {
        const isSure =
          status !== 'disconnected' ||
          (await confirm({
            title: say('disconnect.title', { name: stream }),
            body: say('disconnect.text'),
            confirm: say('disconnect'),
            danger: true,
          }));
        if (isSure) await ask('streams.set', { stream, status });
      },
      [confirm, say],
    ),
  );
  return { sync, setStatus };
}

import { useCallback } from 'react';
import { startSync, useAction } from '../../bridge/index.ts';
import { useWizard } from './connect-store.ts';

/** Reads the sales of the stream that was just connected, and keeps following it. */
export function useFirstSync(stream: string) {
  const finish = useWizard((wizard) => wizard.finish);
  return useAction(
    useCallback(async () => {
      const { id } = await startSync(stream);
      finish({ stream, task: id });
    }, [stream, finish]),
  );
}

import { useCallback } from 'react';
import { startTask, useAction, useTasks } from '../../bridge/index.ts';
import { useWizard } from './connect-store.ts';

/** Reads the sales of the stream that was just connected, and keeps following it. */
export function useFirstSync(stream: string) {
  const finish = useWizard((wizard) => wizard.finish);
  return useAction(
    useCallback(async () => {
      const task = await startTask('sync.run', { stream });
      useTasks.getState().see(task);
      finish({ stream, task: task.id });
    }, [stream, finish]),
  );
}

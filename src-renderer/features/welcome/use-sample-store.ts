import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { isUnderWay, latestTask, startTask, useAction, useTasks } from '../../bridge/index.ts';
import { paths } from '../../components/index.ts';

/** Makes the sample store and goes to its digests; one that is on its way already is followed. */
export function useSampleStore() {
  const navigate = useNavigate();
  const task = useTasks((tasks) => latestTask(tasks, 'demo.run'));
  const underWay = task !== null && isUnderWay(task);
  // One that ended before this screen came into sight is no news.
  const [followed, setFollowed] = useState<string | null>(null);
  if (underWay && followed !== task.id) setFollowed(task.id);
  const ended = task !== null && !underWay && task.id === followed ? task : null;
  const start = useAction(
    useCallback(async () => {
      useTasks.getState().see(await startTask('demo.run', { autoInvoice: false }));
    }, []),
  );
  const isDone = ended?.state === 'done';
  useEffect(() => {
    if (isDone) void navigate(paths.digests);
  }, [isDone, navigate]);
  const failed = ended?.state === 'failed' && ended.outcome?.ok === false ? ended.outcome.failure : null;
  return { task, underWay, failure: start.failure ?? failed, start: start.run, busy: start.busy };
}

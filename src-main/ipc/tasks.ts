import type { Handler } from './handler.ts';

const start: Handler<'tasks.start'> = async ({ tasks }, { channel, input }) => ({
  task: tasks.start(channel, input),
});

const cancel: Handler<'tasks.cancel'> = async ({ tasks }, { id }) => ({ task: tasks.cancel(id) });

const list: Handler<'tasks.list'> = async ({ tasks }) => ({ tasks: tasks.list() });

/** Requests about long work. */
export const taskHandlers = { 'tasks.start': start, 'tasks.cancel': cancel, 'tasks.list': list } as const;

import type { Page } from '@playwright/test';
import type {
  RequestInput,
  Responses,
  TaskChannel,
  TaskView,
  ValueChannel,
} from '../../../src-shared/ipc/contract.ts';
import { requests } from '../../../src-shared/ipc/contract.ts';

// What a test arranges or looks up without going through the screens: by the window's own session, over
// the same requests.

interface Answered {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly failure?: unknown;
}

/** Asks the engine. @throws Error when it declines */
export async function ask<C extends ValueChannel>(
  page: Page,
  channel: C,
  input: RequestInput<C>,
): Promise<Responses[C]> {
  const reply = await post(page, `/call/${channel}`, input);
  return requests[channel].output.parse(reply) as Responses[C];
}

/** Runs long work to its end. @throws Error when it fails or is stopped */
export async function runTask<C extends TaskChannel>(
  page: Page,
  channel: C,
  input: RequestInput<C>,
): Promise<Responses[C]> {
  let { task } = await ask(page, 'tasks.start', { channel, input });
  while (task.endedAt === null) {
    await page.waitForTimeout(50);
    const { tasks } = await ask(page, 'tasks.list', {});
    task = tasks.find(({ id }) => id === task.id) ?? task;
  }
  return requests[channel].output.parse(valueOf(task)) as Responses[C];
}

/** Sends files as a folder and answers the handle that `streams.connect` takes. */
export async function uploadFolder(
  page: Page,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const { id } = (await post(page, '/upload', { name })) as { readonly id: string };
  for (const [file, text] of Object.entries(files)) {
    await page.evaluate(
      async ([to, body]) => {
        const headers = { 'content-type': 'application/octet-stream' };
        await fetch(to, { method: 'POST', headers, body: new Blob([body]) });
      },
      [`/upload/${id}/${encodeURIComponent(file)}`, text] as const,
    );
  }
  const { chosen } = (await post(page, `/upload/${id}`, { as: 'folder' })) as {
    readonly chosen: readonly { readonly handle: string }[];
  };
  return chosen[0]?.handle ?? '';
}

function valueOf({ channel, state, outcome }: TaskView): unknown {
  if (outcome?.ok === true) return outcome.value;
  throw new Error(`${channel} ended as ${state}: ${JSON.stringify(outcome)}`);
}

async function post(page: Page, to: string, input: unknown): Promise<unknown> {
  const reply = await page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(path, { method: 'POST', headers, body });
      return (await response.json()) as Answered;
    },
    [to, JSON.stringify(input)] as const,
  );
  if (!reply.ok) throw new Error(`${to}: ${JSON.stringify(reply.failure)}`);
  return reply.value;
}

import { expect, test } from 'vitest';
import type { HostPort } from '../../src-main/core/ports/index.ts';
import type { HostCall, ToEngine } from '../../src-main/link/protocol.ts';
import { ExpectedFailure } from '../../src-shared/model/index.ts';
import { type FakeEngine, fakeScene, turn } from './fake-engines.ts';

const EXPORT = { format: 'csv' } as const;

function countOf(engine: FakeEngine, type: ToEngine['type']): number {
  return engine.asked.filter((message) => message.type === type).length;
}

async function fileOnItsWay() {
  const scene = fakeScene();
  scene.ready();
  const asked = scene.link.file('digests.export', EXPORT);
  await turn();
  // A long file would keep every list of the window waiting, so the reader is not asked.
  const engine = scene.last('write');
  engine.say({ type: 'file', id: 1, name: 'digests.csv' });
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.failure.code);
  return { scene, engine, file: answer.file };
}

test('each chunk is asked for when it is wanted, not before', async () => {
  const { engine, file } = await fileOnItsWay();
  expect(file.name).toBe('digests.csv');
  expect(countOf(engine, 'more')).toBe(0);
  const reader = file.chunks[Symbol.asyncIterator]();
  const first = reader.next();
  await turn();
  expect(countOf(engine, 'more')).toBe(1);
  engine.say({ type: 'chunk', id: 1, bytes: new Uint8Array([1, 2]) });
  expect(await first).toEqual({ done: false, value: new Uint8Array([1, 2]) });
  await turn();
  expect(countOf(engine, 'more')).toBe(1);
  const end = reader.next();
  await turn();
  engine.say({ type: 'file-end', id: 1 });
  expect((await end).done).toBe(true);
  expect(countOf(engine, 'drop')).toBe(0);
});

test('a reader that leaves lets the engine drop the rest', async () => {
  const { engine, file } = await fileOnItsWay();
  const read = (async () => {
    for await (const chunk of file.chunks) return chunk.length;
    return 0;
  })();
  await turn();
  engine.say({ type: 'chunk', id: 1, bytes: new Uint8Array(7) });
  expect(await read).toBe(7);
  expect(engine.asked.at(-1)).toEqual({ type: 'drop', id: 1 });
});

test('a file ends with a failure when its engine dies or cannot go on', async () => {
  for (const end of ['crash', 'failure'] as const) {
    const { engine, file } = await fileOnItsWay();
    const reader = file.chunks[Symbol.asyncIterator]();
    const next = reader.next();
    await turn();
    if (end === 'crash') engine.exit(1);
    else {
      const { failure } = new ExpectedFailure('disk-full');
      engine.say({ type: 'reply', id: 1, reply: { ok: false, failure } });
    }
    const code = end === 'crash' ? 'engine-restarted' : 'disk-full';
    await expect(next).rejects.toMatchObject({ failure: { code } });
  }
});

test('a file that cannot begin is a failure', async () => {
  const scene = fakeScene();
  scene.ready();
  const asked = scene.link.file('digests.export', EXPORT);
  await turn();
  const { failure } = new ExpectedFailure('stream-not-found');
  scene.last('write').say({ type: 'reply', id: 1, reply: { ok: false, failure } });
  expect(await asked).toEqual({ ok: false, failure });
});

test('what an engine asks of its host is answered as a value, whatever comes of it', async () => {
  const kept = new Map<string, string>();
  const notes: string[] = [];
  const host: HostPort = {
    secrets: {
      get: async (reference) => {
        const secret = kept.get(reference);
        if (secret === undefined) throw new ExpectedFailure('secret-missing', { where: reference });
        return secret;
      },
      set: async (reference, secret) => {
        if (secret === 'breaks') throw new Error('the key store broke');
        kept.set(reference, secret);
      },
      remove: async (reference) => void kept.delete(reference),
    },
    notify: async ({ title, body }) => void notes.push(`${title}: ${body}`),
  };
  const scene = fakeScene(host);
  scene.ready();
  const ask = async (id: number, call: HostCall): Promise<unknown> => {
    scene.last('write').say({ type: 'host-call', id, call });
    await turn();
    return scene.last('write').asked.at(-1);
  };
  const answer = (id: number, value: unknown) => ({ type: 'host-answer', id, answer: value });
  expect(await ask(1, { method: 'secrets.get', reference: 'till' })).toMatchObject(
    answer(1, { ok: false, failure: { code: 'secret-missing', where: 'till' } }),
  );
  expect(await ask(2, { method: 'secrets.set', reference: 'till', secret: 'hush' })).toEqual(
    answer(2, { ok: true, value: null }),
  );
  expect(await ask(3, { method: 'secrets.get', reference: 'till' })).toEqual(
    answer(3, { ok: true, value: 'hush' }),
  );
  expect(await ask(4, { method: 'secrets.remove', reference: 'till' })).toMatchObject({ id: 4 });
  expect(kept.size).toBe(0);
  expect(await ask(5, { method: 'notify', title: 'Posted', body: '3 days' })).toMatchObject({ id: 5 });
  expect(notes).toEqual(['Posted: 3 days']);
  expect(await ask(6, { method: 'secrets.set', reference: 'till', secret: 'breaks' })).toMatchObject(
    answer(6, { ok: false, failure: { code: 'internal', where: 'secrets.set' } }),
  );
  expect(scene.warnings.join()).toContain('secrets.set');
  expect(scene.warnings.join()).not.toContain('breaks"');
});

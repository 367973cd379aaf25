import { expect, test } from 'vitest';
import { Answers } from '../../src-main/engine/answers.ts';
import type { Engine } from '../../src-main/engine/engine.ts';
import { fileChunks } from '../../src-main/engine/file-chunks.ts';
import { remoteHost } from '../../src-main/engine/remote-host.ts';
import { roughJsonLength } from '../../src-main/engine/rough-size.ts';
import { createIds } from '../../src-main/platform/index.ts';
import type { FromEngine } from '../../src-main/link/protocol.ts';
import { failure } from '../../src-shared/model/index.ts';
import { LATER } from '../support/shop.ts';

/** Answers over an engine that answers everything with one reply, or breaks. */
function scene(reply: () => unknown) {
  const said: FromEngine[] = [];
  const warnings: Record<string, unknown>[] = [];
  const engine: Engine = {
    // The reply is what the test wants to see handled, of whatever channel.
    call: async () => reply() as never,
    close: async () => {},
  };
  const port = {
    // As a real port does: what cannot be cloned is refused at once.
    post: (message: unknown) => void said.push(structuredClone(message) as FromEngine),
    onMessage: () => {},
  };
  const log = { info: () => {}, warn: (event: string, data = {}) => void warnings.push({ event, ...data }) };
  return {
    answers: new Answers(engine, port, { log, ids: createIds({ now: () => LATER }) }),
    said,
    warnings,
  };
}

const ASK = { id: 5, channel: 'streams.list', input: {} } as const;
const EXPORT = { id: 9, channel: 'digests.export', input: { format: 'csv' } } as const;

test('a reply goes back under the number of its question', async () => {
  const { answers, said, warnings } = scene(() => ({ ok: true, value: { streams: [] } }));
  await answers.call(ASK);
  expect(said).toEqual([{ type: 'reply', id: 5, reply: { ok: true, value: { streams: [] } } }]);
  expect(warnings).toEqual([]);
});

test('a defect is answered as internal, with the reference of its line in the log', async () => {
  const { answers, said, warnings } = scene(() => {
    throw new TypeError('x is undefined');
  });
  await answers.call(ASK);
  expect(said).toMatchObject([
    { id: 5, reply: { ok: false, failure: { code: 'internal', where: 'streams.list' } } },
  ]);
  const [{ reference, problem } = {}] = warnings;
  expect(JSON.stringify(said)).toContain(`"reference":"${String(reference)}"`);
  expect(problem).toContain('answers.test.ts');
});

test('a reply that cannot be sent is a defect, not a crash', async () => {
  const { answers, said, warnings } = scene(() => ({ ok: true, value: { ask: () => {} } }));
  await answers.call(ASK);
  expect(said).toMatchObject([{ id: 5, reply: { ok: false, failure: { code: 'internal' } } }]);
  expect(warnings).toMatchObject([{ event: 'defect' }]);
});

test('a reply without pages is noticed', async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => ({ number: `R-${at}`, total: '12.30' }));
  const { answers, warnings } = scene(() => ({ ok: true, value: { rows } }));
  await answers.call(ASK);
  expect(warnings).toEqual([{ event: 'large-reply', channel: 'streams.list' }]);
});

test('a file is sent only as it is asked for, and read no further', async () => {
  let made = 0;
  async function* parts(): AsyncGenerator<string> {
    for (; made < 5;) {
      made += 1;
      yield 'x'.repeat(128 * 1024);
    }
  }
  const { answers, said } = scene(() => ({ ok: true, value: { name: 'a.csv', parts: parts() } }));
  await answers.file(EXPORT);
  expect(said).toEqual([{ type: 'file', id: 9, name: 'a.csv' }]);
  expect(made).toBe(0);
  await answers.more(9);
  expect(said.length).toBe(2);
  expect(made).toBe(1);
  for (let at = 0; at < 5; at += 1) await answers.more(9);
  expect(said.map(({ type }) => type)).toEqual([
    'file',
    ...Array.from({ length: 5 }, () => 'chunk'),
    'file-end',
  ]);
  await answers.more(9);
  expect(said.length).toBe(7);
});

test('a file that is dropped, or cut off by closing, ends in the engine too', async () => {
  for (const end of ['drop', 'close'] as const) {
    let ended = false;
    async function* parts(): AsyncGenerator<string> {
      try {
        for (;;) yield 'x'.repeat(200 * 1024);
      } finally {
        ended = true;
      }
    }
    const { answers, said } = scene(() => ({ ok: true, value: { name: 'a.csv', parts: parts() } }));
    await answers.file(EXPORT);
    await answers.more(9);
    await (end === 'drop' ? answers.drop(9) : answers.finish());
    expect(ended).toBe(true);
    await answers.more(9);
    expect(said.length).toBe(2);
  }
});

test('a file that breaks half-way ends with a failure', async () => {
  async function* parts(): AsyncGenerator<string> {
    yield 'x'.repeat(128 * 1024);
    throw new Error('the disk is gone');
  }
  const { answers, said } = scene(() => ({ ok: true, value: { name: 'a.csv', parts: parts() } }));
  await answers.file(EXPORT);
  await answers.more(9);
  await answers.more(9);
  expect(said.at(-1)).toMatchObject({ id: 9, reply: { ok: false, failure: { code: 'internal' } } });
});

test('a file that cannot begin is a failure, and so is everything while closing', async () => {
  const refused = { ok: false, failure: failure('stream-not-found') };
  const { answers, said } = scene(() => refused);
  await answers.file(EXPORT);
  expect(said).toEqual([{ type: 'reply', id: 9, reply: refused }]);
  await answers.finish();
  await answers.call(ASK);
  expect(said.at(-1)).toMatchObject({ id: 5, reply: { ok: false, failure: { code: 'engine-stopped' } } });
});

test('chunks are of one size, hold every byte, and carry no memory but their own', async () => {
  const whole = new Uint8Array(300 * 1024).map((_, at) => at % 251);
  const chunks: Uint8Array[] = [];
  for await (const chunk of fileChunks([whole.subarray(1), new Uint8Array()])) chunks.push(chunk);
  expect(chunks.map(({ length }) => length)).toEqual([131_072, 131_072, 45_055]);
  for (const chunk of chunks) expect(chunk.buffer.byteLength).toBe(chunk.length);
  expect(Buffer.concat(chunks).equals(whole.subarray(1))).toBe(true);

  async function* lines(): AsyncGenerator<string> {
    for (let at = 0; at < 30_000; at += 1) yield `Zürich ${at}\n`;
  }
  let text = '';
  let count = 0;
  const decoder = new TextDecoder();
  for await (const chunk of fileChunks(lines())) {
    text += decoder.decode(chunk, { stream: true });
    count += 1;
  }
  expect(count).toBeLessThan(8);
  expect(text.split('\n').length).toBe(30_001);
  expect(text.endsWith('Zürich 29999\n')).toBe(true);
});

test('the rough size of a value is near that of its JSON, and is not counted beyond the limit', () => {
  const rows = Array.from({ length: 500 }, (_, at) => ({
    id: `d-${at}`,
    done: true,
    amount: '12.30',
    n: at,
  }));
  const rough = roughJsonLength({ rows }, 1e9);
  const exact = JSON.stringify({ rows }).length;
  expect(rough / exact).toBeGreaterThan(0.8);
  expect(rough / exact).toBeLessThan(1.3);
  expect(roughJsonLength({ rows }, 100)).toBeLessThan(20_000);
});

test('what the host answers comes back as the port says it', async () => {
  const said: FromEngine[] = [];
  const host = remoteHost({ post: (message) => void said.push(message as FromEngine), onMessage: () => {} });
  const secret = host.port.secrets.get('till');
  expect(said).toEqual([{ type: 'host-call', id: 1, call: { method: 'secrets.get', reference: 'till' } }]);
  host.answered(1, { ok: true, value: 'hush' });
  expect(await secret).toBe('hush');

  const refused = host.port.secrets.set('till', 'hush');
  host.answered(2, { ok: false, failure: failure('secrets-unavailable', { where: 'till' }) });
  await expect(refused).rejects.toMatchObject({ failure: { code: 'secrets-unavailable', where: 'till' } });

  const missing = host.port.secrets.get('other');
  host.answered(3, { ok: true, value: null });
  await expect(missing).rejects.toMatchObject({ failure: { code: 'secret-missing', where: 'other' } });
  const told = host.port.notify({ title: 'Posted', body: '3 days' });
  host.answered(4, { ok: true, value: null });
  await told;
});

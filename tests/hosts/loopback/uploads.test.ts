import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainName } from '../../../src-main/hosts/loopback/upload-name.ts';
import { createUploads } from '../../../src-main/hosts/loopback/uploads.ts';
import { UPLOAD_MARKER } from '../../../src-shared/model/index.ts';
import type { Answer } from './raw.ts';
import { type Scene, openScene } from './scene.ts';

let scene: Scene;
let cookie: string;
let folder: string;
/** Of the test alone, so that what is beside the folder is of the test too. */
let above: string;
beforeEach(async () => {
  above = mkdtempSync(path.join(tmpdir(), 'daybook-uploads-'));
  folder = path.join(above, 'uploads');
  mkdirSync(folder);
  const limits = { bytes: 1000, files: 3, open: 2 };
  scene = await openScene({ uploads: createUploads({ root: folder, folderName: 'Uploaded', limits }) });
  cookie = await scene.enter();
});
afterEach(async () => {
  await scene.close();
  rmSync(above, { recursive: true, force: true });
});

function post(path: string, body: string | Buffer, type: string, headers = {}): Promise<Answer> {
  return scene.ask({ method: 'POST', path, body, headers: { cookie, 'content-type': type, ...headers } });
}

/** The value of an answer, or the code of its failure. */
function told(answer: Answer): unknown {
  if (answer.status !== 200) return answer.status;
  const reply = JSON.parse(answer.text) as { value?: unknown; failure?: { code: string } };
  return reply.failure?.code ?? reply.value;
}

async function begin(input: object = {}): Promise<string> {
  const value = told(await post('/upload', JSON.stringify(input), 'application/json'));
  return (value as { id: string }).id;
}

async function send(id: string, name: string, body: string | Buffer, headers = {}): Promise<unknown> {
  const path = `/upload/${id}/${encodeURIComponent(name)}`;
  return told(await post(path, body, 'application/octet-stream', headers));
}

async function finish(id: string, as: string): Promise<unknown> {
  return told(await post(`/upload/${id}`, JSON.stringify({ as }), 'application/json'));
}

function filesIn(id: string): string[] {
  const all = readdirSync(path.join(folder, id), { recursive: true, encoding: 'utf8' });
  return all.filter((name) => name !== UPLOAD_MARKER).toSorted();
}

test('a folder that was sent can be connected by its handle', async () => {
  const id = await begin({ name: 'December' });
  expect(await send(id, 'a.csv', 'one')).toEqual({ name: 'a.csv' });
  expect(await send(id, 'b.csv', Buffer.from([0, 255]))).toEqual({ name: 'b.csv' });
  const { chosen } = (await finish(id, 'folder')) as { chosen: { handle: string }[] };
  expect(chosen).toMatchObject([{ name: 'December', kind: 'folder' }]);
  expect(filesIn(id)).toEqual(['December', 'December/a.csv', 'December/b.csv']);
  // By this the engine knows that the same folder sent again is the same account.
  expect(existsSync(path.join(folder, id, UPLOAD_MARKER))).toBe(true);
  const input = { provider: 'file', folder: chosen[0]!.handle };
  await post('/call/streams.discover', JSON.stringify(input), 'application/json');
  expect(scene.link.asked).toMatchObject([{ input: { folder: path.join(folder, id, 'December') } }]);
  expect([...readFileSync(path.join(folder, id, 'December/b.csv'))]).toEqual([0, 255]);
});

test('files that were sent have a handle each, in their order', async () => {
  const id = await begin();
  await send(id, 'b.csv', '2');
  await send(id, 'a.csv', '1');
  expect(await finish(id, 'files')).toMatchObject({
    chosen: [
      { name: 'b.csv', kind: 'file' },
      { name: 'a.csv', kind: 'file' },
    ],
  });
  // It is over: nothing comes in beside what was looked at.
  expect(await send(id, 'c.csv', '3')).toBe('place-unknown');
  expect(await finish(id, 'files')).toBe('place-unknown');
});

describe('names', () => {
  test.each([
    ['../../evil.csv', 'evil.csv'],
    [String.raw`..\..\evil.csv`, 'evil.csv'],
    ['/etc/cron.d/evil', 'evil'],
    [String.raw`C:\Windows\evil.csv`, 'evil.csv'],
    ['a/../b.csv', 'b.csv'],
    ['.profile', 'profile'],
    ['...hidden.csv', 'hidden.csv'],
    ['a\u0000b.csv', 'ab.csv'],
    ['a:b?.csv', 'ab.csv'],
    ['a.csv. .', 'a.csv'],
    ['line\r\nbreak.csv', 'linebreak.csv'],
    ['CON', '_CON'],
    ['nul.csv', '_nul.csv'],
    ['console.csv', 'console.csv'],
    ['Kasse Süd (1).csv', 'Kasse Süd (1).csv'],
    ['日本.xlsx', '日本.xlsx'],
  ])('%j is kept as %j', async (sent, kept) => {
    const id = await begin();
    expect(await send(id, sent, 'x')).toEqual({ name: kept });
    expect(filesIn(id)).toEqual(['Uploaded', `Uploaded/${kept}`]);
  });

  test.each(['..', '.', '/', '...', ' ', '\u0000', '?'])('%j is none', async (sent) => {
    const id = await begin();
    const answer = await send(id, sent, 'x');
    expect(['bad-input', 404]).toContain(answer);
    expect(filesIn(id)).toEqual(['Uploaded']);
  });

  test('are shortened before their ending', () => {
    const name = plainName(`${'ä'.repeat(300)}.xlsx`);
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('ä.xlsx')).toBe(true);
  });

  test('a folder has a plain one too', async () => {
    for (const [name, kept] of [
      ['../../x', 'x'],
      ['..', 'Uploaded'],
      ['/etc', 'etc'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other keeps the report readable
      expect(filesIn(await begin({ name }))).toEqual([kept]);
    }
    expect(readdirSync(above)).toEqual(['uploads']);
  });

  test('that differ only in what is left out are two files', async () => {
    const id = await begin();
    expect(await send(id, 'a/x.csv', '1')).toEqual({ name: 'x.csv' });
    expect(await send(id, 'b/X.csv', '2')).toEqual({ name: 'X (2).csv' });
  });

  test('the same one again replaces the file', async () => {
    const id = await begin();
    await send(id, 'a.csv', 'x'.repeat(900));
    expect(await send(id, 'a.csv', 'y'.repeat(900))).toEqual({ name: 'a.csv' });
    expect(readFileSync(path.join(folder, id, 'Uploaded/a.csv'), 'utf8')).toBe('y'.repeat(900));
  });

  test('an id leads to uploads only', async () => {
    for (const id of ['..', '%2e%2e', '../..', 'x'.repeat(36), '0']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other keeps the report readable
      expect(await send(id, 'a.csv', 'x')).toSatisfy((told) => told === 'place-unknown' || told === 404);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('limits', () => {
  test('of bytes, over all files and whatever was announced', async () => {
    const id = await begin();
    expect(await send(id, 'a.csv', 'x'.repeat(600))).toEqual({ name: 'a.csv' });
    expect(await send(id, 'b.csv', 'x'.repeat(401))).toBe('upload-too-large');
    expect(await send(id, 'b.csv', 'x'.repeat(401), { 'transfer-encoding': 'chunked' })).toBe(
      'upload-too-large',
    );
    expect(filesIn(id)).toEqual(['Uploaded', 'Uploaded/a.csv']);
    // What was refused does not count.
    expect(await send(id, 'b.csv', 'x'.repeat(400))).toEqual({ name: 'b.csv' });
    expect(await send(id, 'c.csv', 'x')).toBe('upload-too-large');
  });

  test('of files', async () => {
    const id = await begin();
    for (const name of ['a', 'b', 'c']) {
      // oxlint-disable-next-line no-await-in-loop -- their order is what is tested
      expect(await send(id, name, '')).toEqual({ name });
    }
    expect(await send(id, 'd', '')).toBe('upload-too-large');
    expect(await send(id, 'a', '')).toEqual({ name: 'a' });
  });

  test('of bytes that are announced: nothing of them is read', async () => {
    const limits = { bytes: 10, files: 3, open: 2 };
    const uploads = createUploads({ root: folder, folderName: 'U', limits });
    let isRead = false;
    async function* bytes(): AsyncGenerator<Buffer> {
      isRead = true;
      yield Buffer.alloc(1);
    }
    await expect(uploads.receive(uploads.begin(null), 'a', bytes(), 11)).rejects.toThrow('upload-too-large');
    expect(isRead).toBe(false);
  });

  test('of uploads that nobody finishes', async () => {
    const [first, second, third] = [await begin(), await begin(), await begin()];
    expect(readdirSync(folder).toSorted()).toEqual([second, third].toSorted());
    expect(await send(first, 'a', '')).toBe('place-unknown');
  });

  test('of what can be named one by one', () => {
    const uploads = createUploads({ root: folder, folderName: 'U' });
    expect(uploads.finish(uploads.begin(null), 1).files).toEqual([]);
  });
});

test('only bytes are taken, and only plain questions', async () => {
  const id = await begin();
  expect(told(await post(`/upload/${id}/a.csv`, 'x', 'text/csv'))).toBe(415);
  expect(told(await post(`/upload/${id}/a/b`, 'x', 'application/octet-stream'))).toBe(404);
  expect(told(await post(`/upload/${id}`, '{"as":"everything"}', 'application/json'))).toBe('bad-input');
  expect(told(await post('/upload', '{"path":"/etc"}', 'application/json'))).toBe('bad-input');
});

test('half a file is none, and is waited for while it comes', async () => {
  const id = await begin();
  const socket = connect(scene.server.port, '127.0.0.1');
  socket.on('error', () => {});
  const { host } = new URL(scene.origin);
  socket.write(
    [
      `POST /upload/${id}/half.csv HTTP/1.1`,
      `host: ${host}`,
      `origin: ${scene.origin}`,
      `cookie: ${cookie}`,
      'content-type: application/octet-stream',
      'content-length: 100',
      '',
      'half',
    ].join('\r\n'),
  );
  await expect.poll(() => filesIn(id).length).toBe(2);
  expect(await finish(id, 'folder')).toBe(409);
  socket.destroy();
  await expect.poll(() => filesIn(id)).toEqual(['Uploaded']);
  expect(await finish(id, 'folder')).toMatchObject({ chosen: [{ kind: 'folder' }] });
  expect(existsSync(path.join(folder, id, 'Uploaded/half.csv'))).toBe(false);
  expect(scene.logged).toEqual([]);
});

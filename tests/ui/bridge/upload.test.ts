import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { loopbackBridge } from '../../../src-renderer/bridge/loopback.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { type FakeHost, fakeHost, json } from './fake-host.ts';

/** The person picks these in the browser's dialog, or closes it. */
function personPicks(files: readonly { name: string; text: string; within?: string }[] | null) {
  const asked: { multiple: boolean; folder: boolean }[] = [];
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    asked.push({ multiple: this.multiple, folder: this.webkitdirectory });
    if (files === null) {
      this.dispatchEvent(new Event('cancel'));
      return;
    }
    const list = files.map(({ name, text, within }) => {
      const file = new File([text], name);
      Object.defineProperty(file, 'webkitRelativePath', { value: within ?? '' });
      return file;
    });
    Object.defineProperty(this, 'files', { value: list });
    this.dispatchEvent(new Event('change'));
  });
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  return asked;
}

const CHOSEN = { chosen: [{ handle: 'h1', name: 'December', kind: 'folder' }] };

function takingHost(): FakeHost {
  const host = fakeHost();
  host.answer(({ path }) => {
    if (path === '/upload') return json({ ok: true, value: { id: 'u1' } });
    return json({ ok: true, value: path === '/upload/u1' ? CHOSEN : { name: 'kept' } });
  });
  return host;
}

describe('choosing over the loopback host', () => {
  test('a folder: its files one after the other, not those of its subfolders, under its name', async () => {
    const host = takingHost();
    const asked = personPicks([
      { name: 'a b.csv', text: 'A', within: 'December/a b.csv' },
      { name: 'old.csv', text: 'O', within: 'December/old/old.csv' },
      { name: 'b.csv', text: 'B', within: 'December/b.csv' },
    ]);
    const reply = await loopbackBridge().call('host.choose', { kind: 'folder' });
    expect(reply).toEqual({ ok: true, value: CHOSEN });
    expect(asked).toEqual([{ multiple: false, folder: true }]);
    expect(host.sent.map(({ path, type, body }) => [path, type, body])).toEqual([
      ['/upload', 'application/json', '{"name":"December"}'],
      ['/upload/u1/a%20b.csv', 'application/octet-stream', 'A'],
      ['/upload/u1/b.csv', 'application/octet-stream', 'B'],
      ['/upload/u1', 'application/json', '{"as":"folder"}'],
    ]);
  });

  test('files, or one backup', async () => {
    const host = takingHost();
    const asked = personPicks([{ name: 'ledger.daybook', text: 'L' }]);
    await loopbackBridge().call('host.choose', { kind: 'files' });
    await loopbackBridge().call('host.choose', { kind: 'backup' });
    expect(asked).toEqual([
      { multiple: true, folder: false },
      { multiple: false, folder: false },
    ]);
    expect(host.sent.map(({ body }) => body)).toEqual([
      '{}',
      'L',
      '{"as":"files"}',
      '{}',
      'L',
      '{"as":"files"}',
    ]);
  });

  test('a person who changes their mind: nothing is sent', async () => {
    const host = takingHost();
    personPicks(null);
    const reply = await loopbackBridge().call('host.choose', { kind: 'folder' });
    expect(reply).toEqual({ ok: true, value: { chosen: null } });
    expect(host.sent).toEqual([]);
  });

  test('a file that is refused ends it with the reason', async () => {
    const host = fakeHost();
    host.answer(({ path }) =>
      json(
        path === '/upload'
          ? { ok: true, value: { id: 'u1' } }
          : { ok: false, failure: failure('upload-too-large') },
      ),
    );
    personPicks([
      { name: 'a.csv', text: 'A' },
      { name: 'b.csv', text: 'B' },
    ]);
    const reply = await loopbackBridge().call('host.choose', { kind: 'files' });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'upload-too-large' } });
    expect(host.sent.map(({ path }) => path)).toEqual(['/upload', '/upload/u1/a.csv']);
  });
});

import type { BridgeReply } from '../../src-shared/ipc/bridge.ts';
import { type HostInput, hostRequests } from '../../src-shared/ipc/host.ts';
import { post, replyIn, send } from './http.ts';

type Kind = HostInput<'host.choose'>['kind'];

/** Lets the person pick files or a folder in the browser's own dialog and sends them to the host. */
export async function pickAndUpload(input: unknown): Promise<BridgeReply> {
  const { kind } = hostRequests['host.choose'].input.parse(input);
  const files = await pick(kind);
  if (files === null) return { ok: true, value: { chosen: null } };
  const begun = await post('/upload', folderName(files));
  if (!begun.ok) return begun;
  const { id } = begun.value as { readonly id: string };
  for (const file of files) {
    const path = `/upload/${encodeURIComponent(id)}/${encodeURIComponent(file.name)}`;
    const reply = await replyIn(await send(path, 'application/octet-stream', file));
    if (!reply.ok) return reply;
  }
  return post(`/upload/${encodeURIComponent(id)}`, { as: kind === 'folder' ? 'folder' : 'files' });
}

/** What the person knows the folder by; loose files come from none. */
function folderName([file]: readonly File[]): { readonly name?: string } {
  const [folder, ...rest] = file?.webkitRelativePath.split('/') ?? [];
  return folder === undefined || rest.length === 0 ? {} : { name: folder };
}

/** The browser's dialog; null when the person closes it. A folder's subfolders are not meant. */
async function pick(kind: Kind): Promise<readonly File[] | null> {
  const field = document.createElement('input');
  field.type = 'file';
  field.multiple = kind === 'files';
  field.webkitdirectory = kind === 'folder';
  return new Promise((resolve) => {
    field.addEventListener('cancel', () => resolve(null));
    field.addEventListener('change', () => {
      const files = [...(field.files ?? [])];
      resolve(
        kind === 'folder' ? files.filter((file) => file.webkitRelativePath.split('/').length <= 2) : files,
      );
    });
    field.click();
  });
}

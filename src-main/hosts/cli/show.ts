import { open, rename, rm } from 'node:fs/promises';
import type { FileReply } from '../../../src-shared/ipc/contract.ts';
import { ExpectedFailure, thrown } from '../../../src-shared/model/index.ts';
import type { Outcome, Say, Sink, World } from './command.ts';
import { fileFailure } from './failures.ts';
import { usage } from './usage.ts';

/** Prints what a command came to, or writes its file. */
export async function showOutcome(outcome: Outcome, json: boolean, world: World, say: Say): Promise<void> {
  if ('document' in outcome) {
    await world.stdout.write(json ? `${JSON.stringify(outcome.document)}\n` : outcome.text());
    return;
  }
  const { file, out } = outcome;
  if (out === undefined) return printFile(file, json, world.stdout, say);
  await writeFile(file, out);
  const text = json ? `${JSON.stringify({ file: out })}\n` : `${say('export.written', { file: out })}\n`;
  await world.stdout.write(text);
}

async function printFile(file: FileReply, json: boolean, stdout: Sink, say: Say): Promise<void> {
  const binary = Array.isArray(file.parts) && !file.name.endsWith('.csv');
  // A spreadsheet would wreck a terminal, and is no text that JSON could hold.
  if (binary && (json || stdout.columns !== null)) throw usage(say('usage.needs-out'), '--out', {});
  if (json) {
    const content = Buffer.concat(await Array.fromAsync(chunksOf(file))).toString('utf8');
    await stdout.write(`${JSON.stringify({ name: file.name, content })}\n`);
    return;
  }
  for await (const chunk of chunksOf(file)) if (!(await stdout.write(chunk))) return;
}

/** Written beside its place and moved there when complete: whoever reads it never sees half a file. */
async function writeFile(file: FileReply, out: string): Promise<void> {
  const unfinished = `${out}.part`;
  try {
    const handle = await open(unfinished, 'w');
    try {
      for await (const chunk of chunksOf(file)) await handle.writeFile(chunk);
    } finally {
      await handle.close();
    }
    await rename(unfinished, out);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => null);
    const refused = fileFailure(error);
    if (refused === null) throw error;
    if (refused.code === 'file-not-found') throw new ExpectedFailure('file-not-writable', { where: out });
    throw thrown({ ...refused, where: out });
  }
}

async function* chunksOf({ parts }: FileReply): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

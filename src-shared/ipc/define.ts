import type { z } from 'zod';

/** What a window shows again when it hears that it has changed. Events carry topics, never rows. */
export const TOPICS = ['streams', 'mappings', 'imports', 'digests', 'books', 'ledger', 'tasks'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * How a window names a place on the disk. `handle`: only by what the host gave it for a dialog or an
 * upload; `handle-or-name`: also by the plain name of something shipped; `never`: not at all, because no
 * dialog gives a place that is not there yet. Paths come from the command line alone; the host puts them
 * in the place of handles.
 */
export type PlaceRule = 'handle' | 'handle-or-name' | 'never';

interface RequestBase<Input extends z.ZodType> {
  /** `read` is answered beside whatever is being written; `write` has its turn at the ledger. */
  readonly access: 'read' | 'write';
  readonly input: Input;
  /** What has changed once it succeeded. */
  readonly changes?: readonly Topic[];
  /** Long work: a window starts it as a task, with progress and cancel. */
  readonly task?: true;
  /** Input fields that name places. */
  readonly places?: Readonly<Record<string, PlaceRule>>;
}

/** A request that answers a value. */
export interface ValueRequest<Input extends z.ZodType, Output extends z.ZodType> extends RequestBase<Input> {
  readonly output: Output;
}

/** A request that answers a file for the person; the host decides where it goes. */
export interface FileRequest<Input extends z.ZodType> extends RequestBase<Input> {
  readonly output: 'file';
}

/** Names a request's parts; only there so that the compiler keeps each schema's own type. */
export function request<Input extends z.ZodType, Output extends z.ZodType>(
  parts: ValueRequest<Input, Output>,
): ValueRequest<Input, Output> {
  return parts;
}

export function fileRequest<Input extends z.ZodType>(
  parts: Omit<FileRequest<Input>, 'output'>,
): FileRequest<Input> {
  return { ...parts, output: 'file' };
}

/** A file for the person. Large ones come as a stream of text parts. */
export interface FileReply {
  readonly name: string;
  readonly parts: AsyncIterable<string> | readonly Uint8Array[];
}

import type { Instant } from '../../../src-shared/time/index.ts';

/** The wall clock, so that tests and the sample store own the time. */
export interface Clock {
  now(): Instant;
}

/** Random identity for runs and imports. */
export interface Ids {
  uuid(): string;
}

/** From 0 to below 1, so that tests own what is drawn. */
export type Random = () => number;

/** Hex sha-256 of UTF-8 text. */
export type Sha256 = (text: string) => string;

/** JSON lines for support; never secrets. */
export interface Log {
  info(event: string, data?: Readonly<Record<string, unknown>>): void;
  warn(event: string, data?: Readonly<Record<string, unknown>>): void;
}

/** How far a long piece of work is; `total` null while unknown. */
export interface Progress {
  readonly phase: 'pull' | 'consolidate' | 'post' | 'deliver' | 'process' | 'check';
  readonly subject: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'bytes' | 'documents' | 'days' | 'digests' | 'deliveries' | 'rows';
}
export type OnProgress = (progress: Progress) => void;

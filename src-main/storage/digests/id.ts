import { type DigestId, type StreamId, digestId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { opaque } from '../hashes.ts';

/**
 * The public id of a stream's digest of a location and date: `dig_` and 20 characters of
 * sha-256(JSON [stream id, location, date]) in base32. The same on every machine, and it can be made
 * before there is a digest.
 */
export function digestIdOf(stream: StreamId, location: string, date: BusinessDate): DigestId {
  return digestId(`dig_${opaque(stream, location, date)}`);
}

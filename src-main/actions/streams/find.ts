import type { Services } from '../../core/ports/index.ts';
import { ExpectedFailure, type Stream } from '../../../src-shared/model/index.ts';

/** The stream of this name. @throws ExpectedFailure stream-not-found, with the names there are */
export async function findStream(services: Services, name: string): Promise<Stream> {
  const stream = await services.ledger.streams.byName(name);
  if (stream !== null) return stream;
  const names = (await services.ledger.streams.list()).map((other) => other.name).join(', ');
  throw new ExpectedFailure('stream-not-found', { where: name, data: { name, names } });
}

/** The stream of this name, or all that are in use. @throws ExpectedFailure stream-not-found, stream-paused */
export async function streamsInUse(services: Services, name: string | undefined): Promise<readonly Stream[]> {
  if (name === undefined) {
    return (await services.ledger.streams.list()).filter((stream) => stream.status === 'active');
  }
  const stream = await findStream(services, name);
  if (stream.status !== 'active') throw new ExpectedFailure('stream-paused', { where: name, data: { name } });
  return [stream];
}

import {
  ExpectedFailure,
  PROVIDER_IDS,
  type ProviderId,
  type StreamConnection,
} from '../../../src-shared/model/index.ts';

/** @throws ExpectedFailure provider-unknown, with those there are */
export function readProvider(text: string): ProviderId {
  const provider = PROVIDER_IDS.find((id) => id === text.toLowerCase());
  if (provider === undefined) {
    throw new ExpectedFailure('provider-unknown', {
      where: text,
      data: { name: text, names: PROVIDER_IDS.join(', ') },
    });
  }
  return provider;
}

/** How to reach the POS, of what a person has stated. */
export function connectionOf({
  folder,
  profile,
  seed,
}: {
  readonly folder?: string | undefined;
  readonly profile?: string | undefined;
  readonly seed?: number | undefined;
}): StreamConnection {
  return {
    ...(folder === undefined ? {} : { folder }),
    ...(profile === undefined ? {} : { profile }),
    ...(seed === undefined ? {} : { seed }),
  };
}

import { expect, test } from 'vitest';
import { hostWithoutAbilities } from '../../src-main/engine/no-host.ts';
import { openEngineLink } from '../../src-main/link/open-link.ts';
import type { EngineStart } from '../../src-main/link/transport.ts';

/** Opens a link and answers what its first engine is told. */
async function told(data?: string): Promise<EngineStart | undefined> {
  const starts: EngineStart[] = [];
  const link = openEngineLink({
    start: (start) => {
      starts.push(start);
      const ends: (() => void)[] = [];
      return {
        post: () => {},
        onMessage: () => {},
        onExit: (listener) => void ends.push(() => listener(0)),
        kill: () => {
          for (const end of ends) end();
        },
      };
    },
    ledger: 'shop.daybook',
    resources: 'resources',
    programVersion: 'test',
    logs: 'logs',
    host: hostWithoutAbilities(),
    ...(data === undefined ? {} : { data }),
  });
  await link.close();
  return starts[0];
}

test('engines are told where it is kept on record how far ledgers have posted', async () => {
  expect(await told('/data/daybook')).toMatchObject({ role: 'write', data: '/data/daybook' });
  expect(await told()).not.toHaveProperty('data');
});

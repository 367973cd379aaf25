import { expect, test } from 'vitest';
import { CureLink } from '../../../src-renderer/components/index.ts';
import { type CureAction, failure } from '../../../src-shared/model/index.ts';
import { fakeBridge, renderScreen } from '../support/index.ts';

interface Goes {
  readonly target?: string;
  readonly stream?: string;
  readonly to: string;
  readonly says: string;
}

/** Where each cure leads; an empty list: no place of the window mends it. */
const CURES: Readonly<Record<CureAction, readonly Goes[]>> = {
  'open-mapping': [
    {
      target: 'tax:SR',
      stream: 'Bangsar Village',
      to: '/streams/Bangsar%20Village/mappings/accounts',
      says: 'Open the mapping',
    },
    { target: 'location:KL', stream: 'A', to: '/streams/A/mappings/locations', says: 'Open the mapping' },
    {
      target: 'payment-method:Cash',
      stream: 'A',
      to: '/streams/A/mappings/payments',
      says: 'Open the mapping',
    },
    { target: 'tax:SR', to: '/streams', says: 'Open the mapping' },
  ],
  'open-stream': [
    { stream: 'A', to: '/streams/A/settings', says: "Open the stream's settings" },
    { target: 'B', stream: 'A', to: '/streams/B/settings', says: "Open the stream's settings" },
    { to: '/streams', says: "Open the stream's settings" },
  ],
  'open-import': [
    { target: 'i/1', to: '/imports/i%2F1', says: 'Open the import' },
    { to: '/imports', says: 'Open the import' },
  ],
  'open-digest': [
    { target: 'd1', to: '/digests/d1/summary', says: 'Open the digest' },
    { to: '/digests', says: 'Open the digest' },
  ],
  'restore-backup': [{ to: '/settings', says: 'Open the backups' }],
  'open-books': [{ to: '/books', says: 'Open the connected books' }],
  'open-status': [{ to: '/status', says: 'Open the synchronisation status' }],
  'open-periods': [{ to: '/periods', says: 'Open the periods' }],
  'correct-input': [],
  'correct-in-pos': [],
  'close-other-daybook': [],
  'update-daybook': [],
  'free-disk-space': [],
  'restart-engine': [],
  'try-again': [],
  wait: [],
  'contact-support': [],
  nothing: [],
};

const LINKS = Object.entries(CURES).flatMap(([action, all]) =>
  all.map((goes) => ({ action: action as CureAction, ...goes })),
);
const NONE = Object.entries(CURES).flatMap(([action, all]) =>
  all.length === 0 ? [action as CureAction] : [],
);

test.each(LINKS)(
  '$action of $target in $stream goes to $to',
  async ({ action, target, stream, to, says }) => {
    const value = failure('internal', { action, ...(target === undefined ? {} : { target }) });
    const { screen, at } = await renderScreen(
      <CureLink failure={value} {...(stream === undefined ? {} : { stream })} />,
      { bridge: fakeBridge({}) },
    );
    await screen.getByRole('link', { name: says }).click();
    expect(at()).toBe(to);
  },
);

test.each(NONE)('%s has no button', async (action) => {
  const { screen } = await renderScreen(<CureLink failure={failure('internal', { action })} stream="A" />, {
    bridge: fakeBridge({}),
  });
  expect(screen.getByRole('link').elements()).toEqual([]);
});

test('a folder that is gone is set in the settings of its stream', async () => {
  const { screen, at } = await renderScreen(<CureLink failure={failure('folder-missing')} stream="A" />, {
    bridge: fakeBridge({}),
  });
  await screen.getByRole('link', { name: "Open the stream's settings" }).click();
  expect(at()).toBe('/streams/A/settings');
});

test('a failure may name its stream itself', async () => {
  const value = failure('tax-unmapped', { target: 'tax:SR', data: { stream: 'A' } });
  const { screen, at } = await renderScreen(<CureLink failure={value} />, { bridge: fakeBridge({}) });
  await screen.getByRole('link').click();
  expect(at()).toBe('/streams/A/mappings/accounts');
});

test.each([
  ['tender-unmapped', 'payments'],
  ['location-unmapped', 'locations'],
  ['tax-unmapped', 'accounts'],
] as const)('what many documents lack is mended in its own section: %s', async (code, section) => {
  const { screen } = await renderScreen(<CureLink failure={failure(code)} stream="A" />, {
    bridge: fakeBridge({}),
  });
  await expect.element(screen.getByRole('link')).toHaveAttribute('href', `/streams/A/mappings/${section}`);
});

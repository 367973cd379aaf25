import { MantineProvider, useMantineColorScheme } from '@mantine/core';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Link } from 'react-router';
import { hostColorScheme } from '../../../src-renderer/app/color-scheme.ts';
import { ErrorBoundary } from '../../../src-renderer/app/error-boundary.tsx';
import { Home } from '../../../src-renderer/app/home.tsx';
import { Navigation } from '../../../src-renderer/app/navigation.tsx';
import { NotFound } from '../../../src-renderer/app/not-found.tsx';
import { Shell } from '../../../src-renderer/app/shell.tsx';
import { setBridge, useHost } from '../../../src-renderer/bridge/index.ts';
import { useLocale, useTexts } from '../../../src-renderer/i18n/index.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aHost } from '../settings/host.ts';
import { AN_ATTENTION, aStream } from '../work/runs.ts';

const ANSWERS = {
  'streams.list': { streams: [aStream('active')] },
  'attention.list': { attention: [AN_ATTENTION] },
} as const;

beforeEach(async () => {
  await page.viewport(1280, 800);
  useHost.setState({ info: aHost({ startAtLogin: false }) });
});

test('the window opens at the digests, or at the welcome while nothing is connected', async () => {
  const bridge = fakeBridge(ANSWERS);
  const first = await renderScreen(<Home />, { bridge, path: '/', route: '/' });
  await expect.poll(first.at).toBe('/digests');
  bridge.answer({ 'streams.list': { streams: [] } });
  const second = await renderScreen(<Home />, { bridge, path: '/', route: '/' });
  await expect.poll(second.at).toBe('/welcome');
  // The engine has stopped: the notice above the digests says why.
  bridge.answer({ 'streams.list': failure('engine-stopped') });
  const third = await renderScreen(<Home />, { bridge, path: '/', route: '/' });
  await expect.poll(third.at).toBe('/digests');
});

test('the way around says where one is and how much waits', async () => {
  const { screen } = await renderScreen(<Navigation onGo={() => undefined} />, {
    bridge: fakeBridge(ANSWERS),
    path: '/invoices/INV-1',
  });
  const here = screen.getByRole('link', { name: 'Invoices' });
  await expect.element(here).toHaveAttribute('aria-current', 'page');
  await expect.element(screen.getByRole('link', { name: /Needs you/u })).toMatchTextContent(/Needs you\s*1/u);
});

test('the way around is grouped, and of two places that begin alike one alone is the current one', async () => {
  const { screen } = await renderScreen(<Navigation onGo={() => undefined} />, {
    bridge: fakeBridge(ANSWERS),
    path: '/stock/counts/SC-1',
  });
  const stock = screen.getByRole('group', { name: 'Stock' });
  await expect
    .element(stock.getByRole('link', { name: 'Stock counts' }))
    .toHaveAttribute('aria-current', 'page');
  await expect
    .element(stock.getByRole('link', { name: 'Stock on hand' }))
    .not.toHaveAttribute('aria-current');
  const names = screen
    .getByRole('group')
    .elements()
    .map((group) => group.getAttribute('aria-label'));
  expect(names).toEqual(['Work', 'Books', 'Stock', 'Reports', 'Set-up']);
});

test('the first stop of the keyboard skips to the content', async () => {
  const { screen } = await renderScreen(<Shell />, { bridge: fakeBridge(ANSWERS), path: '/digests' });
  await expect.element(screen.getByRole('navigation')).toBeVisible();
  await userEvent.tab();
  await expect.element(screen.getByRole('link', { name: 'Skip to the content' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement?.id).toBe('main');
});

test('what goes away with the focus in it gives it to the screen', async () => {
  const { screen } = await renderScreen(<Shell />, { bridge: fakeBridge(ANSWERS), path: '/digests' });
  await expect.element(screen.getByRole('navigation')).toBeVisible();
  const row = document.createElement('button');
  document.querySelector('main')?.append(row);
  row.focus();
  row.remove();
  await expect.poll(() => document.activeElement?.id).toBe('main');
});

test('in a narrow window the way around is put away, also for the keyboard', async () => {
  await page.viewport(600, 700);
  const { screen } = await renderScreen(<Shell />, { bridge: fakeBridge(ANSWERS), path: '/digests' });
  const opener = screen.getByRole('button', { name: 'Show or hide the navigation' });
  await expect.element(opener).toBeVisible();
  await expect.poll(() => screen.getByRole('link', { name: 'Streams' }).elements()).toEqual([]);
  await opener.click();
  await expect.element(screen.getByRole('link', { name: 'Streams' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing around a screen, %s', async (scheme) => {
  const { screen } = await renderScreen(<Shell />, { bridge: fakeBridge(ANSWERS), scheme, path: '/digests' });
  await expect.element(screen.getByRole('link', { name: /Needs you/u })).toMatchTextContent(/1/u);
  // The test's own page stands around it, with a landmark more than the window has.
  await expectAccessible('nav');
  await expectAccessible('header');
});

test('an address that leads nowhere shows the way back', async () => {
  const { screen, at } = await renderScreen(<NotFound />, { bridge: fakeBridge({}), path: '/nowhere' });
  await screen.getByRole('link', { name: 'Go to the digests' }).click();
  expect(at()).toBe('/digests');
});

test('a screen that throws leaves words and a way back, not a white window', async () => {
  let broken = true;
  function Screen() {
    if (broken) throw new Error('of this screen');
    return <h1>Mended</h1>;
  }
  const { screen } = await renderScreen(
    <ErrorBoundary>
      <Screen />
    </ErrorBoundary>,
    { bridge: fakeBridge({}) },
  );
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Your data is safe.*of this screen/u);
  broken = false;
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('heading', { name: 'Mended' })).toBeVisible();
});

test('light and dark follow the host’s settings, without asking it again for ever', async () => {
  const settings = { ...aHost().settings, colorScheme: 'dark' } as const;
  const bridge = fakeBridge({ 'host.set': { settings } });
  setBridge(bridge);
  function Scheme() {
    return <p>{useMantineColorScheme().colorScheme}</p>;
  }
  const screen = await render(
    <MantineProvider colorSchemeManager={hostColorScheme()} defaultColorScheme="auto">
      <Scheme />
    </MantineProvider>,
  );
  await expect.element(screen.getByText('auto')).toBeVisible();
  await useHost.getState().change({ colorScheme: 'dark' });
  await expect.element(screen.getByText('dark')).toBeVisible();
  expect(document.documentElement.dataset['mantineColorScheme']).toBe('dark');
  await useHost.getState().change({ locale: 'en' });
  expect(bridge.calls).toHaveLength(2);
});

test('numbers in sentences are written as the person writes them', async () => {
  function Words() {
    const say = useTexts('work');
    const what = '{{count}} $t(sync)';
    return (
      <>
        <p>{say('run.new', { count: 8719 })}</p>
        <p>{say('run.new', { count: 1 })}</p>
        <p>{say('ended.done', { what })}</p>
        <Link to="/">{useLocale()}</Link>
      </>
    );
  }
  const { screen } = await renderScreen(<Words />, { bridge: fakeBridge({}) });
  await expect.element(screen.getByText('8,719 new documents.')).toBeVisible();
  await expect.element(screen.getByText('1 new document.')).toBeVisible();
  // What people call their things is never read as a placeholder.
  await expect.element(screen.getByText('{{count}} $t(sync) finished')).toBeVisible();
});

test('in a window that is too low for all places, the current one is shown', async () => {
  await page.viewport(900, 500);
  const { screen } = await renderScreen(
    <div style={{ height: 400, display: 'flex', flexDirection: 'column' }}>
      <Navigation onGo={() => undefined} />
    </div>,
    { bridge: fakeBridge(ANSWERS), path: '/history' },
  );
  const here = screen.getByRole('link', { name: 'History' });
  await expect.element(here).toHaveAttribute('aria-current', 'page');
  await expect.element(here).toBeInViewport({ ratio: 0.9 });
});

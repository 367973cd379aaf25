import { expect, test } from 'vitest';
import { EngineNotice } from '../../../src-renderer/app/engine-notice.tsx';
import { StartQuestion } from '../../../src-renderer/app/start-question.tsx';
import { useEngine, useHost } from '../../../src-renderer/bridge/index.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aHost } from '../settings/host.ts';

test('an engine that is there, or about to be for the first time, is not spoken of', async () => {
  const bridge = fakeBridge({ 'tasks.list': { tasks: [] } });
  const { screen } = await renderScreen(<EngineNotice />, { bridge });
  bridge.emit('engine', { state: 'starting', failure: null });
  expect(screen.getByRole('alert').elements()).toEqual([]);
  expect(screen.getByRole('status').elements()).toEqual([]);
});

test('one that starts again: that nothing is lost, and after a while what to do', async () => {
  const bridge = fakeBridge({ 'tasks.list': { tasks: [] } });
  const { screen } = await renderScreen(<EngineNotice />, { bridge });
  bridge.emit('engine', { state: 'restarting', failure: null });
  await expect.element(screen.getByRole('status')).toMatchTextContent(/is starting again.*Nothing is lost/u);
  expect(screen.getByText(/takes longer than usual/u).elements()).toEqual([]);
  await expect.element(screen.getByText(/takes longer than usual/u)).toBeVisible();
  bridge.emit('engine', { state: 'ready', failure: null });
  await expect.poll(() => screen.getByRole('status').elements()).toEqual([]);
});

test('one that has stopped: why, the way to start it again, and to the backups', async () => {
  const bridge = fakeBridge({ 'host.restart-engine': failure('ledger-locked'), 'tasks.list': { tasks: [] } });
  const { screen, at } = await renderScreen(<EngineNotice />, { bridge });
  bridge.emit('engine', { state: 'stopped', failure: failure('ledger-corrupt') });
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/is damaged.*Restore the last backup/u);
  await screen.getByRole('button', { name: 'Start it again' }).click();
  await expect.element(screen.getByText(/is open in another Daybook/u)).toBeVisible();
  await screen.getByRole('link', { name: 'Backups' }).click();
  expect(at()).toBe('/settings');
  bridge.answer({ 'host.restart-engine': { engine: { state: 'ready', failure: null } } });
  await screen.getByRole('button', { name: 'Start it again' }).click();
  await expect.poll(() => screen.getByRole('alert').elements()).toEqual([]);
  expect(useEngine.getState().state).toBe('ready');
});

test('a program that has ended: how a person starts it, and no button that could not', async () => {
  const bridge = fakeBridge({});
  const { screen } = await renderScreen(<EngineNotice />, { bridge });
  bridge.emit('engine', { state: 'stopped', failure: failure('host-unreachable') });
  await expect
    .element(screen.getByRole('alert'))
    .toMatchTextContent(/Daybook has ended.*Start Daybook again.*Nothing is lost/u);
  expect(screen.getByRole('button').elements()).toEqual([]);
  const text = 'Daybook was started again since.';
  bridge.emit('engine', { state: 'stopped', failure: failure('host-refused', { data: { text } }) });
  await expect
    .element(screen.getByRole('alert'))
    .toMatchTextContent(/no longer connected.*was started again since\..*Close this window/u);
});

const QUESTION = 'Start Daybook with this computer?';

test('starting with the computer is asked once, and either answer is kept', async () => {
  useHost.setState({ info: aHost() });
  const bridge = fakeBridge({ 'host.set': failure('disk-full') });
  const { screen } = await renderScreen(<StartQuestion />, { bridge, path: '/digests' });
  await screen.getByRole('button', { name: 'No', exact: true }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  bridge.answer({ 'host.set': { settings: aHost({ startAtLogin: false }).settings } });
  await screen.getByRole('button', { name: 'No', exact: true }).click();
  await expect.poll(() => screen.getByText(QUESTION).elements()).toEqual([]);
  expect(bridge.calls.map(({ input }) => input)).toEqual([{ startAtLogin: false }, { startAtLogin: false }]);
});

test.each([
  ['in a host that cannot', aHost({}, 'loopback'), '/digests'],
  ['after it was answered', aHost({ startAtLogin: false }), '/digests'],
  ['while nothing is connected', aHost(), '/welcome'],
])('it is not asked %s', async (_when, host, path) => {
  useHost.setState({ info: host });
  const { screen } = await renderScreen(<StartQuestion />, { bridge: fakeBridge({}), path });
  expect(screen.getByText(QUESTION).elements()).toEqual([]);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  useHost.setState({ info: aHost() });
  const bridge = fakeBridge({});
  const both = (
    <>
      <h1>Screen</h1>
      <EngineNotice />
      <StartQuestion />
    </>
  );
  const { screen } = await renderScreen(both, { bridge, scheme, path: '/digests' });
  const states = [
    { state: 'restarting', failure: null },
    { state: 'stopped', failure: failure('ledger-corrupt') },
    { state: 'stopped', failure: failure('host-unreachable') },
  ] as const;
  await expect.element(screen.getByText(QUESTION)).toBeVisible();
  for (const state of states) {
    bridge.emit('engine', state);
    await expect.element(screen.getByRole(state.state === 'stopped' ? 'alert' : 'status')).toBeVisible();
    await expectAccessible();
  }
});

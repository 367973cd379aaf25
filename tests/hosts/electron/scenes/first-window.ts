// Plays a person who opens Daybook, looks around and quits; prints what was seen as one line of JSON.
import { app, invoke, session, standIn } from '../stand-in/electron.ts';
import { utilityProcess } from '../stand-in/utility-process.ts';

standIn.onLoaded = (window) => {
  void (async () => {
    const call = (channel: string, input: unknown): Promise<unknown> =>
      invoke('daybook:call', [channel, input]);
    const page = standIn.protocols.get('app');
    if (page === undefined) throw new Error('Nobody serves the page.');
    const index = await page(new Request('app://daybook/'));
    const started = utilityProcess.started[0];
    const seen = {
      url: window.webContents.mainFrame.url,
      preferences: window.options.webPreferences,
      schemes: standIn.schemes.map(({ scheme }) => scheme),
      handled: [...standIn.handlers.keys()],
      page: { status: index.status, policy: index.headers.get('content-security-policy') },
      outside: (await page(new Request('app://daybook/..%2f..%2fpackage.json'))).status,
      info: await call('host.info', {}),
      ledger: await call('ledger.info', {}),
      unknown: await call('no.such', {}),
      plainPath: await call('streams.discover', { provider: 'file', folder: '/etc' }),
      saved: await invoke('daybook:save', ['digests.export', { format: 'csv' }]),
      foreign: await invoke('daybook:call', ['host.info', {}], foreignFrame(window)).catch(String),
      inner: await invoke('daybook:call', ['host.info', {}], innerFrame(window)).catch(String),
      engine: { entry: started?.entry.split('/').slice(-3).join('/'), options: started?.options },
      menus: standIn.menus.length,
      trays: standIn.trays.length,
      events: window.webContents.sent.map(([channel, event]) => `${String(channel)} ${String(event)}`),
      downloadPrevented: preventsDownload(),
    };
    process.stdout.write(`${JSON.stringify(seen)}\n`, () => app.quit());
  })();
};

type Window = (typeof standIn.windows)[number];

function foreignFrame({ webContents }: Window): unknown {
  const frame = { url: 'https://elsewhere.example/' };
  return {
    sender: Object.assign(Object.create(webContents) as object, { mainFrame: frame }),
    senderFrame: frame,
  };
}

function innerFrame({ webContents }: Window): unknown {
  return { sender: webContents, senderFrame: { url: webContents.mainFrame.url } };
}

function preventsDownload(): boolean {
  let prevented = false;
  session.defaultSession.emit('will-download', { preventDefault: () => (prevented = true) });
  return prevented;
}

// Another program has the ledger open before this one starts: what does its window learn?
import { app, invoke, standIn } from '../stand-in/electron.ts';
import { holdLedger } from '../hold-ledger.ts';

const ledger = process.argv[process.argv.indexOf('--ledger') + 1] ?? '';
const release = await holdLedger(ledger);

standIn.onLoaded = () => {
  void (async () => {
    const call = await invoke('daybook:call', ['ledger.info', {}]);
    const info = (await invoke('daybook:call', ['host.info', {}])) as { value: { engine: unknown } };
    await release();
    process.stdout.write(`${JSON.stringify({ call, engine: info.value.engine })}\n`, () => app.quit());
  })();
};

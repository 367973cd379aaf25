import { expect, test } from 'vitest';
import { useOutcomeWords } from '../../../src-renderer/components/index.ts';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { fakeBridge, fakeTask, renderScreen } from '../support/index.ts';
import { aRun, ENDED } from '../work/runs.ts';

function Words({ task }: { readonly task: TaskView }) {
  return <p>{useOutcomeWords()(task) || 'no words'}</p>;
}

const none = { succeeded: 0, failed: 0, held: 0, waiting: 0 };
const run = (parts: Parameters<typeof aRun>[0]) => ({ run: aRun(parts) });

test.each([
  [
    'sync.run',
    run({ documents: { new: 0, changed: 0, unchanged: 9, rejected: 0 }, digests: { built: 0, changed: 0 } }),
    'Nothing new at the tills.',
  ],
  [
    'sync.run',
    run({
      documents: { new: 1, changed: 2000, unchanged: 0, rejected: 1 },
      digests: { built: 1, changed: 0 },
      deliveries: { succeeded: 1, failed: 1, held: 1, waiting: 3 },
    }),
    '1 new document. 2,000 documents have changed. 1 row could not be read. 1 new digest. ' +
      '1 document is in the books. 2 documents were not accepted by the books. 3 documents are still on their way.',
  ],
  [
    'sync.run',
    run({
      documents: { new: 0, changed: 0, unchanged: 0, rejected: 500 },
      digests: { built: 0, changed: 0 },
    }),
    '500 rows could not be read.',
  ],
  [
    'demo.run',
    {
      stream: 'Sample store',
      books: 'Books',
      digests: 90,
      ...run({
        documents: { new: 5, changed: 0, unchanged: 0, rejected: 0 },
        digests: { built: 90, changed: 0 },
      }),
    },
    '5 new documents. 90 new digests.',
  ],
  [
    'digests.post',
    { posted: 2, notReady: 1, deliveries: { ...none, succeeded: 4 }, attention: [] },
    '2 digests posted. 1 digest is not ready yet. 4 documents are in the books.',
  ],
  [
    'digests.settle-changes',
    {
      settled: 3,
      refused: [{ failure: failure('change-not-adjustable'), count: 2, numbers: ['T-1', 'T-2'] }],
      documents: [{ kind: 'credit-note', number: 'CN-1', amount: '-4.00' }],
      deliveries: { ...none, succeeded: 1 },
      attention: [],
    },
    '3 changed receipts are dealt with. 2 could not be and stay as posted. 1 document was made for it. 1 document is in the books.',
  ],
  [
    'digests.settle-changes',
    { settled: 0, refused: [], documents: [], deliveries: none, attention: [] },
    'Nothing had changed any more.',
  ],
  [
    'status.verify',
    { quarantine: null, different: [], missing: [], unknownHere: [] },
    'The books hold what this ledger says. Posting goes on.',
  ],
  [
    'status.verify',
    {
      quarantine: {
        books: 'Tryton',
        cause: 'copied',
        since: '2026-11-02T01:00:00.000Z',
        findings: {
          checkedAt: '2026-11-02T01:00:00.000Z',
          same: 9,
          different: 0,
          missing: 1,
          unknownHere: 0,
        },
      },
      different: [],
      missing: ['INV-1'],
      unknownHere: [],
    },
    'The books do not hold what this ledger says. Posting waits for you.',
  ],
  ['ledger.check', { ok: true, problems: [], contentHash: 'x' }, 'The ledger adds up.'],
  ['ledger.check', { ok: false, problems: ['a'], contentHash: 'x' }, 'The check has found 1 problem.'],
  ['ledger.backup', { file: 'b.daybook' }, 'Written to b.daybook.'],
  ['ledger.backup', { of: 'another version' }, 'no words'],
] as const)('%s %#', async (channel, value, words) => {
  const task = fakeTask({ channel, ...ENDED, outcome: { ok: true, value } });
  const { screen } = await renderScreen(<Words task={task} />, { bridge: fakeBridge({}) });
  await expect.element(screen.getByRole('paragraph')).toHaveTextContent(words);
});

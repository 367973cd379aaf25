import type { CommandSpec } from '../command.ts';

/** Adds everything up again. */
export const check: CommandSpec = {
  words: 'check',
  access: 'read',
  async run({ ask, say }) {
    const { ok, problems, contentHash } = await ask('ledger.check', {});
    return {
      document: { ok, problems, contentHash },
      needsPerson: !ok,
      text: () => {
        const found = problems.map((problem) => `  ! ${problem}\n`).join('');
        const verdict = ok ? say('check.ok') : say('check.problems', { count: problems.length });
        return `${verdict}\n${found}${say('check.hash', { hash: contentHash })}\n`;
      },
    };
  },
};

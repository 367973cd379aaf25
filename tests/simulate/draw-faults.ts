import { addDays, instant } from '../../src-shared/time/index.ts';
import { HOUR_MS, MINUTE_MS } from '../../src-shared/time/units.ts';
import { ACCOUNTS, METHOD_ACCOUNTS } from '../support/oracle/accounts.ts';
import type { Draw } from './draw.ts';
import { ANSWERS, CRASHES } from './faults.ts';
import { dateAt, type Deed, type Step } from './steps.ts';

interface Scene {
  readonly syncs: readonly Step[];
  readonly days: number;
  readonly told: readonly Step[];
}

/** Accounts that a server may not know for a while; all of them are used often. */
const REFUSED = [...METHOD_ACCOUNTS.values(), ACCOUNTS.sales, ACCOUNTS.sales, ACCOUNTS.tax];

/** What goes wrong: nothing at all in a few stories. Each stands shortly before a sync, to meet it. */
export function drawFaults(draw: Draw, { syncs, told }: Scene): readonly Step[] {
  if (syncs.length === 0) return [];
  const steps: Step[] = [];
  const before = (at: number, deed: Deed): void => {
    const sync = syncs[Math.min(at, syncs.length - 1)];
    if (sync === undefined) return;
    // What a sync has held somebody looks at after it.
    const from = deed.do === 'post-anyway' ? MINUTE_MS : -MINUTE_MS;
    steps.push({ ...deed, at: instant(sync.at + from) });
  };
  const count = draw.chance(0.05) ? 0 : draw.int(1, 6);
  for (let n = 0; n < count; n += 1) {
    const at = draw.int(0, syncs.length - 1);
    for (const [from, deed] of drawOne(draw, draw.chance(0.4))) before(at + from, deed);
    if (draw.chance(0.12)) steps.push(...drawLock(draw, told));
    if (draw.chance(0.12)) for (const [from, deed] of drawLookAlike(draw)) before(at + from, deed);
  }
  if (draw.chance(0.5)) {
    const last = syncs.at(-1)?.at ?? 0;
    steps.push({ do: 'map-voucher', at: instant(last - draw.int(0, 30) * HOUR_MS) });
  }
  return steps;
}

/** Some deeds that belong together: so many syncs later. */
type Later = readonly (readonly [later: number, deed: Deed])[];

/** A fault with what belongs to it. */
function drawOne(draw: Draw, rare: boolean): Later {
  switch (draw.int(0, rare ? 11 : 9)) {
    case 0:
    case 1:
    case 2:
      return [[0, { do: 'answer', fault: draw.pick(ANSWERS), after: draw.int(0, 4), times: draw.int(1, 3) }]];
    case 3:
    case 4:
      return [[0, drawCrash(draw)]];
    case 5:
      return [
        [
          0,
          {
            do: 'strike',
            fault: draw.pick(['disk-full', 'disk-busy']),
            after: draw.int(0, 14),
            times: draw.int(1, 4),
          },
        ],
      ];
    case 6:
      return [[0, { do: draw.pick(['outage', 'ask-to-wait']), ms: draw.int(1, 300) * 10 * MINUTE_MS }]];
    case 7: {
      const account = draw.pick(REFUSED);
      const forGood = draw.chance(0.2);
      const refuse = [0, { do: 'refuse', account, forGood }] as const;
      return forGood ? [refuse] : [refuse, [draw.int(2, 6), { do: 'mend' }]];
    }
    case 8: {
      const hours = draw.pick([-30, -5, -1, 1, 8, 60]);
      return [
        [0, { do: 'set-clock', byMs: hours * HOUR_MS }],
        [draw.int(1, 2), { do: 'set-clock', byMs: 0 }],
      ];
    }
    case 9:
      return [[0, { do: 'till-away', times: draw.int(1, 3) }]];
    default:
      return drawRestore(draw);
  }
}

/** The last backup comes back; if nobody compares it with the books before, somebody does so at the end. */
function drawRestore(draw: Draw): Later {
  const restored = draw.int(1, 4);
  return [
    [0, { do: 'backup' }],
    [restored, { do: 'restore' }],
    ...(draw.chance(0.5) ? [[restored + draw.int(0, 2), { do: 'compare' }] as const] : []),
  ];
}

/** A bank feed brings to the books what Daybook is about to send; a person lets it go as well, or leaves it. */
function drawLookAlike(draw: Draw): Later {
  const feed = [0, { do: 'feed', after: draw.int(0, 2), times: draw.int(1, 2) }] as const;
  return draw.chance(0.5) ? [feed, [draw.int(0, 2), { do: 'post-anyway' }]] : [feed];
}

/** A run has many commits and sends few documents. */
function drawCrash(draw: Draw): Deed {
  const fault = draw.pick(CRASHES);
  const isCommit = fault === 'crash-before-commit' || fault === 'crash-after-commit';
  return { do: 'strike', fault, after: draw.int(0, isCommit ? 14 : 2), times: 1 };
}

/** A period is locked behind what is late, and the books say so only hours after. */
function drawLock(draw: Draw, told: readonly Step[]): readonly Step[] {
  const unit = told[draw.int(0, told.length - 1)];
  if (unit === undefined) return [];
  const at = unit.at + draw.int(-10, 10) * HOUR_MS;
  const through = addDays(dateAt(instant(at)), draw.pick([-1, -1, 0]));
  return [
    { do: 'lock', through, at: instant(at) },
    { do: 'show-lock', at: instant(at + draw.int(0, 40) * HOUR_MS) },
  ];
}

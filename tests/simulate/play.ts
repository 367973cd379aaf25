import { REMOTE } from './machine.ts';
import { type Instant, instant } from '../../src-shared/time/index.ts';
import { DAY_MS, HOUR_MS } from '../../src-shared/time/units.ts';
import type { Fault } from './faults.ts';
import { isAnyPosted } from './ledger-file.ts';
import type { Step, Story, Unit } from './steps.ts';
import type { World } from './world.ts';

/** Plays a story to the end of its last step. */
export async function play(world: World, story: Story): Promise<void> {
  for (const step of story.steps) {
    world.time = step.at;
    await perform(world, step);
  }
}

async function perform(world: World, step: Step): Promise<void> {
  const { server, fate } = world;
  switch (step.do) {
    case 'sync':
      return world.computer.shop.byItself ? world.look() : world.sync(step.asked);
    case 'map-voucher':
      return world.mapVoucher();
    case 'backup':
      return world.backUp();
    case 'restore':
      return world.restore();
    case 'compare':
      return world.compare();
    case 'post-anyway':
      return world.postAnyway();
    case 'feed':
      server.feed(step.after, step.times);
      break;
    case 'tell': {
      const { unit, how } = step;
      const till = world.tills[unit.till];
      if (how !== null && till !== undefined) noteArrival(world, how, till.account, unit);
      till?.told.push(unit);
      const told = unit.documents.map(({ kind, number, total }) => `${kind} ${number} ${total}`);
      return world.say(`${unit.name}${how === null ? '' : ` (${how})`}: ${told.join(', ')}`);
    }
    case 'mend':
      server.mend();
      break;
    case 'refuse':
      server.refused.add(step.account);
      if (step.forGood) server.refusedForGood.add(step.account);
      break;
    case 'lock':
      if (server.lock === null || step.through > server.lock) server.lock = step.through;
      break;
    case 'show-lock':
      server.shownLock = server.lock;
      break;
    case 'set-clock':
      world.clockIsOffBy = step.byMs;
      if (step.byMs !== 0) world.happened.note(step.byMs < 0 ? 'clock-back' : 'clock-ahead');
      break;
    case 'outage':
      server.outage(step.ms);
      break;
    case 'ask-to-wait':
      server.askToWait(step.ms);
      break;
    case 'till-away':
      for (const till of world.tills) till.awayFor = step.times;
      break;
    case 'answer':
      server.arm(step.fault, step.after, step.times);
      break;
    case 'strike':
      fate.arm(step.fault, step.after, step.times);
      break;
    default:
      return step satisfies never;
  }
  const { at: _, ...deed } = step;
  world.say(JSON.stringify(deed));
}

/** What was posted by then says what a correction or a cancellation comes to. */
function noteArrival({ computer, happened }: World, how: Fault, account: string, { documents }: Unit): void {
  if (how === 'edited-before-posting') {
    happened.note(isAnyPosted(computer.file, account, documents) ? 'edited-after-posting' : how);
  } else if (how === 'cancelled-after-posting') {
    const cancelled = documents.flatMap(({ reference }) => reference ?? []);
    if (isAnyPosted(computer.file, account, cancelled)) happened.note(how);
  } else happened.note(how);
}

/** A shift that nobody has closed keeps its day back for half a day after its end. */
const AFTER_LAST_MS = 2 * DAY_MS;
const MOST_ROUNDS = 40;

/**
 * The faults are over: everything that can go in goes in. Only time passes, and a person compares a restored
 * ledger with the books and tries once more what was refused. Answers whether all came to rest.
 */
export async function settle(world: World): Promise<boolean> {
  const { server, fate } = world;
  server.calm();
  fate.calm();
  for (const till of world.tills) till.awayFor = 0;
  world.clockIsOffBy = 0;
  world.time = instant(lastOf(world) + AFTER_LAST_MS);
  world.say('the faults are over');
  await world.compare();
  await world.release();
  await world.sync(true);
  let before = '';
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { services } = await world.daybook();
    const due = await services.ledger.deliveries.dueAt(REMOTE.id);
    // What has just come to the books can be adjusted by the next sync only.
    if (due === null && world.computer.shop.changedDays !== 'adjust') return true;
    const { rows } = await services.ledger.deliveries.list(null, { cursor: null, limit: 200 });
    const now = rows.map(({ key, state, cause }) => `${key} ${state} ${cause?.code ?? ''}`).join('\n');
    const restless = rows.some(({ state }) => state === 'sending' || state === 'unknown');
    // What stands refused is tried again for ever, by and by; that is at rest once nothing else moves.
    if (!restless && now === before) return true;
    before = now;
    world.time = instant(Math.max(due ?? 0, world.time) + HOUR_MS);
    await world.sync(false);
  }
  return false;
}

function lastOf(world: World): Instant {
  const documents = world.tills.flatMap(({ told }) => told.flatMap((unit) => unit.documents));
  return instant(Math.max(world.time, ...documents.map(({ occurredAt }) => occurredAt)));
}

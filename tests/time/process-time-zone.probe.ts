// Run as a process of its own under several values of TZ: prints what the time room answers.
import {
  addDays,
  businessDate,
  businessDateAt,
  dayEnd,
  formatInstant,
  instantToLocal,
  localToInstant,
  parseInstant,
  parseLocalDateTime,
  weekday,
  zoneId,
} from '../../src-shared/time/index.ts';

const london = zoneId('Europe/London');
const rules = [{ from: businessDate('2020-01-01'), zone: london, cutOffMinutes: 90 }];
const moments = [
  '2026-03-29T01:00:00Z',
  '2026-10-25T00:30:00Z',
  '2026-10-25T01:00:00Z',
  '2026-12-31T23:30:00-11:00',
];
const readings = ['2026-03-29 01:30', '2026-10-25 01:30', '2026-07-01 00:00'];
const day = businessDate('2026-03-08');

const instants = moments.map((text) => [text, parseInstant(text)!] as const);

console.log(
  JSON.stringify({
    own: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    dates: Object.fromEntries(instants.map(([text, i]) => [text, businessDateAt(i, rules).date])),
    written: instants.map(([, i]) => formatInstant(i)),
    local: instants.map(([, i]) => instantToLocal(i, london)),
    readings: readings.map((text) => localToInstant(parseLocalDateTime(text)!, london)),
    day: [addDays(day, 1), weekday(day), dayEnd(day, rules)],
  }),
);

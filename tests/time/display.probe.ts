// Run as a process of its own under several values of TZ: prints what people would read.
import { displayDate, displayInstant } from '../../src-shared/time/index.ts';

console.log(
  JSON.stringify({
    dates: ['2026-01-01', '2026-03-29', '2026-10-31', '2026-12-31'].map((date) => displayDate(date, 'en-GB')),
    inZone: displayInstant('2026-10-31T22:30:00Z', 'en-GB', 'Asia/Kuala_Lumpur'),
    here: displayInstant('2026-10-31T22:30:00Z', 'en-GB'),
  }),
);

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  displayDate,
  displayInstant,
  displayInstantInFull,
  usableLocale,
} from '../../src-shared/time/index.ts';

const PROBE = fileURLToPath(new URL('./display.probe.ts', import.meta.url));

describe('a date as people read it', () => {
  test('is written as their language does', () => {
    expect(displayDate('2026-10-31', 'en-GB')).toBe('31 Oct 2026');
    expect(displayDate('2026-10-31', 'en-US')).toBe('Oct 31, 2026');
    expect(displayDate('2026-10-31', 'ms')).toBe('31 Okt 2026');
    expect(displayDate('2026-10-31', 'en-GB', { weekday: true })).toBe('Sat, 31 Oct 2026');
  });

  test('is right from the first century on', () => {
    expect(displayDate('0099-12-31', 'en-GB')).toContain('99');
    expect(displayDate('0099-12-31', 'en-GB')).not.toContain('1999');
    expect(displayDate('2024-02-29', 'en-GB')).toBe('29 Feb 2024');
  });

  test('stays as it is when it is no date', () => {
    expect(displayDate('2026-02-30', 'en-GB')).toBe('2026-02-30');
    expect(displayDate('', 'en-GB')).toBe('');
  });
});

describe('a moment as people read it', () => {
  test('is that of the zone', () => {
    expect(displayInstant('2026-10-31T22:30:00Z', 'en-GB', 'Asia/Kuala_Lumpur')).toBe('1 Nov 2026, 06:30');
    expect(displayInstant('2026-10-31T22:30:00Z', 'en-GB', 'America/New_York')).toBe('31 Oct 2026, 18:30');
  });

  test('in full has the second and the zone', () => {
    const full = displayInstantInFull('2026-10-31T22:30:09Z', 'en-GB', 'Asia/Kuala_Lumpur');
    expect(full).toContain('Sunday');
    expect(full).toContain('06:30:09');
    expect(full).toMatch(/GMT\+8|MYT/u);
  });

  test('stays as it is when it is no moment', () => {
    expect(displayInstant('2026-10-31 22:30', 'en-GB')).toBe('2026-10-31 22:30');
  });
});

test('the tags of systems without a language do not break a window', () => {
  expect(usableLocale('en-US@posix')).toBe('en-US');
  expect(usableLocale('ms_MY.UTF-8')).toBe('ms-MY');
  expect(usableLocale('C')).toBeUndefined();
  expect(displayDate('2026-10-31', 'en-GB@posix')).toBe('31 Oct 2026');
});

test('the zone of the computer moves moments only', { timeout: 30_000 }, async () => {
  const under = async (timeZone: string) => {
    const { stdout } = await promisify(execFile)(process.execPath, [PROBE], {
      env: { ...process.env, TZ: timeZone },
    });
    return JSON.parse(stdout) as { dates: string[]; inZone: string; here: string };
  };
  const [west, east] = await Promise.all([under('Pacific/Pago_Pago'), under('Pacific/Kiritimati')]);
  expect(west.dates).toEqual(['1 Jan 2026', '29 Mar 2026', '31 Oct 2026', '31 Dec 2026']);
  expect(east.dates).toEqual(west.dates);
  expect(east.inZone).toBe(west.inZone);
  expect(west.here).toBe('31 Oct 2026, 11:30');
  expect(east.here).toBe('1 Nov 2026, 12:30');
});

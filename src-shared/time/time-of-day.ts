const MINUTES_PER_HOUR = 60;

/** Minutes after midnight as a clock shows them: 240 is '04:00'. */
export function clockOf(minutes: number): string {
  const hours = Math.floor(minutes / MINUTES_PER_HOUR);
  return `${twoDigits(hours)}:${twoDigits(minutes % MINUTES_PER_HOUR)}`;
}

/** The inverse of `clockOf`; null for what no clock shows. */
export function minutesOf(clock: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(clock) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  return Number(hours) * MINUTES_PER_HOUR + Number(minutes);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

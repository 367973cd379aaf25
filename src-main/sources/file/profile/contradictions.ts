import type { ProfileContent } from './schema.ts';

/** Something that each part of a profile allows but the whole does not. */
export interface Contradiction {
  /** JSON path. */
  readonly path: string;
  /** What is wrong and what to write instead. */
  readonly problem: string;
}

/** What keeps a well-formed profile from giving one meaning to each file. */
export function contradictionsIn(profile: ProfileContent): Contradiction[] {
  const { constants, document, line } = profile;
  const found: Contradiction[] = [];
  const expect = (holds: boolean, path: string, problem: string): void => {
    if (!holds) found.push({ path, problem });
  };
  expect(
    profile.decimalMark !== profile.thousandsMark,
    '$.thousandsMark',
    'must differ from decimalMark, else 1.234 has two meanings',
  );
  expect(
    !isAmbiguous(profile.dateFormats),
    '$.dateFormats',
    'day-first and month-first formats with the same separator cannot be told apart: keep one',
  );
  expect(
    document.location !== undefined || constants.location !== undefined,
    '$.document.location',
    'name the column of the location, or set constants.location',
  );
  expect(
    line.taxCode !== undefined || constants.taxCode !== undefined,
    '$.line.taxCode',
    'name the column of the tax code, or set constants.taxCode',
  );
  expect(
    line.unitPrice !== undefined || line.net !== undefined || line.total !== undefined,
    '$.line',
    'name the column of the unit price, of the net amount or of the total',
  );
  expect(
    Array.isArray(profile.kind) ? profile.kind.some((rule) => !('when' in rule)) : true,
    '$.kind',
    'end the list with a rule without "when", so that every order has a kind',
  );
  expect(
    (typeof document.occurredAt === 'object' && 'time' in document.occurredAt) ===
      (profile.timeFormats !== undefined),
    '$.timeFormats',
    'timeFormats go with document.occurredAt.time: give both or none',
  );
  expect(
    profile.rowTypes === undefined || (profile.tender?.amount !== undefined && profile.count !== undefined),
    '$.rowTypes',
    'a file with rows of several sorts needs tender (with amount) and count',
  );
  return found;
}

/** Day first and month first with the same separators: 01-05 would be two dates. */
function isAmbiguous(formats: readonly string[]): boolean {
  const shapes = new Map<string, boolean>();
  return formats.some((format) => {
    const dayAt = format.indexOf('d');
    const monthAt = format.indexOf('M');
    if (dayAt < 0 || monthAt < 0) return false;
    // Of the date alone: an added time tells nothing about which of both comes first.
    const shape = (format.match(/[yMd]+|[^yMdHms]/gu) ?? [])
      .map((token) => (/[Md]/u.test(token) ? '#' : token))
      .join('')
      .trim();
    const dayFirst = dayAt < monthAt;
    const known = shapes.get(shape);
    shapes.set(shape, dayFirst);
    return known !== undefined && known !== dayFirst;
  });
}

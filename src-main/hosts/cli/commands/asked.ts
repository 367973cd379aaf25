import type { Context } from '../command.ts';

// What several commands read from the command line in the same way.

/** The one document that is named, and its books where they were said. */
export function documentAsked({ values }: Pick<Context, 'values'>): {
  readonly books: string | undefined;
  readonly number: string;
} {
  return { books: values.text('books'), number: values.argument('DOCUMENT') ?? '' };
}

/** The books as they were at the end of a day; left out: as they are. */
export function balanceAsked({ values }: Pick<Context, 'values'>): {
  readonly books: string | undefined;
  readonly asOf: string | undefined;
} {
  return { books: values.text('books'), asOf: values.text('as-of') };
}

/** Of one customer, or of all. */
export function customerAsked({ values }: Pick<Context, 'values'>): {
  readonly books: string | undefined;
  readonly customer: string | undefined;
} {
  return { books: values.text('books'), customer: values.text('customer') };
}

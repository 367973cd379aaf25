import type { BooksAccount, Services } from '../../core/ports/index.ts';

/** Whether books take back what has come to them, so that a posting can be replaced there. */
export function booksTakeBack({ openBooks }: Pick<Services, 'openBooks'>, books: BooksAccount): boolean {
  const { capabilities, act } = openBooks(books);
  return capabilities.undo && act !== undefined;
}

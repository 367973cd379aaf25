import type { BooksAccount, Services } from '../../core/ports/index.ts';

/** Whether books take back what has come to them, so that a posting can be replaced there. */
export function booksTakeBack(services: Pick<Services, 'openBooks'>, books: BooksAccount): boolean {
  const opened = services.openBooks(books);
  return opened.capabilities.undo && opened.act !== undefined;
}

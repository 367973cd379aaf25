export * from './books.ts';
export * from './embedded-books.ts';
export * from './exports.ts';
export * from './ledger.ts';
export * from './page.ts';
export * from './platform.ts';
export * from './services.ts';
export * from './source.ts';

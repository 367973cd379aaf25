export * from './business-date.ts';
export * from './day-rule.ts';
export * from './display.ts';
export * from './instant.ts';
export * from './local-date-time.ts';
export * from './retry-after.ts';
export * from './typed-date.ts';
export * from './zone.ts';

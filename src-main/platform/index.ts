export * from './clock.ts';
export * from './ids.ts';
export * from './locale.ts';
export * from './log.ts';
export * from './paths.ts';
export * from './redactor.ts';
export * from './sha256.ts';
export * from './template.ts';

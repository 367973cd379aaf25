export * from './audit.ts';
export * from './explain.ts';
export * from './template.ts';

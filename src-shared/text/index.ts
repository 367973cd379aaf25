export * from './explain.ts';
export * from './template.ts';

export { startTexts } from './start.ts';
export { explainAudit, explainFacts, explainFailure, explainNotice, explainRejection } from './explain.ts';
export { useLocale, useTexts, type Say } from './use-texts.ts';
export { LANGUAGE_NAMES } from './languages.ts';

import { posJournal } from '../actions/mappings/journal.ts';
import { rehearse } from '../actions/mappings/rehearse.ts';
import { setMapping, setMappings } from '../actions/mappings/set.ts';
import { checkMappings } from '../actions/mappings/validate.ts';
import { findStream } from '../actions/streams/find.ts';
import { mappingKey } from '../core/mapping/resolve.ts';
import { mappingText } from '../core/mapping/text.ts';
import type { MappingView } from '../../src-shared/ipc/views.ts';
import type { Mapping } from '../../src-shared/model/index.ts';
import type { Handler } from './handler.ts';
import { posJournalView } from './journal-rows.ts';
import { rehearsalView } from './rehearsal-view.ts';

const list: Handler<'mappings.list'> = async (services, { stream }) => {
  const { id } = await findStream(services, stream);
  const rows = await services.ledger.mappings.list(id);
  const decided = new Set(
    rows.filter((row) => row.origin !== 'suggestion').map((row) => mappingKey(row.type, row.key)),
  );
  const views = rows
    .filter((row) => row.origin !== 'suggestion' || !decided.has(mappingKey(row.type, row.key)))
    .map(mappingView);
  return { mappings: views.toSorted(unmappedFirst) };
};

const setOne: Handler<'mappings.set'> = async (services, data) => {
  const [mapping] = (await setMapping(services, data)).map(mappingView);
  if (mapping === undefined) throw new RangeError('One row was set and none came back');
  return { mapping };
};

const setMany: Handler<'mappings.set-many'> = async (services, data) => ({
  mappings: (await setMappings(services, data)).map(mappingView),
});

const journal: Handler<'mappings.journal'> = async (services, data) =>
  posJournalView(await posJournal(services, data));

const validate: Handler<'mappings.validate'> = async (services, data) => ({
  problems: await checkMappings(services, data),
});

const rehearsal: Handler<'mappings.rehearse'> = async (services, data) =>
  rehearsalView(await rehearse(services, data));

/** Requests about what POS things are in the books. */
export const mappingHandlers = {
  'mappings.list': list,
  'mappings.journal': journal,
  'mappings.validate': validate,
  'mappings.rehearse': rehearsal,
  'mappings.set': setOne,
  'mappings.set-many': setMany,
} as const;

function mappingView(row: Mapping): MappingView {
  return {
    type: row.type,
    key: row.key,
    value: mappingText(row),
    location: row.type === 'location' ? row.value : null,
    from: row.effectiveFrom,
    origin: row.origin,
  };
}

/** What a person must decide comes first; then by type and key, later dates last. */
function unmappedFirst(a: MappingView, b: MappingView): number {
  const rank = (view: MappingView): string =>
    [view.origin === 'suggestion' ? 0 : 1, view.type, view.key, view.from ?? ''].join('\u0000');
  return rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0;
}

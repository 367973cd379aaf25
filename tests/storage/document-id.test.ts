import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentIdOf, identityOf } from '../../src-main/storage/document-id.ts';
import { streamId } from '../../src-shared/model/index.ts';

test('an id gives its identity back, whatever the till calls its documents', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('sale', 'return'), (sourceId, kind) => {
      const identity = { stream: streamId('str_a'), kind, sourceId };
      const id = documentIdOf(identity);
      expect(id).toMatch(/^doc_[\w-]+$/);
      expect(identityOf(id)).toEqual(identity);
    }),
  );
});

test.each(['', 'doc_', 'dig_abc', 'doc_!!!', 'doc_c3Ry'])('"%s" is no id of a document', (text) => {
  expect(identityOf(text)).toBeNull();
});

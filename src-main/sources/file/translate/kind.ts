import type { PosDocumentKind } from '../../../../src-shared/model/index.ts';
import type { Minor } from '../../../../src-shared/money/index.ts';
import type { FileProfile } from '../profile/profile.ts';
import type { KindCondition } from '../profile/schema.ts';
import type { Row } from '../table/row.ts';
import type { Binding } from './bind.ts';
import { kindNamed } from './header.ts';
import { rawText } from './values.ts';

/** The kind of an order by the first rule that holds. @throws RowError when a column names no kind. */
export function kindOf(row: Row, total: Minor, binding: Binding, profile: FileProfile): PosDocumentKind {
  if (binding.kindColumn !== null) return kindNamed(row, binding.kindColumn);
  const rules = Array.isArray(profile.kind) ? profile.kind : [];
  const rule = rules.find(
    (candidate) => !('when' in candidate) || holds(candidate.when, row, total, binding),
  );
  return rule?.is ?? 'sale';
}

function holds(condition: KindCondition, row: Row, total: Minor, binding: Binding): boolean {
  if ('total' in condition)
    return condition.total === (total < 0 ? 'negative' : total > 0 ? 'positive' : 'zero');
  const text = rawText(row, binding.conditions.get(condition) ?? null);
  if ('equals' in condition) return text === condition.equals;
  return 'startsWith' in condition ? text.startsWith(condition.startsWith) : condition.in.includes(text);
}

export { displayDate as formatDate, displayInstant as formatMoment } from '../../src-shared/time/index.ts';
export { CureLink } from './cure-link.tsx';
export { FilterBar } from './filter/filter-bar.tsx';
export { useTypedSearch } from './filter/use-typed-search.ts';
export { EmptyState } from './page/empty-state.tsx';
export { BooksNotHere, useSystemName } from './page/kept-elsewhere.tsx';
export { NoBooks } from './page/no-books.tsx';
export { Figures, type FigureFact } from './page/figures.tsx';
export { FillingPage } from './page/filling-page.tsx';
export { KeyValue, type Fact } from './page/key-value.tsx';
export { LoadingRows } from './page/loading-rows.tsx';
export { Notice } from './page/notice.tsx';
export { PageHeader } from './page/page-header.tsx';
export { QueryView, type QueryLike } from './page/query-view.tsx';
export { Section } from './page/section.tsx';
export { BooksSelect } from './input/books-select.tsx';
export { DateField } from './input/date-field.tsx';
export { useKeys, useSingleKeys } from './input/use-keys.ts';
export { FailureNote } from './failure/failure-note.tsx';
export { FailureText } from './failure/failure-text.tsx';
export * from './paths.ts';
export { Badge } from './status/badge.tsx';
export { DeliveryStatusBadge } from './status/delivery-status-badge.tsx';
export { ImportStateBadge } from './status/import-state-badge.tsx';
export { MemberStateBadge } from './status/member-state-badge.tsx';
export { OpenStateBadge } from './status/open-state-badge.tsx';
export { StatusBadge } from './status/status-badge.tsx';
export { TaskStateBadge } from './status/task-state-badge.tsx';
export { TiesBadge } from './status/ties-badge.tsx';
export type { Tone } from './status/tone.ts';
export { useRowWindow } from './table/use-row-window.ts';
export { DataTable } from './table/data-table.tsx';
export { EntryLines } from './table/entry-lines.tsx';
export type { Column, DataTableProps, Selection, Sort } from './table/types.ts';
export { AmountText } from './text/amount-text.tsx';
export { CopyText } from './text/copy-text.tsx';
export { CountText } from './text/count-text.tsx';
export { DateText } from './text/date-text.tsx';
export { InstantText } from './text/instant-text.tsx';
export { MoneyText } from './text/money-text.tsx';
export { QuantityText } from './text/quantity-text.tsx';
export {
  formatAmount,
  formatBytes,
  formatCount,
  formatMoney,
  formatQuantity,
  isZero,
  priceText,
} from './text/numbers.ts';
export { ExportMenu, FormatMenu, type ExportFormat } from './work/export-menu.tsx';
export { IdentityBar } from './work/identity-bar.tsx';
export { ReasonDialog } from './work/reason-dialog.tsx';
export { ReasonForm } from './work/reason-form.tsx';
export { TaskOutcome } from './work/task-outcome.tsx';
export { needsPerson, useOutcomeWords } from './work/outcome-words.ts';
export { TaskProgress } from './work/task-progress.tsx';
export { useFocusBack } from './work/use-focus-back.ts';
export { useConfirm, type Question } from './work/use-confirm.tsx';
export { percentDone, phaseWords } from './work/progress-words.ts';

import { Select } from '@mantine/core';

/** Which set of books is looked at; not there while there is only one. */
export function BooksSelect(props: {
  readonly label: string;
  readonly books: {
    readonly all: readonly { readonly name: string; readonly currency: string }[];
    readonly input: { readonly books?: string };
    readonly choose: (books: string | null) => void;
  };
}) {
  const { label, books } = props;
  if (books.all.length < 2 || books.input.books === undefined) return null;
  return (
    <Select
      label={label}
      data={books.all.map(({ name, currency }) => ({ value: name, label: `${name} (${currency})` }))}
      value={books.input.books}
      onChange={books.choose}
      allowDeselect={false}
    />
  );
}

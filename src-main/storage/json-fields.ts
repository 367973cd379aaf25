/** An object that came out of JSON, field by field. */
export type Fields = Readonly<Record<string, unknown>>;

/** @throws TypeError unless the value is an object. */
export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('an object', value);
  return value as Fields;
}

/** @throws TypeError unless the field is text. */
export function textOf(of: Fields, name: string): string {
  const value = of[name];
  if (typeof value !== 'string') throw wrong(`text in "${name}"`, value);
  return value;
}

/** @throws TypeError unless the field is text or null. */
export function textOrNullOf(of: Fields, name: string): string | null {
  return of[name] === null ? null : textOf(of, name);
}

/** @throws TypeError unless the field is a number; what kind of number its brand says. */
export function numberOf(of: Fields, name: string): number {
  const value = of[name];
  if (typeof value !== 'number') throw wrong(`a number in "${name}"`, value);
  return value;
}

/** @throws TypeError unless the field is a list of objects. */
export function listOf<Item>(of: Fields, name: string, read: (item: Fields) => Item): readonly Item[] {
  const value = of[name];
  if (!Array.isArray(value)) throw wrong(`a list in "${name}"`, value);
  return value.map((item: unknown) => read(fieldsOf(item)));
}

function wrong(wanted: string, found: unknown): TypeError {
  return new TypeError(`Expected ${wanted}, found ${JSON.stringify(found)}`);
}

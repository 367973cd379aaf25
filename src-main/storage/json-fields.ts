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

/** @throws TypeError unless the field is one of these texts. */
export function choiceOf<Choice extends string>(
  of: Fields,
  name: string,
  choices: readonly Choice[],
): Choice {
  const value = textOf(of, name);
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw wrong(`one of ${choices.join(', ')} in "${name}"`, value);
  return choice;
}

/** @throws TypeError unless the field is true or false. */
export function flagOf(of: Fields, name: string): boolean {
  const value = of[name];
  if (typeof value !== 'boolean') throw wrong(`true or false in "${name}"`, value);
  return value;
}

/** Reads a field that older documents were written without; those have `before`. */
export function sinceThen<Value>(
  of: Fields,
  name: string,
  before: Value,
  read: (of: Fields, name: string) => Value,
): Value {
  return of[name] === undefined ? before : read(of, name);
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

/** @throws TypeError unless the field is a list of texts. */
export function textsOf(of: Fields, name: string): readonly string[] {
  const value = of[name];
  if (!Array.isArray(value)) throw wrong(`a list in "${name}"`, value);
  return value.map((text: unknown) => textOf({ [name]: text }, name));
}

function wrong(wanted: string, found: unknown): TypeError {
  return new TypeError(`Expected ${wanted}, found ${JSON.stringify(found)}`);
}

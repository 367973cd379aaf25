import type { z } from 'zod';
import { failure } from '../../../src-shared/model/index.ts';
import { CallFailed, type FaultKind } from './faults.ts';
import type { Session } from './session.ts';
import { ids, rows } from './wire.ts';

/** A condition of a search: Tryton's own list form. */
export type Domain = readonly unknown[];

export type Values = Readonly<Record<string, unknown>>;

/** Any of these conditions. */
export function anyOf(conditions: readonly Domain[]): Domain {
  return ['OR', ...conditions.map((condition) => [condition])];
}

/** The calls of a model that Daybook makes, with answers that are what they should be. */
export class Client {
  readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  /**
   * Rows with the fields that `shape` names, oldest first. A name with a dot at its end is what `related`
   * asks for: fields of the row that it leads to.
   * @throws CallFailed
   */
  async read<Shape extends z.ZodRawShape>(
    model: string,
    domain: Domain,
    shape: Shape,
    options: {
      readonly limit?: number;
      readonly related?: readonly string[];
      readonly context?: Values;
      readonly order?: readonly (readonly [string, 'ASC' | 'DESC'])[];
    } = {},
  ): Promise<readonly z.output<z.ZodObject<Shape>>[]> {
    const { limit = null, order = [['id', 'ASC']], related = [], context } = options;
    const fields = [...Object.keys(shape).filter((name) => !name.endsWith('.')), ...related];
    const args = [domain, 0, limit, order, fields];
    const answer = await this.session.call(`model.${model}.search_read`, args, context);
    return this.#parsed(rows(shape), answer, model, 'not-sent');
  }

  /** Numbers of the rows, oldest first. @throws CallFailed */
  async search(model: string, domain: Domain, limit: number | null = null): Promise<readonly number[]> {
    const args = [domain, 0, limit, [['id', 'ASC']]];
    return this.#parsed(ids, await this.session.call(`model.${model}.search`, args), model, 'not-sent');
  }

  /** All or none of them. @throws CallFailed */
  async create(model: string, values: readonly Values[]): Promise<readonly number[]> {
    return this.#parsed(ids, await this.session.call(`model.${model}.create`, [values]), model, 'no-answer');
  }

  /** @throws CallFailed */
  async createOne(model: string, values: Values): Promise<number> {
    const [made] = await this.create(model, [values]);
    if (made === undefined) throw this.#notUnderstood(model, 'no-answer');
    return made;
  }

  /** @throws CallFailed */
  async write(model: string, which: readonly number[], values: Values): Promise<void> {
    await this.session.call(`model.${model}.write`, [which, values]);
  }

  /** Presses one of the model's buttons, or deletes. @throws CallFailed */
  async press(model: string, button: string, which: readonly number[]): Promise<unknown> {
    return this.session.call(`model.${model}.${button}`, [which]);
  }

  /** @param kind what is known when the answer is none: whether something was changed */
  #parsed<Schema extends z.ZodType>(
    schema: Schema,
    answer: unknown,
    model: string,
    kind: FaultKind,
  ): z.output<Schema> {
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw this.#notUnderstood(model, kind);
    return parsed.data;
  }

  #notUnderstood(model: string, kind: FaultKind): CallFailed {
    const data = { problem: `an answer about ${model}` };
    const cause = failure('books-not-understood', { where: this.session.where, data });
    return new CallFailed(kind, cause);
  }
}

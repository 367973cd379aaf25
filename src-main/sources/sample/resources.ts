import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';

const ProductSchema = z
  .strictObject({
    sku: z.string().min(1),
    name: z.string().min(1),
    group: z.enum(['books', 'paper', 'home', 'garden', 'pantry', 'bakery', 'cafe']),
    taxCode: z.enum(['GST', 'FRE']),
    /** On the shelf, tax included; by weight: for one kilogram. */
    priceCents: z.int().positive(),
    costCents: z.int().positive(),
    /** How often it is bought, against the others. */
    weight: z.int().positive(),
    /** Pieces (or kilograms) in each store when books begin; 0 where no stock is kept. */
    opening: z.int().nonnegative(),
    /** Its deliveries are booked short most weeks and made good later, so it runs below zero. */
    bookedShort: z.boolean().default(false),
    byWeight: z.boolean().default(false),
    /** Dear enough to be paid in instalments. */
    layby: z.boolean().default(false),
  })
  .readonly();

const OrderedSchema = ProductSchema.unwrap()
  .pick({ sku: true, name: true, group: true, taxCode: true, priceCents: true })
  .extend({
    use: z.enum(['direct-ship', 'installed', 'labour']),
    /** What the maker or the fitter asks; 0 for what is made of goods of the shop. */
    costCents: z.int().nonnegative(),
  })
  .readonly();

const CatalogueSchema = z
  .strictObject({
    /** Each delivers to every store once a week, on its ISO weekday. */
    suppliers: z.array(
      z
        .strictObject({ name: z.string(), groups: z.array(z.string()), weekday: z.int().min(1).max(7) })
        .readonly(),
    ),
    products: z.array(ProductSchema),
    /** What no shop has on its shelves: sent by its maker, or built in at the customer's. */
    ordered: z.array(OrderedSchema),
  })
  .readonly();

const PeopleSchema = z
  .strictObject({
    given: z.array(z.string()).min(1),
    family: z.array(z.string()).min(1),
    trade: z.array(z.string()).min(1),
  })
  .readonly();

export type Product = z.infer<typeof ProductSchema>;
export type Catalogue = z.infer<typeof CatalogueSchema>;
export type Ordered = z.infer<typeof OrderedSchema>;
export type Supplier = Catalogue['suppliers'][number];
/** Invented names, to be put together. */
export type People = z.infer<typeof PeopleSchema>;

/** Products of which stock is kept. */
export function stocked(catalogue: Catalogue): readonly Product[] {
  return catalogue.products.filter(({ opening }) => opening > 0);
}

/** What is ordered for a customer, by how it gets there. */
export function ordered(catalogue: Catalogue, use: Ordered['use']): readonly Ordered[] {
  return catalogue.ordered.filter((one) => one.use === use);
}

export interface Resources {
  readonly catalogue: Catalogue;
  readonly people: People;
  /** Changes with what the files say, not with how they are laid out or where they lie. */
  readonly digest: string;
}

/**
 * Reads what the sample store sells and whom it may meet.
 * @throws ExpectedFailure file-not-found when the installation lacks the files.
 */
export async function loadResources(folder: string): Promise<Resources> {
  const catalogue = CatalogueSchema.parse(await readJson(join(folder, 'catalogue.json')));
  const people = PeopleSchema.parse(await readJson(join(folder, 'people.json')));
  const digest = createHash('sha256')
    .update(JSON.stringify([catalogue, people]))
    .digest('hex')
    .slice(0, 12);
  return { catalogue, people, digest };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    throw new ExpectedFailure('file-not-found', { where: path });
  }
}

import { expect, test } from 'vitest';
import { createPlaces } from '../../../src-main/hosts/window/places.ts';

function place(name: string): { readonly path: string; readonly kind: 'file' } {
  return { path: `/tills/${name}`, kind: 'file' };
}

test('a handle leads to its place and tells nothing of it', () => {
  const places = createPlaces();
  const { handle, name } = places.admit(place('a.csv'));
  expect(name).toBe('a.csv');
  expect(handle).not.toContain('a.csv');
  expect(places.find(handle)).toEqual(place('a.csv'));
  expect(places.find('/tills/a.csv')).toBeNull();
  expect(places.find('')).toBeNull();
});

test('the same place keeps its handle, another kind of it does not', () => {
  const places = createPlaces();
  const first = places.admit(place('a'));
  expect(places.admit(place('a'))).toEqual(first);
  expect(places.admit({ path: '/tills/a', kind: 'folder' }).handle).not.toBe(first.handle);
});

test('no handle is the same as another, nor those of another run', () => {
  const handles = [createPlaces(), createPlaces()].flatMap((places) =>
    Array.from({ length: 50 }, (_, at) => places.admit(place(String(at))).handle),
  );
  expect(new Set(handles).size).toBe(100);
});

test('the one that was not used for longest is forgotten', () => {
  const places = createPlaces(3);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => places.admit(place(name)).handle);
  places.find(a!);
  const d = places.admit(place('d')).handle;
  expect([a, b, c, d].map((handle) => places.find(handle!)?.path ?? null)).toEqual([
    '/tills/a',
    null,
    '/tills/c',
    '/tills/d',
  ]);
  // Forgotten altogether: chosen again it is another one.
  expect(places.admit(place('b')).handle).not.toBe(b);
});

test('a thousand are remembered', () => {
  const places = createPlaces();
  const handles = Array.from({ length: 1001 }, (_, at) => places.admit(place(String(at))).handle);
  expect(places.find(handles[0]!)).toBeNull();
  expect(places.find(handles[1]!)).not.toBeNull();
});

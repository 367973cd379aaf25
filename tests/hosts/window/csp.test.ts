import { expect, test } from 'vitest';
import { contentSecurityPolicy, newStyleNonce, withStyleNonce } from '../../../src-main/hosts/window/csp.ts';

const policy = contentSecurityPolicy('abc');

test('whatever is not named is forbidden', () => {
  expect(policy).toMatch(/^default-src 'none'; /u);
  for (const rule of [
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
});

test('scripts are the shipped ones: nothing inline, nothing evaluated, no other address', () => {
  expect(policy).toMatch(/script-src 'self';/u);
  expect(policy).not.toMatch(/unsafe|https?:|\*|blob:/u);
});

test('written styles need the nonce, which no page has twice', () => {
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(newStyleNonce()).not.toBe(newStyleNonce());
  expect(newStyleNonce()).toMatch(/^[\w-]{22}$/u);
});

test('the page is told its nonce', () => {
  expect(withStyleNonce('<html><head><title>x</title></head></html>', 'abc')).toBe(
    '<html><head><meta property="csp-nonce" nonce="abc"><title>x</title></head></html>',
  );
});

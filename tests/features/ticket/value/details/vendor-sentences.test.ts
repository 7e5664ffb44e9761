import { describe, expect, it } from 'vitest';
import type { RemoteError } from '#ports/remote-error.ts';
import { vendorSentence } from '#features/ticket/value/details/vendor-sentences.ts';
import { sentences } from '../../../../ui/english.ts';

describe.each(['Stripe', 'Shopify'])('what %s did not do', (what) => {
  it.each<RemoteError>([
    { kind: 'not_set_up', what },
    { kind: 'forbidden', what },
    { kind: 'rejected', what, detail: 'name is missing' },
    { kind: 'rate_limited', what, retryAfterMs: 12_000 },
    { kind: 'unavailable', what, status: 503 },
    { kind: 'unreachable', what },
    { kind: 'unreadable', what, path: 'count' },
  ])('is said by its name, with what to do and nothing of Zendesk: $kind', (error) => {
    const sentence = vendorSentence(sentences, error);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).toContain(what);
    expect(sentence.split('. ').length).toBeGreaterThan(1);
    expect(sentence).not.toMatch(/[{}]|Zendesk|value\./);
  });
});

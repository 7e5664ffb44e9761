import { describe, expect, it } from 'vitest';
import { aRequest } from '#builders/a-request.ts';
import { openRequestOf } from '#domain/moments/open-request.ts';
import { REQUEST_LINE_KINDS, type RequestLineKind } from '#domain/moments/request-line.ts';

function openAfter(...kinds: readonly RequestLineKind[]) {
  return openRequestOf(kinds.map((kind) => ({ kind, byId: '91', byName: 'Lena Sample', atMs: 0, text: '', amountMinor: null })));
}

describe('an open request', () => {
  it('waits for a lead until one has asked back or approved it, and again after the reply', () => {
    expect(openAfter('asked')).toBe('unanswered');
    expect(openAfter('asked', 'question')).toBe('asked_back');
    expect(openAfter('asked', 'question', 'reply')).toBe('unanswered');
    expect(openAfter('asked', 'question', 'reply', 'approved')).toBe('approved');
  });

  it('waits for a lead where its record tells nothing of it, or only how it was asked for', () => {
    expect(openRequestOf(undefined)).toBe('unanswered');
    expect(openRequestOf(aRequest().lines)).toBe('unanswered');
    expect(REQUEST_LINE_KINDS.map((kind) => openAfter(kind)).filter((one) => one === 'unanswered')).toHaveLength(4);
  });
});

import { describe, expect, it } from 'vitest';
import { wordsFor } from '#domain/policy/words.ts';

describe('the apology', () => {
  it('names the failure where it was ours', () => {
    expect(wordsFor({ cause: 'wrong_item', fault: 'ours' })).toEqual({ apology: 'wrong_item' });
  });

  it.each(['third_party', 'customer', 'unclear'] as const)('regrets the trouble and owns nothing where the fault is %s', (fault) => {
    expect(wordsFor({ cause: 'wrong_item', fault })).toEqual({ apology: 'other' });
  });

  it('names nothing where nobody has said what went wrong', () => {
    expect(wordsFor({ cause: null, fault: 'ours' })).toEqual({ apology: 'other' });
  });
});

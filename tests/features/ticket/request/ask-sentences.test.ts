import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { Choice } from '#features/ticket/session/plan.ts';
import { firstReason, workSentence } from '#features/ticket/request/ask-sentences.ts';
import { sentences } from '../../../ui/english.ts';

const at = { nowMs: NOW_MS, timeZone: TIME_ZONE, currency: EUR, ownId: '11' };

describe('what was done about a request', () => {
  it('is said, and nothing while nothing was', () => {
    expect(workSentence(sentences, { phase: 'idle' }, at)).toBe('');
    expect(workSentence(sentences, { phase: 'done', what: 'asked' }, at)).toBe('Asked. The answer appears here.');
  });

  it('names what was made right meanwhile', () => {
    const error = { kind: 'made_right', commitment: aCommitment() } as const;
    expect(workSentence(sentences, { phase: 'failed', error }, at)).toContain('€15 store credit');
  });
});

/** The first words of a request for what an agent has chosen. */
async function reason(choice: Partial<Choice>, gestureMinor = 2000): Promise<string> {
  const { session } = await aWorld({ settings: parsedSettings({ limits: limits({ gestureMinor }) }) }).open();
  session.choose(choice);
  return firstReason(sentences, session.getState());
}

describe('the reason that a lead is asked for', () => {
  it('is the limit in the way, and nothing where none is', async () => {
    expect(await reason({})).toBe('');
    expect(await reason({ amountText: '40' })).toBe('Asked for: €40. Suggested: €10. Limit per gesture: €20.');
  });

  it('says what was suggested only of what the app suggested, also where the limit is below it', async () => {
    expect(await reason({}, 600)).toBe('Asked for: €6. Suggested: €10. Stopped by the limit per gesture.');
    expect(await reason({ amountText: '10' }, 600)).toBe('Suggested: €10. Limit per gesture: €6.');
    expect(await reason({ gesture: 'credit', amountText: '10', fault: 'customer' }, 600)).toBe('Asked for: €10. Limit per gesture: €6.');
  });

  it('goes on with what was said already of why it is something else, and is typed once', async () => {
    const deviation = ' We had promised it. ';
    expect(await reason({ amountText: '40', deviation })).toBe(
      'Asked for: €40. Suggested: €10. Limit per gesture: €20. We had promised it.',
    );
    expect(await reason({ amountText: '12', deviation })).toBe('We had promised it.');
  });

  it('is not what was said of another amount, once it is as suggested again', async () => {
    expect(await reason({ deviation: 'We had promised it.' })).toBe('');
  });
});

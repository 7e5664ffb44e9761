import { describe, expect, it } from 'vitest';
import { LENA } from '#builders/a-request-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { eur } from '#builders/currencies.ts';
import type { LeadAdvice } from '#domain/policy/suggestion.ts';
import { Advice } from '#features/ticket/suggestion/controls/Advice.tsx';
import type { SignedInAgent } from '#ports/workspace.ts';
import { knowing } from '../../../../builders/a-suggestion.ts';
import { shown, shownIn } from '../../shown.tsx';

async function advised(lead: LeadAdvice, agent?: SignedInAgent): Promise<string> {
  const at = await shown(
    (state) => {
      const { suggestion } = state.plan;
      return suggestion && <Advice state={{ ...state, plan: { ...state.plan, suggestion: { ...suggestion, lead } } }} />;
    },
    { world: aWorld(), of: agent === undefined ? {} : { agent } },
  );
  return at.screen.textContent;
}

const LOOK = { kind: 'ask', why: 'gestures', wanted: eur(1000) } as const;

describe('advice', () => {
  it('is none on most tickets', async () => {
    expect(await advised({ kind: 'none' })).toBe('');
  });

  it('says where everyone gets the same', async () => {
    const { screen } = await shownIn({}, (state) => <Advice state={knowing(state, { facts: { isGroup: true } })} />);
    expect(screen.textContent).toBe('Many customers have the same problem: for the same severity, everyone gets the same.');
  });

  it.each([
    ['vulnerable', 'Tell your lead: the customer is in a vulnerable situation.'],
    ['same_cause_again', 'Tell your lead: this customer has had the same problem again.'],
    ['critical', 'Tell your lead: this is a critical failure.'],
  ] as const)('says what a lead has to be told: %s', async (why, sentence) => {
    expect(await advised({ kind: 'tell', why })).toBe(sentence);
  });

  it('lets a lead look first where there were gestures before, whom nobody tells so', async () => {
    expect(await advised(LOOK)).toContain('ask your lead to check this one first');
    expect(await advised(LOOK, LENA)).toBe('');
  });

  it('leaves what a limit refuses to where that is said', async () => {
    expect(await advised({ ...LOOK, why: 'gesture' })).toBe('');
  });
});

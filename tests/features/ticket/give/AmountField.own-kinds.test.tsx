import { beforeAll, describe, expect, it } from 'vitest';
import { MILES_POLICY, OWN_KINDS } from '#builders/own-kinds.ts';
import { eur } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { addOwnKinds } from '#features/shared/own-kinds/add-own-kinds.ts';
import { AmountField } from '#features/ticket/give/AmountField.tsx';
import { byLabel, typed } from '../../../ui/rendered.tsx';
import { shownIn } from '../shown.tsx';

async function field() {
  const at = await shownIn({ settings: parsedSettings({ policy: MILES_POLICY }) }, (state, session) => (
    <AmountField state={state} session={session} obstacleId="obstacle" />
  ));
  const input = byLabel(at.screen, 'Amount');
  return { ...at, input, plan: () => at.session.getState().plan };
}

beforeAll(async () => {
  await addOwnKinds(OWN_KINDS, 'en-US');
});

describe('the amount of what is counted', () => {
  it('is how many, of what stands beside it, as suggested and as typed', async () => {
    const { input, screen, plan } = await field();
    expect([input.value, screen.textContent]).toEqual(['800', 'Amountmiles']);
    await typed(input, '500');
    expect([input.value, plan()]).toMatchObject(['500', { gesture: 'miles', count: 500, amount: eur(600) }]);
  });

  it.each([
    ['150', 'Enter a multiple of: 100.'],
    ['1,5', 'This is counted in whole units: enter a whole number.'],
    ['-100', 'Enter an amount above 0.'],
  ])('%s is none: %s', async (text, sentence) => {
    const { input, screen } = await field();
    await typed(input, text);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(screen.textContent).toContain(sentence);
  });

  it('is of the kind for the cause where an act of care was chosen', async () => {
    const at = await field();
    await at.settle(() => {
      at.session.choose({ gesture: 'call' });
    });
    expect([at.input.value, at.screen.textContent]).toEqual(['', 'Amountmiles']);
    await typed(at.input, '300');
    expect(at.plan()).toMatchObject({ gesture: 'miles', count: 300 });
  });
});

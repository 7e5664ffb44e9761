import { expect, it } from 'vitest';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { Guards } from '#features/ticket/give/details/Guards.tsx';
import { OverLimit } from '#features/ticket/give/details/OverLimit.tsx';
import { type Shown, shownIn } from '../../shown.tsx';

/** What is said above the amount and below it, where an item is rejected whose price nobody knows: €30 is the most without it. */
async function said(
  amountText: string,
  limit: Parameters<typeof limits>[0] = {},
): Promise<{ readonly above: string; readonly below: string }> {
  const settings = parsedSettings({ limits: limits({ gestureMinor: 2500, leadGestureMinor: 10_000, ...limit }) });
  const { screen, session, settle }: Shown = await shownIn({ settings }, (state, one) => (
    <>
      <p className="above">{state.plan.exceeded !== null && <OverLimit exceeded={state.plan.exceeded} state={state} />}</p>
      <div className="below">
        <Guards state={state} session={one} />
      </div>
    </>
  ));
  await settle(() => {
    session.choose({ cause: 'damaged_item', fault: 'ours', severity: 2, amountText });
  });
  const textOf = (name: string): string => screen.querySelector(`.${name}`)?.textContent ?? '';
  return { above: textOf('above'), below: textOf('below') };
}

const UNPRICED =
  'The price is not known, or is 0. Without a price, the maximum is €30. To give more, enter the price under “Change”, “More details”.';

it('says one maximum where a lead may not give so much either: the wider one, and that a lead can give that', async () => {
  expect(await said('60')).toEqual({ above: `${UNPRICED} For up to €30, ask a lead.`, below: '' });
  expect(await said('30')).toEqual({ above: 'Limit per gesture: €25. Choose less, or ask a lead.', below: '' });
});

it('says the limit alone where leads have no wider one, and the price alone where the limit is the wider', async () => {
  const choose = 'Choose less, or something that costs time rather than money.';
  expect(await said('60', { leadGestureMinor: 2600 })).toEqual({ above: `Limit per gesture: €25. ${choose}`, below: '' });
  expect(await said('60', { gestureMinor: 5000 })).toEqual({ above: UNPRICED, below: '' });
});

it('says it below where no limit is in the way', async () => {
  expect(await said('40', { gestureMinor: 5000 })).toEqual({ above: '', below: UNPRICED });
});

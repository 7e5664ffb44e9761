import { expect, it } from 'vitest';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { StatutoryBox } from '#features/ticket/suggestion/details/StatutoryBox.tsx';
import { EUR } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { byLabel, isHeld, pressed } from '../../../../ui/rendered.tsx';
import { shown, shownIn } from '../../shown.tsx';

const { causes } = builtInPolicy(EUR);
const settings = parsedSettings({ policy: { ...builtInPolicy(EUR), causes: causes.map((cause) => ({ ...cause, isStatutory: true })) } });

const UNDER_WAY = 'The legal entitlement is under way';

it('a person says that what the law grants is under way, and can take that back', async () => {
  const { screen, session } = await shownIn({ settings }, (state, of) => <StatutoryBox state={state} session={of} />);
  expect(screen.textContent).toContain('goodwill comes on top of it and never replaces it');
  expect(session.getState().plan.amount.amountMinor).toBe(0);
  await pressed(byLabel(screen, UNDER_WAY));
  expect(session.getState().plan.amount.amountMinor).toBe(1000);
  await pressed(byLabel(screen, UNDER_WAY));
  expect(session.getState().plan.amount.amountMinor).toBe(0);
});

it('the box cannot be changed while something is given', async () => {
  const { screen } = await shown((state, session) => (
    <StatutoryBox state={{ ...state, giving: { phase: 'working', step: 'reserve' } }} session={session} />
  ));
  expect(isHeld(byLabel(screen, UNDER_WAY))).toBe(true);
});

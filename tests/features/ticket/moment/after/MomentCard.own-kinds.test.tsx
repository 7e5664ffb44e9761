import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { eur } from '#builders/currencies.ts';
import { firstOf } from '#builders/on-card.ts';
import { MILES_POLICY, OWN_KINDS } from '#builders/own-kinds.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aWorld } from '#builders/a-world.ts';
import { hoursBefore } from '#builders/clock.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { plantGiven } from '#builders/plant-given.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { addOwnKinds } from '#features/shared/own-kinds/add-own-kinds.ts';
import { MomentCard } from '#features/ticket/moment/after/MomentCard.tsx';
import { shown } from '../../shown.tsx';

/** The card of five hundred of something, worth €6. */
async function card(gesture: string, policy: Policy): Promise<HTMLElement> {
  const world = aWorld({ settings: parsedSettings({ policy }) });
  const { momentId } = aCommitment({ agentId: '11' });
  const given = { gesture, count: 500 };
  const by = { momentId, ticketId: '501', customerId: '701', agentId: '11', createdById: '11', cause: 'late_delivery' };
  plantGiven(world.journal, { ...by, amountMinor: 600, detail: given, createdAtMs: hoursBefore(1) });
  await world.moments.as('11').create({ ...aDraft({ ...given, amount: eur(600) }), id: momentId, status: 'given' });
  const at = await shown((state, session) => <MomentCard state={{ ...state, ...firstOf(state) }} session={session} />, { world });
  return at.screen;
}

const steps = (): readonly (string | undefined)[] =>
  screen.getAllByRole<HTMLInputElement>('checkbox').map(({ labels }) => labels?.[0]?.textContent);

it('what a policy does not name any more is called by its key, with its money, and can be ticked off', async () => {
  const causes = MILES_POLICY.causes.map((cause) => ({ ...cause, owed: ['next_flight'] }));
  const screenOf = await card('lounge_visit', { ...MILES_POLICY, ownKinds: null, causes });
  expect(screenOf.textContent).toContain('Made right: €6 Lounge visit');
  expect(steps().slice(0, 2)).toEqual(['Owed: Next flight.', 'Issue this: €6 Lounge visit.']);
});

it('what is counted is told by number and worth, and what is owed in the words of the policy', async () => {
  await addOwnKinds(OWN_KINDS, 'en-US');
  expect((await card('miles', MILES_POLICY)).textContent).toContain('Made right: 500 miles (€6)');
  expect(steps()).toEqual([
    'Owed: new flight.',
    'Issue this: 500 miles (€6).',
    'Check the reply in the editor, change what you like, and send it.',
  ]);
});

import { describe, expect, it } from 'vitest';
import { DEAR } from '#builders/a-request-page.ts';
import { openedPage, phaseOf, press } from '#builders/a-page.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { daysBefore } from '#builders/clock.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { type Choice, NOTHING_CHOSEN } from '#features/ticket/session/plan.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';

async function pressWith({ world, page }: { world: World; page: Page }, choice: Partial<Choice>): Promise<void> {
  page.session.choose(choice);
  await press(world, page.session.makeItRight());
}

/** Not even tried: nothing is refused by a limit, reserved for this, or said to the customer. */
function expectStopped({ world, page }: { world: World; page: Page }): void {
  expect(phaseOf(page)).toBe('idle');
  expect(page.workspace.replies).toEqual([]);
  expect(world.givenMoments()).toHaveLength(world.live().length);
}

describe('a gesture that is stopped', () => {
  it('since gestures on this ticket are together more than one may be is not given: exactly what is left is', async () => {
    const opened = await openedPage();
    await pressWith(opened, { amountText: '40', details: DEAR });
    expect(phaseOf(opened.page)).toBe('given');
    opened.page.session.choose({ cause: 'outage' });
    await press(opened.world, opened.page.session.makeItRight());
    expect(opened.world.givenMoments().map(({ amount }) => amount)).toEqual([eur(4000), eur(1000)]);
    const again = await opened.world.open();
    await pressWith({ world: opened.world, page: again }, { cause: 'wrong_item', gesture: 'credit', amountText: '0.01' });
    expectStopped({ world: opened.world, page: again });
    expect(opened.world.live()).toHaveLength(2);
  });

  it('since the law fixes what is due, and that is not under way, is not given; once it is, it is', async () => {
    const policy = builtInPolicy(EUR);
    const causes = policy.causes.map((one) => (one.cause === 'late_delivery' ? { ...one, isStatutory: true } : one));
    const opened = await openedPage({ settings: parsedSettings({ policy: { ...policy, causes } }) });
    await pressWith(opened, { gesture: 'credit', amountText: '5' });
    expectStopped(opened);
    expect(opened.world.journal.entries).toEqual([]);
    await pressWith(opened, { details: { ...NOTHING_CHOSEN.details, isStatutoryMet: true } });
    expect(opened.world.givenMoments()).toMatchObject([{ amount: eur(500), decision: { facts: { isStatutoryMet: true } } }]);
  });

  it('since it is far above the price is not given; up to 150 % of it, it is', async () => {
    const opened = await openedPage();
    await pressWith(opened, { details: { ...NOTHING_CHOSEN.details, outcome: 'kept', lossText: '10' }, amountText: '15.01' });
    expectStopped(opened);
    expect(opened.world.journal.entries).toEqual([]);
    await pressWith(opened, { amountText: '15' });
    expect(opened.world.givenMoments()).toMatchObject([{ amount: eur(1500), decision: { facts: { lossMinor: 1000 } } }]);
  });

  it('since another ticket that is said to be another matter was made right, is not given without a word on why it is', async () => {
    const world = aWorld({ tickets: { '701': [aPriorTicket({ id: 502, createdAtMs: daysBefore(1) })] } });
    plantGiven(world.journal, {
      momentId: 'm-1',
      ticketId: '502',
      cause: 'late_delivery',
      customerId: '701',
      createdAtMs: daysBefore(1),
      amountMinor: 2000,
    });
    const page = await world.open();
    await press(
      world,
      page.session.withSuggestion((flow) => flow.sayMatter('502', false)).then(() => undefined),
    );
    await pressWith({ world, page }, { deviation: '  ' });
    expect([phaseOf(page), world.givenMoments()]).toEqual(['idle', []]);
    await pressWith({ world, page }, { deviation: 'A second parcel' });
    expect(phaseOf(page)).toBe('given');
    expect(world.givenMoments()).toMatchObject([
      { amount: eur(1450), deviation: 'A second parcel', decision: { isWithinAuthority: false } },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { eur } from '#builders/currencies.ts';
import { hoursBefore } from '#builders/clock.ts';
import type { Moment } from '#domain/moments/moment.ts';
import type { TodoRefund } from '#domain/moments/todos.ts';
import { REFUNDS, STRIPE, WEBHOOK, held, openedComparison, plantCarriedOut } from './a-comparison.ts';

function owed(id: string, over: Partial<TodoRefund> = {}): Moment {
  const refund: TodoRefund = {
    state: 'paid',
    executor: 'stripe',
    candidateId: 'ch_1',
    amount: eur(300),
    attempt: 1,
    reference: 're_1',
    ...over,
  };
  return {
    ...aDraft(),
    id,
    status: 'given',
    todos: [{ what: 'owed_refund', whoId: '12', whoName: 'Ben Sample', doneAtMs: refund.state === 'paid' ? hoursBefore(2) : null, refund }],
  };
}

const refund = (key: string, minor = 300) => held(key, { source: 'stripe_refund', amount: eur(minor), atMs: hoursBefore(2) });

describe('both sides of a month', () => {
  it('have each to-do once, also where the provider holds another attempt of it', async () => {
    const { world, providerRecords, run, verdicts } = openedComparison([REFUNDS]);
    await world.moments.as('12').create(owed('paid', { attempt: 2 }));
    world.time.pass(900_000);
    providerRecords.held.push(refund('owed:paid'), refund('owed:paid:2'));
    await run();
    expect(verdicts().toSorted()).toEqual(['matched owed:paid:2', 'missing_here owed:paid']);
  });

  it('are of the journal that is looked at: after a recount it is read again', async () => {
    const { world, providerRecords, providers, run, verdicts, session } = openedComparison([STRIPE]);
    const lastMonth = 24 * 30;
    plantCarriedOut(world, 'm-1', { atMs: hoursBefore(lastMonth) });
    plantCarriedOut(world, 'm-2', { atMs: hoursBefore(lastMonth + 1) });
    // Of these the newest alone are read with the page.
    for (let place = 0; place < 250; place += 1)
      plantCarriedOut(world, `later-${place}`, { atMs: hoursBefore(2 + (250 - place) / 10), receipt: 'by hand' });
    providerRecords.held.push(held('m-1', { atMs: hoursBefore(lastMonth) }));
    providers.choose(providers.months()[1] ?? '');
    await run();
    const before = verdicts();
    session.core.adopt(session.core.newSnapshot());
    await run(async () => void (await session.core.snapshot().ledgerReader.readTail()));
    await run();
    expect(before.toSorted()).toEqual(['matched m-1', 'missing_there m-2']);
    expect(verdicts()).toEqual(before);
  });

  it('have refunds of what customers are owed, by the to-do’s of their moments', async () => {
    const { world, providerRecords, run, verdicts } = openedComparison([STRIPE, REFUNDS]);
    for (const moment of [
      owed('paid'),
      owed('more', { amount: eur(400) }),
      owed('begun', { state: 'begun' }),
      owed('refused', { state: 'refused' }),
    ])
      await world.moments.as('12').create(moment);
    world.time.pass(900_000);
    providerRecords.held.push(refund('owed:paid'), refund('owed:more'), refund('owed:nobody'));
    await run();
    expect(verdicts().toSorted()).toEqual([
      'matched owed:paid',
      'matched owed:refused',
      'missing_here owed:nobody',
      'open owed:begun',
      'other_amount owed:more',
    ]);
  });

  it('read no moments where nobody pays back what is owed', async () => {
    const { archive, run } = openedComparison([STRIPE]);
    await run();
    expect(archive.calls).toEqual([]);
  });

  it('ask whom the settings name though nothing of the month names them', async () => {
    const { run, asked, verdicts, providerRecords } = openedComparison([REFUNDS, WEBHOOK]);
    providerRecords.held.push(refund('owed:nobody'));
    await run();
    // Nothing goes to the company's own system by these settings, and nothing did.
    expect(asked()).toEqual(['stripe_refund *']);
    expect(verdicts()).toEqual(['missing_here owed:nobody']);
  });

  it('tell who was asked, and what people call them', async () => {
    const { world, run, providers } = openedComparison([STRIPE, WEBHOOK]);
    plantCarriedOut(world, 'm-1');
    await run();
    const { sources, labels } = providers.getState().comparison ?? {};
    expect(sources?.map(({ source }) => source)).toEqual(['stripe']);
    expect(labels?.get('webhook')).toBe('rewards.example.com');
  });
});

import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { hoursBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { rowId } from '#features/lead/budget/providers/providers-state.ts';
import { PACED_MS } from '#ledger/request-pace.ts';
import { STRIPE, WEBHOOK, held, openedComparison, plantCarriedOut } from './a-comparison.ts';

/** The first instant of March in Berlin. */
const MARCH_MS = Date.parse('2026-02-28T23:00:00Z');

describe('the comparison with providers', () => {
  it('reads nothing before somebody asks for it', () => {
    const { providers, asked, world } = openedComparison();
    expect(providers.getState()).toMatchObject({ month: '2026-03', phase: { name: 'idle' }, comparison: null });
    expect(asked()).toEqual([]);
    expect(world.journal.calls).toEqual([]);
  });

  it('finds what agrees, what is missing on either side, and another sum', async () => {
    const { world, providerRecords, run, verdicts, providers } = openedComparison();
    for (const id of ['agrees', 'nothing-there', 'less-there']) plantCarriedOut(world, id);
    providerRecords.held.push(held('agrees'), held('less-there', { amount: eur(1000) }), held('nothing-here'));
    await run();
    expect(providers.getState().phase.name).toBe('done');
    expect(verdicts().toSorted()).toEqual([
      'matched agrees',
      'missing_here nothing-here',
      'missing_there nothing-there',
      'other_amount less-there',
    ]);
    expect(providers.getState().comparison).toMatchObject({ isWhole: true, byHand: 0, unlisted: [] });
  });

  it('asks of each account once that something was given to in the month, and of nobody else', async () => {
    const { world, run, asked } = openedComparison();
    plantCarriedOut(world, 'one', { recipientId: 'cus_2' });
    plantCarriedOut(world, 'two', { recipientId: 'cus_1' });
    plantCarriedOut(world, 'three', { recipientId: 'cus_1' });
    plantCarriedOut(world, 'long ago', { recipientId: 'cus_3', atMs: MARCH_MS - 40 * 24 * 3_600_000 });
    await run();
    expect(asked()).toEqual(['stripe cus_1', 'stripe cus_2']);
  });

  it('counts what was left to a hand, of which nobody holds anything', async () => {
    const { world, run, providers, asked } = openedComparison();
    plantCarriedOut(world, 'by-hand', { receipt: 'by hand' });
    await run();
    expect(providers.getState().comparison).toMatchObject({ byHand: 1, rows: [] });
    expect(asked()).toEqual([]);
  });

  it('begins and ends with the calendar month of the account', async () => {
    const { world, providerRecords, run, verdicts, providers } = openedComparison([WEBHOOK]);
    const edges = { february: MARCH_MS - 1, first: MARCH_MS };
    for (const [id, atMs] of Object.entries(edges)) plantCarriedOut(world, id, { atMs, receipt: 'webhook' });
    providerRecords.held.push(
      // Posted in February, and made in March: it is February's, and no difference of March.
      held('february', { source: 'webhook', atMs: MARCH_MS + 5000 }),
      held('first', { source: 'webhook', atMs: MARCH_MS + 5000 }),
      held('unknown', { source: 'webhook', atMs: MARCH_MS }),
    );
    await run();
    expect(verdicts().toSorted()).toEqual(['matched first', 'missing_here unknown']);
    providers.choose('2026-02');
    expect(providers.getState()).toMatchObject({ phase: { name: 'idle' }, comparison: null });
    await run();
    expect(verdicts()).toEqual(['matched february']);
  });

  it('finds by its keys what was posted long before a provider made it', async () => {
    const { world, providerRecords, run, verdicts } = openedComparison([WEBHOOK]);
    plantCarriedOut(world, 'early', { atMs: MARCH_MS - 20 * 24 * 3_600_000, receipt: 'webhook' });
    // More than one page of the journal, all of it before what is read.
    for (let index = 0; index < 60; index += 1) {
      plantCarriedOut(world, `between-${index}`, { atMs: MARCH_MS - 2 * 24 * 3_600_000, receipt: 'by hand' });
    }
    plantCarriedOut(world, 'now', { receipt: 'webhook' });
    providerRecords.held.push(held('early', { source: 'webhook' }), held('now', { source: 'webhook' }));
    await run();
    expect(verdicts()).toEqual(['matched now']);
    expect(world.journal.calls.filter(({ method }) => method === 'byExternalIds')).toHaveLength(1);
  });

  it('asks the others where one does not answer, and calls nothing of that one missing; asked again it goes on there', async () => {
    const { world, providerRecords, run, verdicts, providers, asked } = openedComparison([STRIPE, WEBHOOK]);
    plantCarriedOut(world, 'in-stripe', { recipientId: 'cus_1' });
    plantCarriedOut(world, 'in-stripe-too', { recipientId: 'cus_2' });
    plantCarriedOut(world, 'in-own', { receipt: 'webhook' });
    providerRecords.held.push(held('in-stripe'), held('in-own', { source: 'webhook' }));
    providerRecords.accounts.set('ref-in-stripe', 'cus_1');
    providerRecords.faults.errorBefore = ({ keys }) => (keys[0] === 'cus_2' ? { kind: 'refused_key', what: 'Stripe' } : null);
    await run();
    expect(verdicts().toSorted()).toEqual(['matched in-own', 'matched in-stripe', 'not_compared in-stripe-too']);
    expect(providers.getState().comparison?.unlisted).toMatchObject([{ source: 'stripe', fault: { kind: 'refused_key' } }]);
    providerRecords.faults.errorBefore = null;
    providerRecords.calls.length = 0;
    await run();
    expect(asked()).toEqual(['stripe cus_2']);
    expect(verdicts()).toContain('missing_there in-stripe-too');
  });

  it('says of an account that is gone that it was not compared', async () => {
    const { world, providerRecords, run, verdicts, providers } = openedComparison();
    plantCarriedOut(world, 'there', { recipientId: 'cus_1' });
    plantCarriedOut(world, 'gone', { recipientId: 'cus_2' });
    providerRecords.gone.add('cus_2');
    await run();
    expect(verdicts().toSorted()).toEqual(['missing_there there', 'not_compared gone']);
    expect(providers.getState().comparison?.unlisted).toMatchObject([{ source: 'stripe', fault: null }]);
  });

  it('says of a provider that the settings name no more that nothing of it was compared', async () => {
    const { world, run, verdicts, providers } = openedComparison([STRIPE]);
    plantCarriedOut(world, 'own', { receipt: 'webhook' });
    await run();
    expect(verdicts()).toEqual(['not_compared own']);
    expect(providers.getState().comparison?.unlisted).toMatchObject([{ source: 'webhook', fault: { kind: 'not_set_up' } }]);
  });

  it('stops at once, keeps what it has read, and goes on from there', async () => {
    const { world, providerRecords, run, providers, asked } = openedComparison();
    for (let index = 0; index < 6; index += 1) plantCarriedOut(world, `m-${index}`, { recipientId: `cus_${index}` });
    providerRecords.faults.errorBefore = ({ keys }) => {
      if (keys[0] === 'cus_3') providers.stop();
      return null;
    };
    await run();
    expect(providers.getState()).toMatchObject({ phase: { name: 'stopped' }, progress: { asked: 3, of: 6 }, comparison: null });
    providerRecords.faults.errorBefore = null;
    const before = asked().length;
    const journalCalls = world.journal.calls.length;
    await run();
    expect(asked().slice(before)).toEqual(['stripe cus_3', 'stripe cus_4', 'stripe cus_5']);
    expect(world.journal.calls).toHaveLength(journalCalls);
    expect(providers.getState().comparison?.rows).toHaveLength(6);
  });

  it('asks 80 times in a minute and no more, says that it waits, and goes on by itself', async () => {
    const { world, providerRecords, run, phases } = openedComparison();
    const times: number[] = [];
    for (let index = 0; index < 85; index += 1) plantCarriedOut(world, `m-${index}`, { recipientId: `cus_${index}` });
    providerRecords.faults.errorBefore = () => (times.push(world.time.nowMs()), null);
    await run();
    expect(times).toHaveLength(85);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(PACED_MS - 1000);
    expect(phases).toEqual(['reading', 'waiting', 'reading', 'done']);
  });

  it('says so where the journal cannot be read, and goes on once it can', async () => {
    const { world, run, providers } = openedComparison();
    world.journal.faults.errorBefore = () => DOWN;
    await run();
    expect(providers.getState().phase).toMatchObject({ name: 'failed', error: DOWN });
    world.journal.faults.errorBefore = null;
    await run();
    expect(providers.getState().phase.name).toBe('done');
  });

  it('asks a provider about one of them again, once at a time, and keeps what it says', async () => {
    const { world, providerRecords, run, providers } = openedComparison();
    plantCarriedOut(world, 'm-1');
    await run();
    const [row] = providers.getState().comparison?.rows ?? [];
    const own = row?.own;
    if (own === undefined || own === null) throw new Error('it counts here');
    providerRecords.found = { kind: 'none' };
    await run(async () => void (await Promise.all([providers.ask(own), providers.ask(own)])));
    expect(providers.getState().asking.get(rowId(own))).toEqual({ phase: 'answered', found: { kind: 'none' } });
    expect(providerRecords.calls.filter(({ method }) => method === 'ask')).toHaveLength(1);
    providerRecords.faults.errorBefore = () => DOWN;
    await run(() => providers.ask(own));
    expect(providers.getState().asking.get(rowId(own))).toEqual({ phase: 'failed', error: DOWN });
  });

  it('read anew asks everybody again', async () => {
    const { world, providerRecords, run, providers, verdicts } = openedComparison();
    plantCarriedOut(world, 'm-1', { atMs: hoursBefore(4) });
    await run();
    expect(verdicts()).toEqual(['missing_there m-1']);
    providerRecords.held.push(held('m-1'));
    await run(providers.again);
    expect(verdicts()).toEqual(['matched m-1']);
  });

  it('hands over a table', async () => {
    const { world, run, providers, files } = openedComparison();
    providers.hand('save');
    expect([...files.saved.keys()]).toEqual([]);
    plantCarriedOut(world, 'm-1');
    await run();
    providers.hand('save');
    const [[name, file] = ['', { text: '' }]] = files.saved;
    expect(name).toMatch(/^make-it-right-providers-2026-03-\d{4}-\d\d-\d\d\.csv$/);
    expect(file.text).toContain('stripe,m-1,');
  });
});

import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { hoursBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { lookFor, ownSide } from '#features/lead/budget/providers/own-side.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { openedComparison, plantCarriedOut } from './a-comparison.ts';

const pacing = { isWanted: () => true, tell: () => undefined };
const REFUND = { state: 'paid', executor: 'stripe', candidateId: 'ch_1', amount: eur(300), attempt: 1, reference: 're_1' } as const;
const PAID: Moment = {
  ...aDraft(),
  id: 'm-owed',
  status: 'given',
  todos: [{ what: 'owed_refund', whoId: '12', whoName: 'Ben Sample', doneAtMs: hoursBefore(1), refund: REFUND }],
};

async function looked(of: ReturnType<typeof openedComparison>, keys: readonly string[], paced = pacing) {
  const done = lookFor(of.session.core, keys, paced);
  await of.world.time.run();
  return done;
}

describe('what this account counts', () => {
  it('is what the journal says of gestures, and moments of what is owed', async () => {
    const of = openedComparison();
    plantCarriedOut(of.world, 'm-1');
    await of.run();
    await of.world.moments.as('12').create(PAID);
    const page = await of.session.core.ports.archive.page({ cursor: null });
    const moments = page.ok ? page.value.items : [];
    expect(ownSide(of.session.core, moments).own.map(({ key }) => key)).toEqual(['m-1', 'owed:m-owed']);
  });
});

describe('what is looked for by the keys of providers', () => {
  it('is learnt of gestures, ten moments with one request', async () => {
    const of = openedComparison();
    for (let index = 0; index < 11; index += 1) plantCarriedOut(of.world, `m-${index}`);
    const keys = Array.from({ length: 11 }, (_one, index) => `m-${index}`);
    expect(await looked(of, keys)).toEqual({ ok: true, value: [] });
    expect(of.world.journal.calls.map(({ method }) => method)).toEqual(['byExternalIds', 'byExternalIds']);
    expect(of.world.journal.calls.map(({ keys: asked }) => asked.length)).toEqual([70, 7]);
    expect(of.world.journal.calls[0]?.keys).toContain('post:m-0');
    expect(of.world.journal.calls[0]?.keys).toContain('post:hand-over:m-0');
  });

  it('is given back of what is owed, once for each moment', async () => {
    const of = openedComparison();
    await of.world.moments.as('12').create(PAID);
    expect(await looked(of, ['owed:m-owed', 'owed:m-owed:2', 'owed:m-never'])).toMatchObject({ ok: true, value: [{ id: 'm-owed' }] });
  });

  it('is left where nobody wants it any more', async () => {
    const of = openedComparison();
    expect(await looked(of, ['m-1'], { ...pacing, isWanted: () => false })).toEqual({ ok: true, value: null });
    expect(of.world.journal.calls).toEqual([]);
  });
});

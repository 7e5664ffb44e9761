import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { decided, give, kindsOf } from './a-giver.ts';

/** What each entry but the first says of itself, by name. */
function saidIn(world: World): readonly string[] {
  return world.journal.entries.slice(1).map(({ kind, detail }) => `${kind}: ${Object.keys(detail).toSorted().join(' ')}`);
}

describe('the entries of a gesture', () => {
  it('say what it is, by whom it is carried out and what its post carries on, and nothing of a request', async () => {
    const world = aWorld({ measuredMs: 0 });
    await give(world);
    expect(saidIn(world)).toEqual([
      'reserve: agentName fault gesture severity',
      'post: gesture indexedUpToId listLag receipt reserveId reservedAtMs',
    ]);
  });

  it('say nothing where they withdraw it: its id is its own', async () => {
    const world = aWorld();
    await give(world, { set: { gestureMinor: 1499, teamMonthMinor: 1 } });
    world.journal.plant({ kind: 'reserve', momentId: 'theirs', createdById: '12', amountMinor: 4000 });
    await give(world, { set: { teamMonthMinor: 5000 }, draft: aDraft({ ticketId: '9', customerId: '9' }) });
    expect(saidIn(world).filter((said) => said.startsWith('void'))).toEqual(['void: ']);
  });
});

describe('the entries of a decision', () => {
  it('name the decision, its attempt beyond the first, the page that reserves it, and the reservation that they withdraw', async () => {
    const world = aWorld({ measuredMs: 0 });
    await decided(world, {}, { opposed: ['second'] });
    expect(saidIn(world)).toEqual([
      'reserve: agentName decision fault gesture run severity',
      'void: decision listLag reserveId',
      'reserve: agentName attempt decision fault gesture listLag run severity',
      'post: attempt decision gesture indexedUpToId listLag reserveId reservedAtMs total',
    ]);
    const [, first, withdrawn] = world.journal.entries;
    expect(withdrawn?.detail.reserveId).toBe(first?.id);
  });

  it('name the grant that they are about', async () => {
    const world = aWorld({ measuredMs: 0 });
    await decided(world, { decision: 'deliver', grantAttempt: 2 });
    expect(world.journal.entries.slice(1).map(({ kind, detail }) => [kind, detail.grantAttempt])).toEqual([
      ['reserve', 2],
      ['post', 2],
    ]);
  });
});

describe('what stands under the key of a request already', () => {
  /** As this very page would write it: what it reserved, and was not answered. */
  const own = {
    kind: 'reserve',
    momentId: 'asked-1',
    createdById: '90',
    amountMinor: 1500,
    detail: { decision: 'decline', run: 'moment-1' },
  } as const;

  it('is gone on with where this very page wrote it, and its answer was lost', async () => {
    const world = aWorld({ measuredMs: 0 });
    world.journal.plant(own, 'reserve:asked-1');
    expect((await decided(world)).result).toEqual({ ok: true, value: 'asked-1' });
    expect(kindsOf(world)).toEqual(['limits', 'reserve', 'post']);
  });

  it.each([
    ['by another lead', { createdById: '91' }],
    ['in another life of the page', { detail: { decision: 'decline', run: 'else' } }],
    ['by a page that did not say which it is', { detail: { decision: 'decline' } }],
    ['as another decision', { detail: { decision: 'question', run: 'moment-1' } }],
    ['of another sum', { amountMinor: 1501 }],
    ['in another currency', { currency: 'USD' }],
  ] as const)('is left alone where it was written %s, and nothing is decided', async (_what, over) => {
    const world = aWorld({ measuredMs: 0 });
    world.journal.plant({ ...own, ...over }, 'reserve:asked-1');
    const { result, looks } = await decided(world);
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'same_incident', isContended: true } } });
    expect([looks, kindsOf(world)]).toEqual([0, ['limits', 'reserve']]);
  });
});

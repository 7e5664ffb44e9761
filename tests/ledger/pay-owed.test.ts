import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { type Todo, todoWithRefund } from '#domain/moments/todos.ts';
import { type OwedPorts, type OwedStep, beginOwed, nextAttempt, payOwed } from '#ledger/pay-owed.ts';
import { type FakeOwed, createFakeOwed } from '../fakes/fake-owed.ts';

const STEP: OwedStep = { momentId: 'moment-1', ticketId: '101', what: 'owed_refund_in_full', whoId: '11', whoName: 'Ann (sample)' };
const CHOSEN = { executor: 'stripe', candidateId: 'ch_1', amount: eur(2000), attempt: 1 };
const REFUND = { ...CHOSEN, state: 'begun', reference: '' } as const;

const BEGUN_NOW = { ...REFUND, begunAtMs: NOW_MS } as const;

async function opened(todos: readonly Todo[] = []): Promise<{ world: World; provider: FakeOwed; ports: OwedPorts }> {
  const world = aWorld();
  const provider = createFakeOwed();
  await world.moments.as('11').create({ ...aDraft(), id: 'moment-1', status: 'given', todos });
  return { world, provider, ports: { owed: [provider], moments: world.moments.as('11'), runtime: world.runtime() } };
}

async function ran<T>(world: World, what: Promise<T>): Promise<T> {
  await world.time.run();
  return what;
}

const kept = (world: World) => todoWithRefund([...world.moments.moments.values()][0]?.todos ?? []);

describe('a refund that begins', () => {
  it('is written down before anything is sent', async () => {
    const { world, provider, ports } = await opened();
    expect(await ran(world, beginOwed(ports, STEP, CHOSEN))).toMatchObject({ kind: 'begun', todo: { refund: REFUND, doneAtMs: null } });
    expect(kept(world)).toMatchObject({ whoId: '11', refund: REFUND });
    expect(provider.calls).toEqual([]);
  });

  it('does not begin where that cannot be written down', async () => {
    const { world, ports } = await opened();
    expect(await ran(world, beginOwed(ports, { ...STEP, momentId: 'moment-2' }, CHOSEN))).toMatchObject({
      kind: 'not_begun',
      error: { kind: 'missing' },
    });
  });

  it.each<readonly [string, Todo]>([
    ['somebody has begun another', { ...STEP, doneAtMs: null, refund: { ...BEGUN_NOW, candidateId: 'ch_2' } }],
    ['a colleague has begun the same', { ...STEP, whoId: '12', doneAtMs: null, refund: BEGUN_NOW }],
    [
      'the same person has begun the same on another page, a while ago',
      { ...STEP, doneAtMs: null, refund: { ...BEGUN_NOW, begunAtMs: NOW_MS - 1 } },
    ],
    [
      'it is paid for another to-do',
      { ...STEP, what: 'owed_statutory', doneAtMs: 5, refund: { ...REFUND, state: 'paid', reference: 're_1' } },
    ],
    ['a colleague has done it by hand', { ...STEP, whoId: '12', doneAtMs: 5 }],
    ['the same person has done it by hand, on another page', { ...STEP, doneAtMs: 5 }],
    ['the attempt was refused before', { ...STEP, doneAtMs: null, refund: { ...REFUND, state: 'refused' } }],
  ])('is somebody else’s where %s', async (_what, todo) => {
    const { world, ports } = await opened([
      { what: todo.what, whoId: todo.whoId, whoName: '', doneAtMs: todo.doneAtMs, ...(todo.refund && { refund: todo.refund }) },
    ]);
    expect(await ran(world, beginOwed(ports, STEP, CHOSEN))).toMatchObject({ kind: 'elsewhere' });
  });

  it('is not written down over what a colleague has done by hand', async () => {
    const byHand: Todo = { what: STEP.what, whoId: '12', whoName: '', doneAtMs: 5 };
    const { world, ports } = await opened([byHand]);
    await ran(world, beginOwed(ports, STEP, CHOSEN));
    expect(world.moments.moments.get('moment-1')?.todos).toEqual([byHand]);
  });

  it('anew after a refusal, under a key of its own', async () => {
    const refused: Todo = { what: STEP.what, whoId: '11', whoName: '', doneAtMs: null, refund: { ...REFUND, state: 'refused' } };
    const { world, ports } = await opened([refused]);
    expect(await ran(world, beginOwed(ports, STEP, { ...CHOSEN, attempt: 2 }))).toMatchObject({ kind: 'begun' });
  });
});

describe('a refund that was begun', () => {
  it('is sent once by whoever began it, and done with its reference', async () => {
    const { world, provider, ports } = await opened();
    expect(await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: true }))).toMatchObject({
      todo: { doneAtMs: expect.any(Number), refund: { state: 'paid', reference: 're-owed:moment-1' } },
      refusal: null,
      error: null,
    });
    expect(provider.calls).toEqual(['execute owed:moment-1 ch_1']);
  });

  it('is looked for first by whoever comes later, and sent where it is not there', async () => {
    const { world, provider, ports } = await opened();
    await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: false }));
    await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: false }));
    expect(provider.calls).toEqual(['find owed:moment-1', 'execute owed:moment-1 ch_1', 'find owed:moment-1']);
  });

  it('whose answer is lost is found', async () => {
    const { world, provider, ports } = await opened();
    provider.lost.add('execute');
    expect(await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: true }))).toMatchObject({
      todo: { refund: { state: 'paid' } },
    });
    expect(provider.paid).toHaveLength(1);
  });

  it('stays begun where nobody can tell, and is not sent by whoever comes later', async () => {
    const { world, provider, ports } = await opened();
    provider.lost.add('find');
    const { todo, error } = await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: false }));
    expect([todo.refund.state, todo.doneAtMs, error?.kind]).toEqual(['begun', null, 'unreachable']);
    expect(provider.calls.filter((call) => call.startsWith('execute'))).toEqual([]);
  });

  it('that is refused is nothing paid, in the provider’s words', async () => {
    const { world, provider, ports } = await opened();
    provider.refuses = 'nothing_left';
    expect(await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: true }))).toMatchObject({
      todo: { doneAtMs: null, refund: { state: 'refused' } },
      refusal: { code: 'nothing_left' },
    });
  });

  it.each(['not_permitted', 'not_reached'] as const)(
    'that may have arrived before is not refused by a request that is turned away: %s',
    async (code) => {
      const { world, provider, ports } = await opened();
      provider.refuses = code;
      expect(await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: true }))).toMatchObject({ refusal: { code } });
      const later = await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: false }));
      expect([later.todo.refund.state, later.refusal, later.error?.kind]).toEqual(['begun', null, 'unreachable']);
    },
  );

  it.each(['unavailable', 'rate_limited'] as const)(
    'before which its provider could not be asked was not sent, and is begun again under the same key: %s',
    async (kind) => {
      const { world, provider, ports } = await opened([{ ...STEP, doneAtMs: null, refund: REFUND }]);
      provider.notSent = { what: 'Stripe', ...(kind === 'unavailable' ? { kind, status: 503 } : { kind, retryAfterMs: 0 }) };
      const { todo, error, notSent } = await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: true }));
      expect([todo.refund.state, todo.refund.isTurnedAway, todo.doneAtMs, error, notSent?.kind]).toEqual([
        'refused',
        true,
        null,
        null,
        kind,
      ]);
      expect(provider.calls).toEqual(Array(4).fill('execute owed:moment-1 ch_1'));
      await ports.moments.amend('moment-1', { todos: [todo] });
      provider.notSent = null;
      const again = { ...CHOSEN, attempt: nextAttempt(todo.refund) };
      expect(again.attempt).toBe(1);
      expect(await ran(world, beginOwed(ports, STEP, again))).toMatchObject({ kind: 'begun' });
    },
  );

  it('that may have arrived before is not known where its provider could not be asked', async () => {
    const { world, provider, ports } = await opened();
    provider.notSent = { kind: 'unavailable', what: 'Stripe', status: 503 };
    const { todo, error, notSent } = await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: false }));
    expect([todo.refund.state, error?.kind, notSent]).toEqual(['begun', 'unreachable', null]);
  });

  it('that is accepted and not paid yet is not done', async () => {
    const { world, provider, ports } = await opened();
    provider.isPending = true;
    expect(await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: true }))).toMatchObject({
      todo: { doneAtMs: null, refund: { state: 'pending', reference: 're-owed:moment-1' } },
    });
  });

  it('at a provider that the settings name no more is not known', async () => {
    const { world, ports } = await opened();
    const of = { refund: { ...REFUND, executor: 'gone since' }, isFirst: false };
    expect(await ran(world, payOwed(ports, STEP, of))).toMatchObject({
      error: { kind: 'not_set_up' },
      todo: { refund: { state: 'begun' } },
    });
  });
});

describe('a refund that two pages begin at once', () => {
  const HOUR_MS = 3_600_000;

  it('of two payments is written down as it was paid, whichever of them the record names', async () => {
    const { world, provider, ports } = await opened([{ ...STEP, doneAtMs: null, refund: REFUND }]);
    const other = { candidateId: 'ch_2', amount: eur(1500), momentId: STEP.momentId, ticketId: STEP.ticketId };
    await provider.execute(other, 'owed:moment-1');
    const { todo } = await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: false }));
    expect(todo.refund).toMatchObject({ state: 'paid', candidateId: 'ch_2', amount: eur(1500), reference: 're-owed:moment-1' });
    await ports.moments.amend('moment-1', { todos: [todo] });
    expect(kept(world)?.refund).toEqual(todo.refund);
  });

  it.each(['receipt', 'pending'] as const)('is written down with the attempt under which it is there: %s', async (kind) => {
    const later = { ...REFUND, attempt: 2 };
    const { world, provider, ports } = await opened([{ ...STEP, doneAtMs: null, refund: later }]);
    provider.isPending = kind === 'pending';
    const earlier = await provider.execute(
      { candidateId: 'ch_1', amount: eur(2000), momentId: STEP.momentId, ticketId: '101' },
      'owed:moment-1',
    );
    if (earlier.kind !== kind) throw new Error('it is there');
    provider.find = () => Promise.resolve(earlier);
    const { todo } = await ran(world, payOwed(ports, STEP, { refund: later, isFirst: false }));
    expect(todo.refund).toMatchObject({ attempt: 1, reference: 're-owed:moment-1' });
    await ports.moments.amend('moment-1', { todos: [todo] });
    expect(kept(world)?.refund).toEqual(todo.refund);
  });

  it('is begun at an instant, and sent within twenty hours of it alone: another page may have used its key, which is forgotten by then', async () => {
    const { world, provider, ports } = await opened();
    const begun = await ran(world, beginOwed(ports, STEP, CHOSEN));
    if (begun.kind !== 'begun') throw new Error('it begins');
    const { refund } = begun.todo;
    expect(refund.begunAtMs).toBe(world.time.nowMs());
    world.time.pass(20 * HOUR_MS);
    for (const isFirst of [true, false]) {
      expect(await ran(world, payOwed(ports, STEP, { refund, isFirst }))).toMatchObject({
        todo: { refund: { state: 'begun' } },
        error: { kind: 'unreachable' },
      });
    }
    expect(provider.paid).toEqual([]);
    expect(
      await ran(world, payOwed(ports, STEP, { refund: { ...refund, begunAtMs: (refund.begunAtMs ?? 0) + 1 }, isFirst: false })),
    ).toMatchObject({
      todo: { refund: { state: 'paid' } },
    });
  });

  it('is not sent again by a page that slept while it waited for its provider', async () => {
    const { world, provider, ports } = await opened();
    const begun = await ran(world, beginOwed(ports, STEP, CHOSEN));
    if (begun.kind !== 'begun') throw new Error('it begins');
    let sent = 0;
    provider.execute = () => {
      sent += 1;
      return Promise.resolve({ kind: 'unknown', error: { kind: 'rate_limited', what: 'Stripe', retryAfterMs: 0 } });
    };
    const wait = (): Promise<void> => Promise.resolve(world.time.pass(20 * HOUR_MS));
    const slept = { ...ports, runtime: { ...ports.runtime, wait } };
    expect(await ran(world, payOwed(slept, STEP, { refund: begun.todo.refund, isFirst: true }))).toMatchObject({
      error: { kind: 'unreachable' },
    });
    expect(sent).toBe(1);
  });

  it('and whose request one of them sees turned away has the same key when it is begun anew', async () => {
    const { world, provider, ports } = await opened([{ ...STEP, doneAtMs: null, refund: REFUND }]);
    provider.refuses = 'not_permitted';
    const { todo } = await ran(world, payOwed(ports, STEP, { refund: REFUND, isFirst: true }));
    expect(todo.refund).toMatchObject({ state: 'refused', isTurnedAway: true });
    expect([nextAttempt(todo.refund), nextAttempt({ ...REFUND, state: 'refused' }), nextAttempt(undefined)]).toEqual([1, 2, 1]);
    await ports.moments.amend('moment-1', { todos: [todo] });
    expect(await ran(world, beginOwed(ports, STEP, { ...CHOSEN, candidateId: 'ch_2' }))).toMatchObject({ kind: 'begun' });
    expect(kept(world)?.refund).toMatchObject({ state: 'begun', candidateId: 'ch_2', attempt: 1 });
  });

  it('and was done by hand since it was turned away does not begin', async () => {
    const refund = { ...REFUND, state: 'refused', isTurnedAway: true } as const;
    const { world, ports } = await opened([{ ...STEP, whoId: '12', doneAtMs: 5, refund }]);
    expect(await ran(world, beginOwed(ports, STEP, CHOSEN))).toMatchObject({ kind: 'elsewhere' });
    expect(kept(world)?.refund).toEqual(refund);
  });
});

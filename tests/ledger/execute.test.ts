import { describe, expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anEntry } from '#builders/an-entry.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import {
  type Executable,
  type ExecutePorts,
  executableOfDraft,
  executeMoment,
  executorFor,
  findExecution,
  keepExecution,
  momentGestureOf,
  momentsOfProviders,
  reverseExecution,
  routeOfMoment,
} from '#ledger/execute.ts';
import { type FakeExecutor, GIVES, createFakeExecutor } from '../fakes/fake-executor.ts';

const credit: Executable = executableOfDraft(aDraft({ gesture: 'credit' }), 'moment-1');

async function portsOf(world: World, provider: FakeExecutor): Promise<ExecutePorts> {
  const runtime = world.runtime();
  const reader = aLedgerReader({ journal: world.journal.as('11'), runtime });
  world.journal.plant({ kind: 'post', momentId: 'moment-1', detail: { receipt: 'Sample Pay', recipientId: 'account-1' } });
  await world.moments.as('11').create({ ...aDraft(), id: 'moment-1', status: 'given' });
  await reader.readTail();
  return { executors: [provider, createByHand()], moments: world.moments.as('11'), reader, runtime };
}

async function ran<T>(world: World, what: Promise<T>): Promise<T> {
  await world.time.run();
  return what;
}

describe('who carries out a gesture', () => {
  it('is the first that is for its kind', () => {
    const executors = [createFakeExecutor(), createByHand()];
    expect(executorFor(executors, 'credit').name).toBe('Sample Pay');
    expect(executorFor(executors, 'refund').name).toBe('by hand');
    expect(() => executorFor([createFakeExecutor()], 'refund')).toThrow('Broken invariant: somebody carries out a refund');
  });

  it('is whom the post of the moment names, whoever else would by now, and nobody but people where it names nobody', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'post', momentId: 'moment-5', detail: { receipt: 'by hand' } });
    world.journal.plant({ kind: 'post', momentId: 'moment-2', detail: { receipt: 'Sample Pay', recipientId: 'account-2' } });
    world.journal.plant({ kind: 'post', momentId: 'moment-3', detail: { receipt: 'gone since' } });
    world.journal.plant({ kind: 'reserve', momentId: 'moment-4', detail: { receipt: 'Sample Pay' } });
    const ports = await portsOf(world, createFakeExecutor());
    const routes = ['moment-5', 'moment-2', 'moment-3', 'moment-4'].map((momentId) => routeOfMoment(ports, momentId));
    expect(routes.map(({ name, executor, recipientId }) => [name, executor?.name, recipientId])).toEqual([
      ['by hand', 'by hand', null],
      ['Sample Pay', 'Sample Pay', 'account-2'],
      ['gone since', undefined, null],
      ['by hand', 'by hand', null],
    ]);
  });

  it('is a provider wherever a post names one', () => {
    const posts = [
      anEntry({ kind: 'post', momentId: 'theirs', detail: { receipt: 'stripe' } }),
      anEntry({ kind: 'post', momentId: 'by hand', detail: { receipt: 'by hand' } }),
      anEntry({ kind: 'post', momentId: 'granted', detail: {} }),
      anEntry({ kind: 'reserve', momentId: 'reserved', detail: { receipt: 'stripe' } }),
    ];
    expect([...momentsOfProviders(posts)]).toEqual(['theirs']);
  });
});

describe('what is carried out', () => {
  it('is the gesture that the journal holds, unless that does not say which', () => {
    expect(momentGestureOf(aCommitment({ momentId: 'moment-7', detail: { gesture: 'gift' } }))).toMatchObject({
      momentId: 'moment-7',
      gesture: { kind: 'gift' },
    });
    expect(momentGestureOf(aCommitment({ detail: {} }))).toBeNull();
  });

  it('is looked for before it is done, unless this is the first attempt', async () => {
    const world = aWorld();
    const provider = createFakeExecutor();
    const ports = await portsOf(world, provider);
    expect(await ran(world, executeMoment(ports, credit, { isFirst: false }))).toMatchObject({ kind: 'receipt' });
    expect(provider.calls).toEqual(['find moment-1', 'execute moment-1']);
    expect(await ran(world, executeMoment(ports, credit, { isFirst: false }))).toMatchObject({ kind: 'receipt' });
    expect(provider.calls).toEqual(['find moment-1', 'execute moment-1', 'find moment-1']);
  });

  it('is not done where nobody can tell whether it was, however often that is asked', async () => {
    const world = aWorld();
    const provider = createFakeExecutor();
    provider.behaviour = { ...GIVES, lost: new Set(['find']) };
    const ports = await portsOf(world, provider);
    expect(await ran(world, executeMoment(ports, credit, { isFirst: false }))).toMatchObject({ kind: 'unknown' });
    expect(provider.calls).toEqual(Array.from({ length: 4 }, () => 'find moment-1'));
  });

  it.each([
    ['was done after all is what is found of it, and its receipt is kept', false, 'receipt', 1, { reference: 'pay-moment-1' }],
    [
      'was not done, as far as can be seen, is sent again under its key, and stays unknown: it may still arrive',
      true,
      'unknown',
      4,
      { reference: '', isOpen: true },
    ],
  ] as const)('whose answer is lost and which %s', async (_what, isUnreached, kind, times, kept) => {
    const world = aWorld();
    const provider = createFakeExecutor();
    provider.behaviour = { ...GIVES, lost: new Set(['execute']), isUnreached };
    const ports = await portsOf(world, provider);
    const execution = await ran(world, executeMoment(ports, credit, { isFirst: true }));
    expect(execution).toMatchObject({ kind });
    expect(provider.calls).toEqual(Array.from({ length: times }, () => ['execute moment-1', 'find moment-1']).flat());
    await ran(world, keepExecution(ports, { momentId: 'moment-1', by: 'Sample Pay' }, execution));
    expect(world.moments.moments.get('moment-1')?.receipts).toEqual([{ executor: 'Sample Pay', ...kept }]);
  });

  it('keeps its receipt: who gave it, and by what that is found there, in the place of what was open', async () => {
    const world = aWorld();
    const provider = createFakeExecutor();
    const ports = await portsOf(world, provider);
    const keep = (execution: Parameters<typeof keepExecution>[2]) =>
      ran(world, keepExecution(ports, { momentId: 'moment-1', by: 'Sample Pay' }, execution));
    provider.behaviour = { ...GIVES, outcome: 'pending' };
    await keep(await ran(world, executeMoment(ports, credit, { isFirst: true })));
    const receipts = () => world.moments.moments.get('moment-1')?.receipts;
    expect(receipts()).toEqual([{ executor: 'Sample Pay', reference: 'pay-moment-1', isOpen: true }]);
    await keep({ kind: 'unknown', error: DOWN });
    await keep({ kind: 'none' });
    await keep({ kind: 'refused', code: 'declined', reason: '' });
    expect(receipts()).toEqual([{ executor: 'Sample Pay', reference: 'pay-moment-1', isOpen: true }]);
    const receipt = { executor: 'Sample Pay', kind: 'credit', reference: 'pay-1', steps: [] } as const;
    await keep({ kind: 'receipt', receipt });
    await keep({ kind: 'receipt', receipt });
    await keep({ kind: 'unknown', error: DOWN });
    expect(receipts()).toEqual([{ executor: 'Sample Pay', reference: 'pay-1' }]);
  });

  it('is done also where its receipt cannot be kept', async () => {
    const world = aWorld();
    world.moments.faults.errorBefore = ({ method }) => (method === 'keepReceipt' ? DOWN : null);
    const ports = await portsOf(world, createFakeExecutor());
    const execution = await ran(world, executeMoment(ports, credit, { isFirst: true }));
    expect(execution).toMatchObject({ kind: 'receipt' });
    await ran(world, keepExecution(ports, { momentId: 'moment-1', by: 'Sample Pay' }, execution));
    expect(world.moments.moments.get('moment-1')?.receipts).toBeUndefined();
  });

  it('is for whom the post names at the provider', async () => {
    const world = aWorld();
    const provider = createFakeExecutor();
    await ran(world, executeMoment(await portsOf(world, provider), credit, { isFirst: true }));
    expect([...provider.recipientOf]).toEqual([['moment-1', 'account-1']]);
  });

  it('waits where the provider is asked too often, also one that does no key once only, and gives up at last', async () => {
    for (const isIdempotent of [true, false]) {
      const world = aWorld();
      const provider = createFakeExecutor({ isIdempotent });
      provider.behaviour = { ...GIVES, throttled: 3 };
      const ports = await portsOf(world, provider);
      expect(await ran(world, executeMoment(ports, credit, { isFirst: true }))).toMatchObject({ kind: 'receipt' });
      expect(provider.calls).toEqual(Array.from({ length: 4 }, () => 'execute moment-1'));
      provider.behaviour = { ...GIVES, throttled: 9 };
      const again = await ran(world, executeMoment(ports, { ...credit, momentId: 'moment-1' }, { isFirst: true }));
      expect(again).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    }
  });

  it('by a provider that does not see to it that a key is done once is sent by nobody a second time', async () => {
    const world = aWorld();
    const provider = createFakeExecutor({ isIdempotent: false });
    provider.behaviour = { ...GIVES, lost: new Set(['execute']), isUnreached: true };
    const ports = await portsOf(world, provider);
    expect(await ran(world, executeMoment(ports, credit, { isFirst: true }))).toMatchObject({ kind: 'unknown' });
    provider.behaviour = GIVES;
    expect(await ran(world, executeMoment(ports, credit, { isFirst: false }))).toEqual({ kind: 'none' });
    expect(provider.calls.filter((call) => call.startsWith('execute'))).toHaveLength(1);
  });

  it.each(['not_permitted', 'not_reached'] as const)(
    'is not called refused where an attempt before may have arrived and the next is turned away: %s',
    async (code) => {
      const world = aWorld();
      const provider = createFakeExecutor();
      const ports = await portsOf(world, provider);
      let attempts = 0;
      provider.execute = () => {
        attempts += 1;
        return Promise.resolve(attempts === 1 ? { kind: 'unknown', error: DOWN } : { kind: 'refused', code, reason: '' });
      };
      const unsure = { kind: 'unknown', error: DOWN, isTurnedAway: true };
      expect(await ran(world, executeMoment(ports, credit, { isFirst: true }))).toEqual(unsure);
      expect(await ran(world, executeMoment(ports, credit, { isFirst: true }))).toMatchObject({ kind: 'refused' });
      // Whoever comes later knows nothing of what was sent before, and so does whoever has had to wait.
      expect(await ran(world, executeMoment(ports, credit, { isFirst: false }))).toMatchObject({ kind: 'unknown', isTurnedAway: true });
      const throttled = { kind: 'unknown', error: { kind: 'rate_limited', what: 'Stripe', retryAfterMs: 0 } } as const;
      attempts = 0;
      provider.execute = () => {
        attempts += 1;
        return Promise.resolve(attempts === 1 ? throttled : { kind: 'refused', code, reason: '' });
      };
      expect(await ran(world, executeMoment(ports, credit, { isFirst: true }))).toMatchObject({ kind: 'unknown', isTurnedAway: true });
    },
  );

  it('is refused where its provider has looked at it, whoever asks', async () => {
    const world = aWorld();
    const provider = createFakeExecutor();
    provider.behaviour = { ...GIVES, outcome: 'refused' };
    const ports = await portsOf(world, provider);
    provider.find = () => Promise.resolve({ kind: 'none' });
    expect(await ran(world, executeMoment(ports, credit, { isFirst: false }))).toMatchObject({ kind: 'refused', code: 'declined' });
  });

  it.each([
    [60_000, ['execute moment-1']],
    [60_001, ['find moment-1']],
  ])('is looked for first by a page that slept for %s ms between its post and now', async (sleptMs, calls) => {
    const world = aWorld();
    const provider = createFakeExecutor();
    const ports = await portsOf(world, provider);
    await ran(world, executeMoment(ports, credit, { isFirst: true }));
    world.time.pass(sleptMs);
    const before = provider.calls.length;
    await ran(world, executeMoment(ports, credit, { isFirst: true }));
    expect(provider.calls.slice(before)).toEqual(calls);
  });

  it('is looked for again by a page that slept while it waited for its provider', async () => {
    const world = aWorld();
    const provider = createFakeExecutor();
    provider.behaviour = { ...GIVES, throttled: 1 };
    const ports = await portsOf(world, provider);
    const waiting = { ...ports, runtime: { ...ports.runtime, wait: () => Promise.resolve(world.time.pass(2 * DAY_MS)) } };
    await ran(world, executeMoment(waiting, credit, { isFirst: true }));
    expect(provider.calls).toEqual(['execute moment-1', 'find moment-1', 'execute moment-1']);
  });

  it('by somebody whom the settings know no more is not known', async () => {
    const world = aWorld();
    const ports = { ...(await portsOf(world, createFakeExecutor())), executors: [createByHand()] };
    const gone = { kind: 'unknown', error: { kind: 'not_set_up', what: 'executor' } };
    expect(await executeMoment(ports, credit, { isFirst: true })).toEqual(gone);
    expect(await findExecution(ports, credit)).toEqual(gone);
    expect(await reverseExecution(ports, credit)).toEqual(['not_reversed']);
  });

  it('by hand leaves nothing to keep, and costs no request', async () => {
    const world = aWorld();
    const ports = { ...(await portsOf(world, createFakeExecutor())), executors: [createByHand()] };
    const before = world.requests().length;
    expect(await ran(world, executeMoment(ports, { ...credit, momentId: 'moment-9' }, { isFirst: true }))).toMatchObject({
      kind: 'receipt',
    });
    expect(world.requests()).toHaveLength(before);
  });
});

describe('what is taken back', () => {
  it('is what was carried out or accepted, and nothing else', async () => {
    const world = aWorld();
    const provider = createFakeExecutor();
    const ports = await portsOf(world, provider);
    provider.behaviour = { ...GIVES, outcome: 'pending' };
    await ran(world, executeMoment(ports, credit, { isFirst: true }));
    expect(await ran(world, reverseExecution(ports, credit))).toEqual([]);
    expect(await findExecution(ports, credit)).toEqual({ kind: 'reversed', left: [] });
    expect(await ran(world, reverseExecution(ports, credit))).toEqual([]);
    expect(provider.calls.filter((call) => call.startsWith('reverse'))).toEqual(['reverse moment-1']);
  });

  it('is forbidden from now on where nothing is found of it', async () => {
    const world = aWorld();
    const provider = createFakeExecutor();
    const ports = await portsOf(world, provider);
    expect(await ran(world, reverseExecution(ports, credit))).toEqual([]);
    expect(provider.calls).toEqual(['find moment-1', 'reverse moment-1']);
  });

  it('is nothing where it was refused', async () => {
    const world = aWorld();
    const provider = createFakeExecutor();
    provider.behaviour = { ...GIVES, outcome: 'refused' };
    const ports = await portsOf(world, provider);
    await ran(world, executeMoment(ports, credit, { isFirst: true }));
    expect(await ran(world, reverseExecution(ports, credit))).toEqual([]);
    expect(provider.calls.some((call) => call.startsWith('reverse'))).toBe(false);
  });

  it.each([
    ['cannot be looked for', 'find', 0],
    ['is taken back without an answer, however often that is asked', 'reverse', 4],
  ] as const)('is not said to be where it %s', async (_what, lost, reversed) => {
    const world = aWorld();
    const provider = createFakeExecutor();
    const ports = await portsOf(world, provider);
    await ran(world, executeMoment(ports, credit, { isFirst: true }));
    provider.behaviour = { ...GIVES, lost: new Set([lost]) };
    expect(await ran(world, reverseExecution(ports, credit))).toEqual(['not_reversed']);
    expect(provider.calls.filter((call) => call.startsWith('reverse'))).toHaveLength(reversed);
  });
});

it('what is counted is carried out as so many, with their worth', () => {
  const counted = aDraft({ gesture: 'miles', amount: eur(600), count: 500 });
  expect(executableOfDraft(counted, 'moment-1')).toMatchObject({ gesture: { kind: 'miles', amount: eur(600), count: 500 } });
});

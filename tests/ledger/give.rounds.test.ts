import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { JPY, currency } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { money } from '#domain/money/money.ts';
import { ok } from '#domain/shared/result.ts';
import { giveGesture } from '#ledger/give.ts';
import type { GiveError, GiveOptions } from '#ledger/types.ts';
import { PATIENCE } from '#ledger/pace.ts';
import { aLead, anEuroMonth, done, giveIn, inCurrency, later } from './a-changed-currency.ts';
import { decided, give, givePorts, keysOf, kindsOf } from './a-giver.ts';

const ALWAYS = Array.from({ length: 20 }, () => 'second' as const);
const SET = { teamMonthMinor: 5000 };

/** What somebody else is giving at this moment; with what this agent gives it is more than the month has left. */
function plantOther(world: World): void {
  world.journal.plant({ kind: 'reserve', momentId: 'theirs', ticketId: '9', customerId: '9', createdById: '12', amountMinor: 4000 });
}

/** The other steps back as well, a moment after. */
function withdrawOtherAfterVoid({ journal }: World): void {
  journal.faults.latency = ({ keys: [key] }, when) => {
    if (when === 'after' && key?.startsWith('void:') === true) journal.plant({ kind: 'void', momentId: 'theirs', createdById: '12' });
    return Promise.resolve();
  };
}

async function given(world: World, options: Partial<GiveOptions>, ports = givePorts(world, SET)): Promise<GiveError | null> {
  const terms = { limits: limits(SET), timeZone: TIME_ZONE, agentId: '11', isLead: false, agentName: 'Ben Sample' };
  const giving = giveGesture(ports, aDraft(), terms, { remember: () => {}, executor: null, claim: null, ...options });
  await world.time.run();
  const result = await giving;
  return result.ok ? null : result.error;
}

describe('whoever was told to step back', () => {
  it('tries no more often than patience has rounds', async () => {
    const world = aWorld({ measuredMs: 0 });
    await decided(world, {}, { opposed: ALWAYS, patience: { ...PATIENCE, rounds: 1 } });
    expect(world.requests()).toEqual(['append', 'tail', 'append']);
  });

  // What was reserved, looked at and withdrawn are three; another look is one, and to reserve, look and give once more are four.
  it.each([
    [3, ['append', 'tail', 'append']],
    [4, ['append', 'tail', 'append', 'tail']],
    [7, ['append', 'tail', 'append', 'tail']],
    [8, ['append', 'tail', 'append', 'tail', 'append', 'tail', 'append']],
  ])('begins nothing that %i requests do not let it end', async (requests, made) => {
    const world = aWorld({ measuredMs: 0 });
    await decided(world, {}, { opposed: ['second'], patience: { ...PATIENCE, requests } });
    expect(world.requests()).toEqual(made);
  });

  it('leaves the others alone for one to three pauses of 200 ms before the next look, and reads only what is new then', async () => {
    const world = aWorld({ measuredMs: 0, pageSize: 2 });
    for (let index = 0; index < 6; index += 1) {
      world.journal.plant({ kind: 'thanks', momentId: `m-${index}` });
      world.time.pass(1000);
    }
    plantOther(world);
    world.time.pass(1000);
    const ports = givePorts(world, SET);
    await ports.reader.look(Infinity, { customerId: '701', ticketId: '501' });
    world.journal.calls.length = 0;
    withdrawOtherAfterVoid(world);
    const startedMs = world.time.nowMs();
    expect(await given(world, { patience: { ...PATIENCE, requests: 30 } }, ports)).toBeNull();
    const waitedMs = world.time.nowMs() - startedMs;
    expect([waitedMs >= 200, waitedMs <= 600]).toEqual([true, true]);
    const written = world.journal.calls.map(({ method }) => (method === 'append' ? '|' : 'x')).join('');
    // The look of the other reservation is a first one, and reads again whatever may have become listed late.
    expect(written).toBe('|x|xxx|xxxxxx|');
  });

  it('is told what stood in the way, also where there is room by then and too little is left to give', async () => {
    const world = aWorld({ measuredMs: 0 });
    plantOther(world);
    withdrawOtherAfterVoid(world);
    expect(await given(world, { patience: { ...PATIENCE, requests: 7 } })).toMatchObject({
      kind: 'refused',
      refusal: { limit: 'team_month' },
    });
  });
});

describe('whoever sees that others are deciding', () => {
  it('reserves all the same the first time, for who has a place is told by a look alone', async () => {
    const world = aWorld({ measuredMs: 0 });
    plantOther(world);
    const ports = givePorts(world, SET);
    await ports.reader.readTail();
    expect(await given(world, {}, ports)).toMatchObject({ kind: 'refused', refusal: { limit: 'team_month', isContended: true } });
    expect(kindsOf(world)).toEqual(['limits', 'reserve', 'reserve', 'void']);
  });

  it('looks at once where that is tried again, writes nothing, and is told what stands in the way', async () => {
    const world = aWorld({ measuredMs: 0 });
    plantOther(world);
    const startedMs = world.time.nowMs();
    const error = await given(world, { isAgain: true, patience: { ...PATIENCE, rounds: 2 } });
    expect(error).toMatchObject({ kind: 'refused', refusal: { limit: 'team_month', isContended: true } });
    expect([world.requests(), world.time.nowMs() - startedMs]).toEqual([['tail'], 0]);
  });
});

it('a start of the month in a new currency that became listed late is found by whoever gives, whatever was listed after it', async () => {
  const world = await anEuroMonth();
  later(world);
  const { budget } = aLead(world, JPY);
  await done(world, budget.load());
  await done(world, budget.start(90_000));
  // More than a page holds.
  for (let index = 0; index < 120; index += 1) {
    world.time.pass(10);
    world.journal.plant({ kind: 'thanks', momentId: `m-${index}` });
  }
  const plain = givePorts(world, inCurrency(JPY));
  let isListed = false;
  const journal = {
    ...plain.journal,
    async tail(cursor: string | null) {
      const read = await plain.journal.tail(cursor);
      return read.ok ? ok({ ...read.value, items: read.value.items.filter(({ kind }) => isListed || kind !== 'checkpoint') }) : read;
    },
  };
  const terms = { limits: limits(inCurrency(JPY)) };
  const reader = aLedgerReader({ journal, runtime: plain.runtime, directory: aDirectory(['90', '91']) }, terms);
  await done(world, reader.readTail());
  await done(world, reader.look(Infinity, { customerId: '701', ticketId: '501' }));
  isListed = true;
  expect(reader.currencyStop()).toMatchObject({ why: 'not_started' });
  expect((await giveIn(world, JPY, 2400, { ...plain, journal, reader })).result).toMatchObject({ ok: true });
});

it('what is asked for in another currency than the team’s is refused without a request', async () => {
  const world = aWorld({ measuredMs: 0 });
  const { result } = await give(world, { draft: aDraft({ amount: money(1500, currency('USD')) }) });
  expect(result).toMatchObject({ ok: false, error: { kind: 'other_currency', stop: { why: 'asked' } } });
  expect([world.requests(), keysOf(world)]).toEqual([[], []]);
});

import { describe, expect, it } from 'vitest';
import { ABOUT_NO_TICKET, toldOf } from '#builders/about-no-ticket.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import { type RequestPace, createRequestPace } from '#ledger/request-pace.ts';
import { RECORDS_MEASURED, SEARCH_AT_MOST_MS, measureAccount, listLagDelay } from '#ledger/measure-account.ts';
import { LIST_LAG_AT_MOST_MS, listLagOf } from '#domain/journal/entries.ts';
import { ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type FakeAccountProbe, createFakeAccountProbe } from '../fakes/fake-account-probe.ts';

interface Behaviour {
  readonly listLagMs?: number;
  readonly searchLagMs?: number;
  readonly duplicateExternalId?: 'reject' | 'allow';
}

async function measured(
  behaviour: Behaviour,
  prepare: (probe: FakeAccountProbe, world: World) => void = () => {},
  prepared?: (pace: RequestPace, world: World) => Promise<void>,
) {
  const world = aWorld();
  const probe = createFakeAccountProbe({ nowMs: world.time.nowMs, ...behaviour });
  prepare(probe, world);
  const journal = world.journal.as('99');
  const runtime = world.runtime();
  const reader = aLedgerReader({ journal, runtime });
  const pace = createRequestPace(runtime);
  await prepared?.(pace, world);
  const steps: string[] = [];
  const measuring = measureAccount({ probe, journal, runtime, reader, pace }, { agentId: '99', currency: EUR }, (step) => steps.push(step));
  await world.time.run();
  return { result: await measuring, probe, world, reader, steps };
}

describe('an account', () => {
  it('whose lists show every record at once needs no delay', async () => {
    const { result, probe, world, reader, steps } = await measured({});
    expect(result).toMatchObject({
      ok: true,
      value: { listDelayMs: 0, searchDelayMs: 0, duplicate: 'refused', listLag: { delayMs: 0 }, notDeleted: [] },
    });
    expect(probe.keys).toEqual([]);
    expect(probe.calls.filter(({ method }) => method === 'create')).toHaveLength(RECORDS_MEASURED + 1);
    expect(world.journal.entries).toMatchObject([
      { kind: 'limits', createdById: '99', detail: { listLag: { delayMs: 0 }, measured: { duplicate: 'refused' } } },
    ]);
    expect(toldOf(world, 'limits')).toMatchObject([{ ...ABOUT_NO_TICKET, agentId: '99', amountMinor: 0 }]);
    expect(world.journal.entries[0]?.momentId).toMatch(/^measured-moment-\d+$/);
    expect(world.journal.calls.map(({ keys }) => keys[0])).toEqual([expect.stringMatching(/^measured:moment-\d+$/)]);
    expect(listLagOf(reader.entries())).toMatchObject({ delayMs: 0 });
    expect(steps).toEqual(['list', 'duplicate', 'search', 'clean', 'keep']);
  });

  it('whose lists lag needs twice the longest delay, never less than it was', async () => {
    const { result } = await measured({ listLagMs: 700, searchLagMs: 4000 });
    if (!result.ok) throw new Error('not measured');
    const { listDelayMs, searchDelayMs, listLag } = result.value;
    expect(listDelayMs).toBeGreaterThanOrEqual(700);
    expect(listDelayMs).toBeLessThanOrEqual(900);
    expect(listLag.delayMs).toBe(2 * (listDelayMs ?? 0));
    expect(searchDelayMs).toBeGreaterThanOrEqual(4000);
  });

  it('is searched from when its first record was created, whatever was asked of the list meanwhile', async () => {
    const { result } = await measured({ listLagMs: 700, searchLagMs: 10_000 });
    const searchDelayMs = result.ok ? (result.value.searchDelayMs ?? 0) : 0;
    expect(searchDelayMs).toBeGreaterThanOrEqual(10_000);
    expect(searchDelayMs).toBeLessThan(12_000);
  });

  it('that asks to wait before each first look is not taken for one without delay', async () => {
    const asked = new Set<string>();
    const { result } = await measured({ listLagMs: 4000 }, (probe) => {
      probe.faults.errorBefore = ({ method, keys }) => {
        const key = keys[0] ?? '';
        if (method !== 'isListed' || asked.has(key)) return null;
        asked.add(key);
        return { kind: 'rate_limited', what: 'journal', retryAfterMs: 5000 };
      };
    });
    if (!result.ok) throw new Error('not measured');
    expect(result.value.listDelayMs).toBeGreaterThanOrEqual(4000);
  });

  it('whose lists never show a record is waited for as long as anybody can be, and search no longer than a minute', async () => {
    const { result, probe } = await measured({ listLagMs: 10 * LIST_LAG_AT_MOST_MS, searchLagMs: 2 * SEARCH_AT_MOST_MS });
    expect(result).toMatchObject({
      ok: true,
      value: { listDelayMs: null, searchDelayMs: null, listLag: { delayMs: LIST_LAG_AT_MOST_MS } },
    });
    expect(probe.keys).toEqual([]);
  });

  it('that is slow is asked for less often the longer it takes, so that a minute takes all that is asked', async () => {
    const { result, probe } = await measured({ listLagMs: 9500, searchLagMs: 59_000 });
    expect(result).toMatchObject({ ok: true, value: { listLag: { delayMs: LIST_LAG_AT_MOST_MS } } });
    expect(probe.calls.filter(({ method }) => method === 'isListed').length).toBeLessThanOrEqual(70);
    expect(probe.calls.filter(({ method }) => method === 'isFound').length).toBeLessThanOrEqual(20);
  });

  it('is measured once others have asked so little that no look has to wait for them', async () => {
    const startedMs = aWorld().time.nowMs();
    const { world, result } = await measured({}, undefined, async (pace) => {
      for (let asked = 0; asked < 80; asked += 1) await pace.beforeRequest();
    });
    expect(world.time.nowMs() - startedMs).toBeGreaterThanOrEqual(60_000);
    expect(result).toMatchObject({ ok: true, value: { listDelayMs: 0 } });
  });

  it('that takes a second record with a key is told from one that does not', async () => {
    const { result, probe } = await measured({ duplicateExternalId: 'allow' });
    expect(result).toMatchObject({ ok: true, value: { duplicate: 'allowed' } });
    expect(probe.keys).toEqual([]);
  });

  it('is left clean after a fault, and nothing is kept', async () => {
    const { result, probe, world } = await measured({}, (one) => {
      one.faults.errorBefore = ({ method }) => (method === 'isFound' ? DOWN : null);
    });
    expect(result).toEqual({ ok: false, error: { error: DOWN, notDeleted: [] } });
    expect(probe.keys).toEqual([]);
    expect(world.journal.entries).toEqual([]);
  });

  it('is left clean where what was found cannot be kept, and nothing counts as measured', async () => {
    const { result, probe, reader } = await measured({}, undefined, async (_pace, { journal }) => {
      await Promise.resolve();
      journal.faults.errorBefore = ({ method }) => (method === 'append' ? DOWN : null);
    });
    expect(result).toEqual({ ok: false, error: { error: DOWN, notDeleted: [] } });
    expect([probe.keys, listLagOf(reader.entries())]).toEqual([[], null]);
  });

  it('is not measured where a key of the measurement is taken: the record under it is not its own', async () => {
    const { result, probe } = await measured({}, (one) => void one.create('measure:moment-1:1'));
    const error = { kind: 'rejected', what: 'journal', detail: 'the external id is taken' };
    expect(result).toEqual({ ok: false, error: { error, notDeleted: [] } });
    expect(probe.keys).toEqual(['measure:moment-1:1']);
  });

  it('names what could not be deleted, a record with a lost answer included', async () => {
    const stuck = await measured({}, (one) => {
      one.faults.errorBefore = ({ method }) => (method === 'remove' ? DOWN : null);
    });
    expect(stuck.result).toMatchObject({ ok: true });
    expect(stuck.result.ok && stuck.result.value.notDeleted).toHaveLength(RECORDS_MEASURED);
    let lost = 0;
    const unanswered = await measured({}, (one) => {
      one.faults.loseReply = ({ method }) => {
        lost += method === 'create' ? 1 : 0;
        return method === 'create' && lost === 1;
      };
    });
    expect(unanswered.result.ok && unanswered.result.value.notDeleted).toEqual(unanswered.probe.keys);
  });
});

/** Holds up each answer of one method. */
function slowly(method: string, ms: number) {
  return (probe: FakeAccountProbe, { time }: World): void => {
    probe.faults.latency = (call, when) => (call.method === method && when === 'before' ? time.wait(ms) : Promise.resolve());
  };
}

describe('an account that takes its time to answer', () => {
  it('is not taken for one that shows a record late', async () => {
    expect((await measured({}, slowly('isListed', 500))).result).toMatchObject({ ok: true, value: { listDelayMs: 0 } });
  });

  it('is measured by when it was asked for what it then showed, not by when that answer came', async () => {
    // Asked at 0, at 300, and at 600 ms.
    const { result } = await measured({ listLagMs: 700 }, slowly('isListed', 100));
    expect(result).toMatchObject({ ok: true, value: { listDelayMs: 600 } });
  });

  it('is asked no more once an answer has taken as long as anybody waits', async () => {
    const { result, probe } = await measured({ searchLagMs: 2 * SEARCH_AT_MOST_MS }, slowly('isFound', SEARCH_AT_MOST_MS));
    expect(result).toMatchObject({ ok: true, value: { searchDelayMs: null } });
    expect(probe.calls.filter(({ method }) => method === 'isFound')).toHaveLength(1);
  });
});

/** The list shows each record in turn so long after it was first asked for it; null never. */
function shownAfter(delaysMs: readonly (number | null)[]) {
  return (probe: FakeAccountProbe, { time }: World): void => {
    const firstMs = new Map<string, number>();
    probe.isListed = (id) => {
      const sinceMs = firstMs.get(id) ?? time.nowMs();
      firstMs.set(id, sinceMs);
      const delayMs = delaysMs[[...firstMs.keys()].indexOf(id)] ?? null;
      return Promise.resolve(ok(delayMs !== null && time.nowMs() - sinceMs >= delayMs));
    };
  };
}

describe('an account whose list shows one record later than another', () => {
  it('needs as long as its slowest record, whichever that is', async () => {
    for (const delaysMs of [
      [600, 0, 0, 0, 0],
      [0, 0, 0, 0, 600],
    ])
      expect((await measured({}, shownAfter(delaysMs))).result).toMatchObject({
        ok: true,
        value: { listDelayMs: 600, listLag: { delayMs: 1200 } },
      });
  });

  it('needs the most that anybody waits where one did not come, and no further one is created', async () => {
    const { result, probe } = await measured({}, shownAfter([0, null, 0]));
    expect(result).toMatchObject({ ok: true, value: { listDelayMs: null, listLag: { delayMs: LIST_LAG_AT_MOST_MS } } });
    expect(createdKeys(probe)).toEqual(['measure:moment-1:1', 'measure:moment-1:2', 'measure:moment-1:1']);
  });
});

/** The keys under which records were to be created. */
function createdKeys(probe: FakeAccountProbe): readonly string[] {
  return probe.calls.filter(({ method }) => method === 'create').flatMap(({ keys }) => keys);
}

/** What becomes of creations that fail: those from one to another, counted from 1. */
function failing(error: AppFault, from: number, to: number) {
  return (probe: FakeAccountProbe): void => {
    let created = 0;
    probe.faults.errorBefore = ({ method }) => {
      if (method !== 'create') return null;
      created += 1;
      return created >= from && created <= to ? error : null;
    };
  };
}

function busy(retryAfterMs: number): AppFault {
  return { kind: 'rate_limited', what: 'journal', retryAfterMs };
}

describe('a record that cannot be created', () => {
  const refused = { kind: 'refused_by_role', what: 'journal', action: 'create' } as const;

  it('is created under another key each time, since nobody knows what became of the one before', async () => {
    const { result, probe } = await measured({}, failing(DOWN, 1, 2));
    expect(createdKeys(probe).slice(0, 4)).toEqual([
      'measure:moment-1:1',
      'measure:moment-1:1:2',
      'measure:moment-1:1:3',
      'measure:moment-1:2',
    ]);
    expect(result).toMatchObject({ ok: true, value: { notDeleted: ['measure:moment-1:1', 'measure:moment-1:1:2'] } });
  });

  it('is given up after four attempts, and each of them is named', async () => {
    const { result, probe } = await measured({}, failing(DOWN, 1, 10));
    expect(createdKeys(probe)).toHaveLength(4);
    expect(result).toEqual({ ok: false, error: { error: DOWN, notDeleted: createdKeys(probe) } });
  });

  it.each([
    ['it is refused', refused],
    ['Zendesk asks for a longer wait than anybody has', busy(20_000)],
  ])('is given up at once where %s, and leaves nothing to delete', async (_why, error) => {
    const { result, probe } = await measured({}, failing(error, 1, 10));
    expect(createdKeys(probe)).toHaveLength(1);
    expect(result).toEqual({ ok: false, error: { error, notDeleted: [] } });
  });

  it('leaves nothing to delete where Zendesk asked to wait a moment: it was not created', async () => {
    const { result } = await measured({}, failing(busy(1000), 1, 1));
    expect(result).toMatchObject({ ok: true, value: { notDeleted: [] } });
  });

  it.each([
    ['is one of those after the first', 3],
    ['is the second with a key', RECORDS_MEASURED + 1],
  ])('ends the measurement also where it %s, and what was created is deleted', async (_which, number) => {
    const { result, probe } = await measured({}, failing(refused, number, number));
    expect(result).toEqual({ ok: false, error: { error: refused, notDeleted: [] } });
    expect([createdKeys(probe).length, probe.keys]).toEqual([number, []]);
  });
});

describe('the list lag', () => {
  it('has a limit that an agent can wait for', () => {
    expect(listLagDelay(LIST_LAG_AT_MOST_MS - 1)).toBe(LIST_LAG_AT_MOST_MS);
    expect(listLagDelay(null)).toBe(LIST_LAG_AT_MOST_MS);
    expect(listLagDelay(0)).toBe(0);
  });
});

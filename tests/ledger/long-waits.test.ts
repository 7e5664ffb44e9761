import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS } from '#builders/clock.ts';
import { type VirtualTime, createVirtualTime } from '#builders/virtual-time.ts';
import { LEASE_MS } from '#domain/journal/lease.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type LongWaits, createLongWaits, journalWithLongWaits } from '#ledger/long-waits.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { NewEntry } from '#ports/journal-store.ts';
import { createFakeJournal } from '../fakes/fake-journal.ts';

const CHANCE = 0.25;
/** By chance up to 20 s on top of what everybody is told. */
const SPREAD_MS = CHANCE * 20_000;

function busy(retryAfterMs: number): AppFault {
  return { kind: 'rate_limited', what: 'journal', retryAfterMs };
}

function waiting(): { readonly time: VirtualTime; readonly longWaits: LongWaits; readonly told: (number | null)[] } {
  const time = createVirtualTime();
  const longWaits = createLongWaits({ nowMs: time.nowMs, wait: time.wait, random: () => CHANCE });
  return { time, longWaits, told: [] };
}

/** Answers in this order, the last again and again; tells when it was asked. */
function answering(time: VirtualTime, ...answers: readonly Result<string, AppFault>[]) {
  const askedMs: number[] = [];
  return {
    askedMs,
    ask: () => {
      const answer = answers[Math.min(askedMs.length, answers.length - 1)] ?? ok('');
      askedMs.push(time.nowMs() - NOW_MS);
      return Promise.resolve(answer);
    },
  };
}

async function ended<T>(time: VirtualTime, result: Promise<T>): Promise<T> {
  await time.run();
  return result;
}

describe('while somebody gives, a long wait', () => {
  it('is as long as Zendesk says and some more by chance, and said until when', async () => {
    const { time, longWaits, told } = waiting();
    const { ask, askedMs } = answering(time, fail(busy(40_000)), ok('done'));
    longWaits.begin((untilMs) => void told.push(untilMs));
    expect(await ended(time, longWaits.through(ask))).toEqual(ok('done'));
    expect(askedMs).toEqual([0, 40_000 + SPREAD_MS]);
    expect(told).toEqual([NOW_MS + 40_000 + SPREAD_MS, null]);
  });

  it.each([
    ['of 10 s, which is left to others', 10_000, 1],
    ['of more than 10 s', 10_001, 2],
    ['of 120 s', 120_000, 2],
    ['of more, which no minute takes', 120_001, 1],
  ])('%s is waited for or is an error at once', async (_what, toldMs, asked) => {
    const { time, longWaits } = waiting();
    const { ask, askedMs } = answering(time, fail(busy(toldMs)), ok('done'));
    longWaits.begin(() => {});
    await ended(time, longWaits.through(ask));
    expect(askedMs).toHaveLength(asked);
  });

  it('is waited for five times, and then an error', async () => {
    const { time, longWaits } = waiting();
    const { ask, askedMs } = answering(time, fail(busy(20_000)));
    longWaits.begin(() => {});
    expect(await ended(time, longWaits.through(ask))).toEqual(fail(busy(20_000)));
    expect(askedMs).toHaveLength(6);
  });

  it('is none where something else went wrong', async () => {
    const { time, longWaits } = waiting();
    const { ask, askedMs } = answering(time, fail({ kind: 'unreachable', what: 'journal' }));
    longWaits.begin(() => {});
    await ended(time, longWaits.through(ask));
    expect(askedMs).toHaveLength(1);
  });

  it('ends at once, as the error that it was, where somebody stops it', async () => {
    const { time, longWaits, told } = waiting();
    const { ask, askedMs } = answering(time, fail(busy(40_000)), ok('done'));
    longWaits.begin((untilMs) => void told.push(untilMs));
    const result = longWaits.through(ask);
    await time.run(1000);
    longWaits.end();
    await time.run(0);
    expect([await result, time.nowMs() - NOW_MS, askedMs]).toEqual([fail(busy(40_000)), 1000, [0]]);
  });

  it('is an error at once before anybody gives, and once it is over', async () => {
    const { time, longWaits } = waiting();
    const { ask, askedMs } = answering(time, fail(busy(40_000)));
    longWaits.end();
    await ended(time, longWaits.through(ask));
    longWaits.begin(() => {});
    longWaits.end();
    await ended(time, longWaits.through(ask));
    expect(askedMs).toEqual([0, 0]);
  });
});

describe('a journal', () => {
  const { id: _id, createdAtMs: _at, updatedAtMs: _then, createdById: _by, ...facts } = anEntry();
  const post = (reservedAtMs: number): NewEntry => ({
    ...facts,
    amountMinor: 0,
    externalId: 'post:m',
    agentDay: '',
    kind: 'post',
    detail: { reservedAtMs },
  });

  async function posts(reservedAtMs: number): Promise<readonly string[]> {
    const { time, longWaits } = waiting();
    const journal = createFakeJournal({ nowMs: time.nowMs });
    journal.faults.errorBefore = () => (time.nowMs() === NOW_MS ? busy(40_000) : null);
    longWaits.begin(() => {});
    await ended(time, journalWithLongWaits(journal.as('11'), longWaits).append(post(reservedAtMs)));
    return journal.calls.map(({ method }) => method);
  }

  it('waits with a post that still comes within the lease of its reservation, and not with one that would come after it', async () => {
    const inTimeMs = NOW_MS + 40_000 + SPREAD_MS - LEASE_MS;
    expect(await posts(inTimeMs)).toEqual(['append', 'append']);
    expect(await posts(inTimeMs - 1)).toEqual(['append']);
  });

  it('waits with all else that giving asks of it', async () => {
    const { time, longWaits } = waiting();
    const journal = createFakeJournal({ nowMs: time.nowMs });
    journal.faults.errorBefore = () => (time.nowMs() === NOW_MS ? busy(40_000) : null);
    longWaits.begin(() => {});
    const patient = journalWithLongWaits(journal.as('11'), longWaits);
    const asked = [patient.tail(null), patient.byExternalIds(['post:m']), patient.append({ ...post(0), kind: 'reserve', detail: {} })];
    await time.run();
    expect((await Promise.all(asked)).map(({ ok: isDone }) => isDone)).toEqual([true, true, true]);
  });
});

import { describe, expect, it } from 'vitest';
import { aLine, aRequest, atWork, linesOf, ran, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { DOWN } from '#builders/a-page.ts';
import { type DecideError, endedAs, noteDecided, readRequest, writeLine } from '#approvals/request-record.ts';
import { PAUSE_AT_MOST_MS } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { RequestChange } from '#ports/moment-store.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';

const question = aLine({ kind: 'question', byId: '21', byName: 'Lena', text: 'How late?', amountMinor: null });
const declined = aLine({ kind: 'declined', byId: '21', byName: 'Lena', text: 'Not ours.', amountMinor: null });

function write(world: World, line: RequestLine, change: RequestChange = {}): ReturnType<typeof writeLine> {
  return writeLine(atWork(world, line.byId).ports, 'asked-1', line, change);
}

describe('a line', () => {
  it('comes after those before it', async () => {
    const world = aWorld();
    await stored(world);
    expect(await ran(world, write(world, question))).toMatchObject({ ok: true, value: { moment: { status: 'asked' } } });
    expect(linesOf(world).map(([kind]) => kind)).toEqual(['asked', 'question']);
  });

  it('stands once though the answer to writing it was lost, or somebody presses twice', async () => {
    const world = aWorld();
    await stored(world);
    let lost = 0;
    world.moments.faults.loseReply = ({ method }) => method === 'changeRequest' && (lost += 1) === 1;
    expect(await ran(world, write(world, question))).toMatchObject({ ok: true });
    expect(await ran(world, write(world, { ...question, atMs: question.atMs + 5000 }))).toMatchObject({ ok: true });
    expect(linesOf(world).map(([kind]) => kind)).toEqual(['asked', 'question']);
  });

  it.each(Array.from({ length: 30 }, (_, index) => index + 1))('is not lost where others write at the same time: seed %i', async (seed) => {
    const world = aWorld({ seed });
    await stored(world);
    world.slow(800);
    const lines = ['21', '22', '12'].map((byId) => aLine({ kind: 'question', byId, text: `by ${byId}`, amountMinor: null }));
    const written = lines.map((line) => write(world, line));
    await world.time.run();
    expect((await Promise.all(written)).map((result) => result.ok)).toEqual([true, true, true]);
    expect(
      linesOf(world)
        .map(([, byId]) => byId)
        .toSorted(),
    ).toEqual(['11', '12', '21', '22']);
  });

  it('is given up as a lost race, not as a fault of Zendesk, where others write over it each time', async () => {
    const world = aWorld();
    await stored(world);
    const { ports } = atWork(world, '21');
    let written = 0;
    const overwritten = (): Promise<Result<void, AppFault>> => {
      written += 1;
      return Promise.resolve(ok(undefined));
    };
    const moments = { findRequest: ports.moments.findRequest, changeRequest: overwritten };
    expect(await ran(world, writeLine({ ...ports, moments }, 'asked-1', question))).toEqual({
      ok: false,
      error: { kind: 'failed', step: 'moment', error: { kind: 'raced', what: 'moments' }, heldUntilMs: null },
    });
    expect(written).toBe(6);
  });

  const earlier = aLine({ kind: 'question', byId: '21', text: 'How late?', amountMinor: 500 });

  it.each([
    { of: 'kind', now: { ...earlier, kind: 'reply' } },
    { of: 'person', now: { ...earlier, byId: '22' } },
    { of: 'text', now: { ...earlier, text: 'By how much?' } },
    { of: 'sum', now: { ...earlier, amountMinor: null } },
  ] as const)('is another one where its $of differs from that of a line of the same moment', async ({ now }) => {
    const world = aWorld();
    await stored(world, aRequest({ lines: [aLine(), earlier] }));
    expect(await ran(world, write(world, now))).toMatchObject({ ok: true });
    expect(linesOf(world)).toHaveLength(3);
  });

  it('is another one where the same was said before and something else since', async () => {
    const world = aWorld();
    const reply = aLine({ kind: 'reply', text: 'A day.', amountMinor: null });
    await stored(world, aRequest({ lines: [aLine(), earlier, reply] }));
    expect(await ran(world, write(world, { ...earlier, atMs: earlier.atMs + 60_000 }))).toMatchObject({ ok: true });
    expect(linesOf(world).map(([kind]) => kind)).toEqual(['asked', 'question', 'reply', 'question']);
  });

  it('that is refused is tried once, and says so', async () => {
    const world = aWorld();
    await stored(world);
    const refused = { kind: 'refused_by_role', what: 'moments', action: 'change' } as const;
    world.moments.faults.errorBefore = ({ method }) => (method === 'changeRequest' ? refused : null);
    expect(await ran(world, write(world, question))).toMatchObject({ ok: false, error: { kind: 'failed', error: refused } });
    expect(world.moments.calls.filter(({ method }) => method === 'changeRequest')).toHaveLength(1);
  });

  it.each([
    { tookMs: 0, waitsMs: 0 },
    { tookMs: 300, waitsMs: 600 },
    { tookMs: 20_000, waitsMs: PAUSE_AT_MOST_MS },
  ])('that took $tookMs ms to write is looked for $waitsMs ms later', async ({ tookMs, waitsMs }) => {
    const world = aWorld();
    await stored(world);
    const { ports } = atWork(world, '21');
    const waits: number[] = [];
    const runtime = { ...ports.runtime, wait: (ms: number) => (waits.push(ms), ports.runtime.wait(ms)) };
    world.moments.faults.latency = ({ method }, when) =>
      method === 'changeRequest' && when === 'before' ? world.time.wait(tookMs) : Promise.resolve();
    expect(await ran(world, writeLine({ ...ports, runtime }, 'asked-1', question))).toMatchObject({ ok: true });
    expect(waits).toEqual([waitsMs]);
  });

  it('is not written to a request that has ended, nor to one that is not there', async () => {
    const world = aWorld();
    await stored(world, aRequest({ moment: { status: 'declined' }, lines: [aLine(), declined] }));
    expect(await ran(world, write(world, question))).toEqual({ ok: false, error: { kind: 'already', what: 'declined', byName: 'Lena' } });
    expect(await ran(world, writeLine(atWork(world, '21').ports, 'other', question))).toEqual({ ok: false, error: { kind: 'not_found' } });
  });

  it('that ends a request stands beside that of another, who ended it in the same way at the same time', async () => {
    const world = aWorld();
    await stored(world);
    const another = { ...declined, byId: '22', byName: 'Mia' };
    let written = 0;
    world.moments.faults.latency = async ({ method }, when) => {
      if (method !== 'changeRequest' || when === 'before' || (written += 1) > 1) return;
      await world.moments.as('22').changeRequest('asked-1', { status: 'declined', lines: [aLine(), another] });
    };
    expect(await ran(world, write(world, declined, { status: 'declined' }))).toMatchObject({ ok: true });
    expect(linesOf(world).map(([kind, byId]) => [kind, byId])).toEqual([
      ['asked', '11'],
      ['declined', '22'],
      ['declined', '21'],
    ]);
  });

  it('that ends a request changes its status with it, once', async () => {
    const world = aWorld();
    await stored(world);
    expect(await ran(world, write(world, declined, { status: 'declined' }))).toMatchObject({ ok: true });
    expect(await ran(world, write(world, declined, { status: 'declined' }))).toMatchObject({ ok: true });
    const another = { ...declined, byId: '22', byName: 'Mia' };
    expect(await ran(world, write(world, another, { status: 'declined' }))).toMatchObject({ error: { kind: 'already', byName: 'Lena' } });
    expect(linesOf(world).map(([kind]) => kind)).toEqual(['asked', 'declined']);
  });

  it('that ended a request is written although whoever lost against it has set the status first, without a word', async () => {
    const world = aWorld();
    await stored(world, aRequest({ moment: { status: 'declined' } }));
    expect(await ran(world, write(world, declined, { status: 'declined' }))).toMatchObject({ ok: true });
    expect(linesOf(world).map(([kind]) => kind)).toEqual(['asked', 'declined']);
  });
});

it('reading says why where it fails, after trying again', async () => {
  const world = aWorld();
  world.moments.faults.errorBefore = () => DOWN;
  expect(await ran(world, readRequest(atWork(world, '21').ports, 'asked-1'))).toMatchObject({
    ok: false,
    error: { kind: 'failed', step: 'look', heldUntilMs: null },
  });
  expect(world.requests()).toHaveLength(4);
});

it.each([
  ['asked', null],
  ['given', { kind: 'already', what: 'given', byName: 'Ben Sample' }],
  ['voided', { kind: 'already', what: 'withdrawn', byName: '' }],
] as const)('a request that is %s has ended as %j', (status, ended) => {
  expect(endedAs(aRequest({ moment: { status } }))).toEqual(ended);
});

it('a request that was withdrawn has ended by whoever withdrew it', () => {
  const withdrawn = aLine({ kind: 'withdrawn', byName: 'Kim', text: '', amountMinor: null });
  const ended = { kind: 'already', what: 'withdrawn', byName: 'Kim' };
  expect(endedAs(aRequest({ moment: { status: 'voided' }, lines: [aLine(), withdrawn] }))).toEqual(ended);
});

const already = (what: 'approved' | 'declined' | 'withdrawn'): DecideError => ({ kind: 'already', what, byName: 'Lena' });

describe('what the journal says was decided', () => {
  it.each([
    ['asked', already('declined'), 'declined', 1],
    ['asked', already('withdrawn'), 'voided', 1],
    ['asked', already('approved'), 'asked', 0],
    ['asked', { kind: 'deciding', byName: 'Lena', untilMs: 0 }, 'asked', 0],
    ['given', already('declined'), 'given', 0],
    ['given', already('withdrawn'), 'given', 0],
  ] as const)('makes of a record that is %s, for %j, one that is %s, in %i requests', async (status, error, becomes, requests) => {
    const world = aWorld();
    const request = await stored(world, aRequest({ moment: { status } }));
    const before = world.moments.calls.length;
    await ran(world, noteDecided(atWork(world, '21').ports, request, error));
    expect(world.moments.moments.get('asked-1')?.status).toBe(becomes);
    expect(world.moments.calls.length - before).toBe(requests);
  });
});

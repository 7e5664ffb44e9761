import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aDraft } from '#builders/a-draft.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { entryOf } from '#ledger/entries.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { StoreCall } from '../fakes/store-faults.ts';
import { give, givePorts, keysOf, kindsOf } from './a-giver.ts';

const UNANSWERED: AppFault = { kind: 'unreachable', what: 'journal' };
const FREE_MS = NOW_MS + 120_001;

function isFor(kind: string): (call: StoreCall) => boolean {
  return ({ method, keys }) => method === 'append' && keys.some((key) => key.startsWith(`${kind}:`));
}

/** An account where the list shows everything at once, whose page has read the journal. */
async function opened(duplicateExternalId: 'reject' | 'allow' = 'reject') {
  const world = aWorld({ measuredMs: 0, duplicateExternalId });
  const ports = givePorts(world);
  await ports.reader.readTail();
  return { world, ports };
}

/** Holds the requests for one kind of entry up, each as long as is said of it, before the server takes them up. */
function suspend(world: World, kind: string, heldMs: readonly number[]): void {
  let held = 0;
  world.journal.faults.latency = (call, when) => {
    if (when !== 'before' || !isFor(kind)(call)) return Promise.resolve();
    held += 1;
    return world.time.wait(heldMs[held - 1] ?? 0);
  };
}

/** Gives where the answer of the look's first page is held up for so long. */
async function lookedAfter(heldMs: number) {
  const { world, ports } = await opened();
  let held = 0;
  world.journal.faults.latency = ({ method }, when) => {
    if (method !== 'tail' || when !== 'after') return Promise.resolve();
    held += 1;
    return world.time.wait(held === 1 ? heldMs : 0);
  };
  return { world, ...(await give(world, { ports })) };
}

describe('a post that a suspended page sends', () => {
  it('gives where the server stamps it at exactly 60 s', async () => {
    const { world, ports } = await opened();
    suspend(world, 'post', [60_000]);
    const { result, remembered } = await give(world, { ports });
    expect(result).toEqual({ ok: true, value: remembered[0] });
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
  });

  it('a second later gives nothing: its page is told so once its key was read again, when 120 s have passed', async () => {
    const { world, ports } = await opened();
    suspend(world, 'post', [61_000]);
    const { result } = await give(world, { ports });
    expect(result).toEqual({ ok: false, error: { kind: 'expired' } });
    expect(world.requests()).toEqual(['tail', 'append', 'tail', 'append', 'byExternalIds']);
    expect(world.time.nowMs()).toBe(FREE_MS);
    expect(world.live()).toEqual([]);
  });

  it('waits no longer where they have passed already', async () => {
    const { world, ports } = await opened();
    suspend(world, 'post', [3_600_000]);
    expect((await give(world, { ports })).result).toEqual({ ok: false, error: { kind: 'expired' } });
    expect(world.time.nowMs()).toBe(NOW_MS + 3_600_000);
  });

  it('is given where another attempt of it was in time, though the answer was that of the late one', async () => {
    const { world, ports } = await opened('allow');
    suspend(world, 'post', [0, 61_000]);
    let posts = 0;
    world.journal.faults.loseReply = (call) => {
      if (!isFor('post')(call)) return false;
      posts += 1;
      return posts === 1;
    };
    // Until then its key shows nothing.
    world.journal.faults.errorBefore = ({ method }) => (method === 'byExternalIds' && world.time.nowMs() < NOW_MS + 110_000 ? DOWN : null);
    const { result, remembered } = await give(world, { ports });
    expect(kindsOf(world)).toEqual(['limits', 'reserve', 'post', 'post']);
    expect(result).toEqual({ ok: true, value: remembered[0] });
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 1500 }]);
  });

  it('leaves open what became of it where its key cannot be read: nothing is held any more by then', async () => {
    const { world, ports } = await opened();
    suspend(world, 'post', [61_000]);
    world.journal.faults.errorBefore = ({ method }) => (method === 'byExternalIds' ? DOWN : null);
    const { result } = await give(world, { ports });
    expect(result).toEqual({ ok: false, error: { kind: 'failed', step: 'post', error: DOWN, heldUntilMs: null } });
  });

  it('gives nothing where somebody else wrote under its key', async () => {
    const { world, ports } = await opened();
    const onStep = (step: string, momentId: string): void => {
      const entry = entryOf(aDraft(), { momentId, kind: 'post', detail: {} });
      if (step === 'post') void world.journal.as('12').append(entry);
    };
    expect((await give(world, { ports, onStep })).result).toEqual({ ok: false, error: { kind: 'expired' } });
    expect(world.live()).toEqual([]);
  });
});

describe('a look that a suspended page waits for', () => {
  it('is posted after exactly 60 s', async () => {
    const { world, result, remembered } = await lookedAfter(60_000);
    expect(kindsOf(world)).toEqual(['limits', 'reserve', 'post']);
    expect([result, remembered.length]).toEqual([{ ok: true, value: remembered[0] }, 1]);
  });

  it('a millisecond later is withdrawn before it is posted, and tried anew', async () => {
    const { world, result, remembered } = await lookedAfter(60_001);
    expect(kindsOf(world)).toEqual(['limits', 'reserve', 'void', 'reserve', 'post']);
    expect([result, remembered.length]).toEqual([{ ok: true, value: remembered[1] }, 2]);
  });
});

describe('a post without an answer', () => {
  it('is left as it is, and nothing is withdrawn: it may have been given', async () => {
    const { world, ports } = await opened();
    world.journal.faults.loseReply = isFor('post');
    world.journal.faults.errorBefore = ({ method }) => (method === 'byExternalIds' ? UNANSWERED : null);
    const { result } = await give(world, { ports });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'failed', step: 'post', error: { kind: 'unreachable' }, heldUntilMs: FREE_MS },
    });
    expect(kindsOf(world)).toEqual(['limits', 'reserve', 'post']);
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
  });

  it('is not withdrawn either where it was refused: an attempt may still be on its way', async () => {
    const { world, ports } = await opened();
    world.journal.faults.errorBefore = (call) => (isFor('post')(call) ? DOWN : null);
    const { result } = await give(world, { ports });
    expect(result).toMatchObject({ ok: false, error: { kind: 'failed', step: 'post', heldUntilMs: FREE_MS } });
    expect(keysOf(world).some((key) => key.startsWith('void:'))).toBe(false);
  });
});

describe('a post that Zendesk asks to wait with until it would come too late', () => {
  const LATER: AppFault = { kind: 'rate_limited', what: 'journal', retryAfterMs: 60_000 };

  it('was not taken up: what was reserved is withdrawn, and tried anew under another id', async () => {
    const { world, ports } = await opened();
    let asked = 0;
    world.journal.faults.errorBefore = (call) => {
      asked += isFor('post')(call) ? 1 : 0;
      return isFor('post')(call) && asked === 1 ? LATER : null;
    };
    const { result, remembered } = await give(world, { ports });
    expect(kindsOf(world)).toEqual(['limits', 'reserve', 'void', 'reserve', 'post']);
    expect([result, remembered.length]).toEqual([{ ok: true, value: remembered[1] }, 2]);
  });

  it('however often it is tried has given nothing, and holds nothing', async () => {
    const { world, ports } = await opened();
    world.journal.faults.errorBefore = (call) => (isFor('post')(call) ? LATER : null);
    const { result } = await give(world, { ports });
    expect(result).toEqual({ ok: false, error: { kind: 'expired' } });
    expect(world.live()).toEqual([]);
  });
});

describe('a reservation without an answer', () => {
  it('is withdrawn, so that it holds nothing, and nothing is looked at or posted', async () => {
    const { world, ports } = await opened();
    world.journal.faults.loseReply = isFor('reserve');
    world.journal.faults.errorBefore = ({ method }) => (method === 'byExternalIds' ? UNANSWERED : null);
    const { result } = await give(world, { ports });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'failed', step: 'reserve', error: { kind: 'unreachable' }, heldUntilMs: null },
    });
    expect(kindsOf(world)).toEqual(['limits', 'reserve', 'void']);
    expect(world.live()).toEqual([]);
  });

  it('holds nothing either where it arrives after what withdraws it', async () => {
    const { world, ports } = await opened();
    world.journal.faults.errorBefore = (call) => (isFor('reserve')(call) ? UNANSWERED : null);
    const { remembered } = await give(world, { ports });
    world.journal.faults.errorBefore = null;
    const [momentId = ''] = remembered;
    await world.journal.as('11').append(entryOf(aDraft(), { momentId, kind: 'reserve', detail: {} }));
    expect(kindsOf(world)).toEqual(['limits', 'void', 'reserve']);
    expect(world.live()).toEqual([]);
  });

  it('is held for 120 s at the most where it cannot be withdrawn', async () => {
    const { world, ports } = await opened();
    world.journal.faults.errorBefore = ({ method }) => (method === 'append' ? UNANSWERED : null);
    const { result } = await give(world, { ports });
    expect(result).toMatchObject({ ok: false, error: { step: 'reserve', heldUntilMs: world.time.nowMs() + 120_001 } });
  });

  it('is not withdrawn where the server refused it: there is none', async () => {
    const { world, ports } = await opened();
    world.journal.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'journal', action: 'create' });
    const { result } = await give(world, { ports });
    expect(result).toMatchObject({ ok: false, error: { step: 'reserve', error: { kind: 'refused_by_role' }, heldUntilMs: null } });
    expect(world.requests()).toEqual(['tail', 'append']);
  });
});

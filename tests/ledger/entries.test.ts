import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { type EntryPorts, appendEntry, appendOnce, entryOf, factsOfCommitment, reverseEntry } from '#ledger/entries.ts';
import type { LedgerReader } from '#ledger/ledger-reader.ts';
import type { NewEntry } from '#ports/journal-store.ts';

function portsOf(world: World, agentId = '11'): EntryPorts & { readonly reader: LedgerReader } {
  const journal = world.journal.as(agentId);
  const runtime = world.runtime();
  return { journal, runtime, reader: aLedgerReader({ journal, runtime }, { agentId }) };
}

/** Something that was given, and is known. */
function given(): { readonly world: World; readonly ports: EntryPorts & { readonly reader: ReturnType<typeof aLedgerReader> } } {
  const world = aWorld();
  const journal = world.journal.as('11');
  const runtime = world.runtime();
  const reader = aLedgerReader({ journal, runtime });
  const about = { momentId: 'm-1', agentId: '11', createdById: '11' };
  reader.learn([world.journal.plant({ kind: 'reserve', ...about }), world.journal.plant({ kind: 'post', ...about })]);
  return { world, ports: { journal, runtime, reader } };
}

describe("a moment's entries", () => {
  it('name what they are about, under the key of their attempt', () => {
    expect(entryOf(aDraft(), { momentId: 'm-1', kind: 'post', detail: { attempt: 3 } })).toMatchObject({
      externalId: 'post:m-1:3',
      kind: 'post',
      customerId: '701',
      amountMinor: 1500,
      detail: { attempt: 3 },
    });
  });

  it('count on nobody’s day where none is said, so that the index finds under a day only what counts there', () => {
    const about = { momentId: 'm-1', kind: 'reserve', detail: {} } as const;
    expect(entryOf(aDraft(), about).agentDay).toBe('');
    expect(entryOf(aDraft(), { ...about, agentDay: '11@2026-03-18' }).agentDay).toBe('11@2026-03-18');
  });

  it('say of a commitment whom it is for and what it stated, and nothing where nothing was stated', () => {
    const commitment = aCommitment({ agentId: '90', forAgentId: '11', stated: eur(700), countsMinor: 9000 });
    expect(factsOfCommitment(commitment, EUR)).toMatchObject({ agentId: '11', amount: eur(700) });
    expect(factsOfCommitment(aCommitment({ stated: null, countsMinor: 9000 }), EUR)).toMatchObject({ amount: eur(0) });
  });

  it('carry on what the account was measured to need, and are known as soon as they are written', async () => {
    const world = aWorld();
    const ports = portsOf(world);
    ports.reader.learn([
      world.journal.plant({ kind: 'limits', momentId: 'measured', detail: { listLag: { delayMs: 700, measuredAtMs: 1 } } }),
    ]);
    const appended = await appendEntry(ports, entryOf(aDraft(), { momentId: 'm-1', kind: 'reserve', detail: {} }));
    expect(appended).toMatchObject({ ok: true, value: { detail: { listLag: { delayMs: 700, measuredAtMs: 1 } } } });
    expect([...ports.reader.entries()].map(({ kind }) => kind)).toEqual(['limits', 'reserve']);
  });
});

describe('undoing what was posted', () => {
  const posted = { momentId: 'm-1', writerId: '11', attempt: 1, agentDay: '11@2026-10-28' };

  it('is known as soon as it is written, and doing it twice undoes it once', async () => {
    const { world, ports } = given();
    expect(ports.reader.ledger().commitments).toMatchObject([{ state: 'posted' }]);
    for (let time = 0; time < 2; time += 1) expect(await reverseEntry(ports, aDraft(), posted)).toEqual({ ok: true, value: undefined });
    expect(ports.reader.ledger().commitments).toMatchObject([{ state: 'voided' }]);
    expect(world.journal.entries.filter(({ kind }) => kind === 'reverse')).toHaveLength(1);
  });

  it('is another entry where its key is taken by somebody whose word does not count', async () => {
    const { world, ports } = given();
    world.journal.plant({ kind: 'reverse', momentId: 'm-1', createdById: '77', agentId: '11' }, 'reverse:m-1');
    await reverseEntry(ports, aDraft(), posted);
    expect(ports.reader.ledger().commitments).toMatchObject([{ state: 'voided' }]);
  });

  it('is another entry where one of before the post stands under its key, which undoes nothing', async () => {
    const world = aWorld();
    const ports = portsOf(world);
    const about = { momentId: 'm-1', agentId: '11', createdById: '11' };
    const early = world.journal.plant({ kind: 'reverse', ...about }, 'reverse:m-1');
    ports.reader.learn([early, world.journal.plant({ kind: 'reserve', ...about }), world.journal.plant({ kind: 'post', ...about })]);
    expect(ports.reader.ledger().commitments).toMatchObject([{ state: 'posted' }]);
    await reverseEntry(ports, aDraft(), posted);
    expect(ports.reader.ledger().commitments).toMatchObject([{ state: 'voided' }]);
  });

  it('is another entry after an edit, and names the attempt that it undoes', async () => {
    const { world, ports } = given();
    await reverseEntry(ports, aDraft(), posted);
    await reverseEntry(ports, aDraft(), { ...posted, attempt: 2 });
    await reverseEntry(ports, aDraft(), { ...posted, attempt: 2, editedAtMs: 5 });
    const keys = world.journal.calls.flatMap(({ keys: [key] }) => key ?? []);
    expect(keys).toEqual(['reverse:m-1', 'reverse:m-1:2', 'reverse:m-1:2:after:5']);
    expect(world.journal.entries.slice(2).map(({ detail }) => detail.attempt)).toEqual([undefined, 2, 2]);
  });
});

describe('the entry that undoes what a lead has granted', () => {
  const posted = { momentId: 'm-1', writerId: '90', agentDay: '' };

  it.each([
    ['the attempt that delivered it', 'm-1', 2, { attempt: 2, handOver: 3 }],
    ['nothing of the kind where another attempt was granted', 'm-1', 1, {}],
    ['nothing of the kind where it was delivered of another moment', 'm-2', 2, { attempt: 2 }],
  ])('names %s', async (_what, momentId, attempt, detail) => {
    const world = aWorld();
    const ports = portsOf(world, '90');
    const delivery = { decision: 'deliver', grantAttempt: 2, attempt: 3, reservedAtMs: world.time.nowMs() } as const;
    ports.reader.learn([world.journal.plant({ kind: 'post', momentId, createdById: '11', detail: delivery })]);
    await reverseEntry(ports, aDraft(), { ...posted, attempt });
    expect(world.journal.entries.at(-1)?.detail).toEqual(detail);
  });

  it('has a key of its writer and of what it undoes where somebody whose word does not count took the shared one', async () => {
    const world = aWorld();
    const ports = portsOf(world, '90');
    world.journal.plant({ kind: 'reverse', momentId: 'm-1', createdById: '77' }, 'reverse:m-1');
    await reverseEntry(ports, aDraft(), { ...posted, attempt: 1 });
    const plant = (momentId: string) => world.journal.plant({ kind: 'post', momentId, createdById: '11' });
    const [post] = [plant('m-1'), plant('m-2')];
    ports.reader.learn(world.journal.entries);
    await reverseEntry(ports, aDraft(), { ...posted, attempt: 1 });
    const keys = world.journal.calls.flatMap((call) => call.keys);
    expect(keys).toEqual(['reverse:m-1', 'reverse:m-1:90:', 'reverse:m-1', `reverse:m-1:90:${post?.id}`]);
  });
});

const entry: NewEntry = entryOf(aDraft(), { momentId: 'moment-1', kind: 'reserve', detail: {} });

async function append(world: ReturnType<typeof aWorld>): ReturnType<typeof appendOnce> {
  const appended = appendOnce({ journal: world.journal.as('11'), runtime: world.runtime() }, entry);
  await world.time.run();
  return appended;
}

describe('appending an entry', () => {
  it('costs one request where nothing fails', async () => {
    const world = aWorld();
    expect(await append(world)).toMatchObject({ ok: true, value: { momentId: 'moment-1', createdById: '11' } });
    expect(world.requests()).toEqual(['append']);
  });

  it('reads the key back after a lost reply instead of writing again', async () => {
    const world = aWorld({ duplicateExternalId: 'allow' });
    let lost = 0;
    world.journal.faults.loseReply = () => {
      lost += 1;
      return lost === 1;
    };
    expect(await append(world)).toMatchObject({ ok: true });
    expect(world.requests()).toEqual(['append', 'byExternalIds']);
    expect(world.journal.entries).toHaveLength(1);
  });

  it('says that it may have taken effect where any attempt ended without an answer, whatever the last one said', async () => {
    const world = aWorld();
    let attempts = 0;
    world.journal.faults.loseReply = () => true;
    world.journal.faults.errorBefore = ({ method }) => {
      if (method === 'append') attempts += 1;
      return attempts > 1 ? { kind: 'refused_by_role', what: 'journal', action: 'read' } : null;
    };
    expect(await append(world)).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(world.journal.entries).toHaveLength(1);
  });

  it('gives the refusal where it was clear from the first', async () => {
    const world = aWorld();
    world.journal.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'journal', action: 'read' });
    expect(await append(world)).toMatchObject({ ok: false, error: { kind: 'refused_by_role' } });
  });

  it('never writes twice where the server refuses a second entry with a key, and never reports less than was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const world = aWorld({ seed });
        world.trouble({ errors: 0.4, lostReplies: 0.4 });
        const appended = await append(world);
        expect(world.journal.entries.length).toBeLessThanOrEqual(1);
        expect(appended.ok && world.journal.entries.length === 0).toBe(false);
        const isTakenForNothing = !appended.ok && appended.error.kind === 'rate_limited';
        expect(isTakenForNothing && world.journal.entries.length > 0).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

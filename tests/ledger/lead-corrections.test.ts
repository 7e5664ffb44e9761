import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aLeadCore, anAskedMoment } from '#builders/a-lead-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { EUR, eur } from '#builders/currencies.ts';
import type { FlagKind } from '#domain/journal/commitments.ts';
import { flagEntries } from '#domain/journal/flag-entries.ts';
import { flaggedOf } from '#ledger/flagged.ts';
import { factsOfCommitment } from '#ledger/entries.ts';
import { factsOfEntry, settle, takeBack } from '#ledger/lead-corrections.ts';
import { isWrittenLate } from '#ledger/void-if-undone.ts';
import type { EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalStore } from '#ports/journal-store.ts';

const AT = {
  leadIds: new Set(['91']),
  currency: EUR,
  timeZone: TIME_ZONE,
  largestMinor: 0,
  highestLimitMinor: Infinity,
  seenSinceMs: -Infinity,
  nowMs: NOW_MS,
  startedUpToId: '',
};
const TERMS = { leadId: '91', timeZone: TIME_ZONE, currency: EUR };
const REFUSED: AppFault = { kind: 'refused_by_role', what: 'journal', action: 'create' };

async function opened(plant: (world: World) => void) {
  const world = aWorld();
  plant(world);
  const core = aLeadCore(world);
  const { ledgerReader, entries } = core.snapshot();
  await ledgerReader.readTail();
  return { world, ports: { ...core.ports, reader: ledgerReader }, reader: ledgerReader, entries };
}

function reserve(world: World, over: Partial<JournalEntry> = {}): JournalEntry {
  const createdAtMs = hoursBefore(2);
  return world.journal.plant({ kind: 'reserve', momentId: 'moment-1', createdById: '11', amountMinor: 1500, createdAtMs, ...over });
}

/** The keys under which something was written, in turn. */
function keysWritten({ journal }: World): readonly string[] {
  return journal.calls.flatMap(({ method, keys }) => (method === 'append' ? keys : []));
}

/** Something that an agent gave. */
function given(world: World, detail: EntryDetail = {}): void {
  const { id: reserveId } = reserve(world, { detail });
  reserve(world, { kind: 'post', detail: { ...detail, reserveId } });
}

describe('taking back', () => {
  it('frees what somebody else gave, at whichever attempt, and marks its story', async () => {
    const { world, ports, reader } = await opened((one) => {
      given(one);
      given(one, { attempt: 3 });
    });
    await world.moments.as('11').create(anAskedMoment({ status: 'given' }));
    const [commitment] = reader.ledger().commitments;
    if (commitment === undefined) throw new Error('nothing is reserved');
    expect(await takeBack(ports, 'moment-1', factsOfCommitment(commitment, EUR), TERMS)).toMatchObject({ ok: true });
    expect(reader.ledger().commitments).toMatchObject([{ state: 'voided' }]);
    expect(world.moments.moments.get('moment-1')?.status).toBe('voided');
    expect(world.journal.entries.at(-1)).toMatchObject({ kind: 'reverse', createdById: '91', detail: { attempt: 3 } });
  });

  it('is done where no moment followed the gesture, and done again changes nothing', async () => {
    const { world, ports, reader } = await opened((one) => given(one));
    const [commitment] = reader.ledger().commitments;
    if (commitment === undefined) throw new Error('nothing is reserved');
    const facts = factsOfCommitment(commitment, EUR);
    expect(await takeBack(ports, 'moment-1', facts, TERMS)).toMatchObject({ ok: true });
    expect(await takeBack(ports, 'moment-1', facts, TERMS)).toMatchObject({ ok: true });
    expect(world.journal.entries).toHaveLength(3);
  });

  it('reaches a moment again whose entry was edited after it was taken back', async () => {
    const { world, ports, reader } = await opened((one) => reserve(one));
    const [commitment] = reader.ledger().commitments;
    if (commitment === undefined) throw new Error('nothing is reserved');
    const facts = factsOfCommitment(commitment, EUR);
    await takeBack(ports, 'moment-1', facts, TERMS);
    world.time.pass(60_000);
    world.journal.edit(commitment.reserveId, { amountMinor: 1 });
    await reader.readTail();
    expect(reader.ledger().commitments).toMatchObject([{ state: 'reserved', isUncertain: true }]);
    world.time.pass(60_000);
    await takeBack(ports, 'moment-1', facts, TERMS);
    expect(reader.ledger().commitments).toMatchObject([{ state: 'voided' }]);
  });

  it('stands under a key that tells the attempt and the last edit of that very moment', async () => {
    const { world, ports } = await opened((one) => {
      reserve(one, { updatedAtMs: hoursBefore(1), detail: { attempt: 2 } });
      reserve(one, { updatedAtMs: hoursBefore(0.5), detail: { attempt: 2 } });
      reserve(one, { momentId: 'moment-2', updatedAtMs: hoursBefore(0.25), detail: { attempt: 4 } });
      // Holds no money: attempts to deliver have numbers of their own.
      reserve(one, { amountMinor: 0, detail: { decision: 'deliver', attempt: 3 } });
    });
    await takeBack(ports, 'moment-1', factsOfCommitment(aCommitment(), EUR), TERMS);
    expect(keysWritten(world)).toEqual([`reverse:moment-1:2:after:${hoursBefore(0.5)}`]);
  });

  it('stands under its moment’s plain key where nothing was edited', async () => {
    const { world, ports } = await opened((one) => given(one));
    await takeBack(ports, 'moment-1', factsOfCommitment(aCommitment(), EUR), TERMS);
    expect(keysWritten(world)).toEqual(['reverse:moment-1']);
  });

  it('that fails leaves the story as it is, and is the fault', async () => {
    const { world, ports } = await opened((one) => given(one));
    await world.moments.as('11').create(anAskedMoment({ status: 'given' }));
    world.journal.faults.errorBefore = () => REFUSED;
    expect(await takeBack(ports, 'moment-1', factsOfCommitment(aCommitment(), EUR), TERMS)).toEqual({ ok: false, error: REFUSED });
    expect(world.moments.moments.get('moment-1')?.status).toBe('given');
  });

  it('is a fault where the story cannot be read', async () => {
    const { world, ports } = await opened((one) => given(one));
    world.moments.faults.errorBefore = () => REFUSED;
    expect(await takeBack(ports, 'moment-1', factsOfCommitment(aCommitment(), EUR), TERMS)).toEqual({ ok: false, error: REFUSED });
  });

  it('writes nothing into a story that is marked as taken back already', async () => {
    const { world, ports } = await opened((one) => given(one));
    await world.moments.as('11').create(anAskedMoment({ status: 'voided' }));
    const before = world.moments.calls.length;
    expect(await takeBack(ports, 'moment-1', factsOfCommitment(aCommitment(), EUR), TERMS)).toMatchObject({ ok: true });
    expect(world.moments.calls.slice(before).map(({ method }) => method)).toEqual(['find']);
  });

  it.each([
    ['is waited for where its page may be about to write it', 4_000],
    ['is waited for until whoever writes it looks whether it was taken back', 10_000],
  ] as const)('of what was given just now and has no story yet: that %s', async (_what, writtenAfterMs) => {
    const postedAtMs = NOW_MS;
    const { world, ports } = await opened((one) => {
      const { id: reserveId } = reserve(one, { createdAtMs: postedAtMs });
      reserve(one, { kind: 'post', createdAtMs: postedAtMs, detail: { reserveId } });
      // What a lead lets count is no post of whoever gave it.
      reserve(one, { kind: 'post', createdById: '91', createdAtMs: postedAtMs + 60_000, detail: { confirms: reserveId } });
    });
    await world.time.run(postedAtMs + 3_000 - world.time.nowMs());
    const taking = takeBack(ports, 'moment-1', factsOfCommitment(aCommitment(), EUR), TERMS);
    await world.time.run(writtenAfterMs - 3_000);
    expect(isWrittenLate(world.runtime(), postedAtMs)).toBe(false);
    await world.moments.as('11').create(anAskedMoment({ status: 'given' }));
    await world.time.run();
    expect(await taking).toMatchObject({ ok: true });
    expect(world.moments.moments.get('moment-1')?.status).toBe('voided');
    expect(world.time.nowMs()).toBeLessThan(postedAtMs + 12_000);
  });

  it('reaches an entry that names no moment, no sum and no currency', async () => {
    const { ports, reader, entries } = await opened((one) =>
      reserve(one, { momentId: '', amountMinor: null, currency: '', updatedAtMs: NOW_MS }),
    );
    const [flagged] = flaggedOf(reader.ledger(), entries(), AT);
    if (flagged === undefined) throw new Error('nothing is flagged');
    await takeBack(ports, flagged.momentId, factsOfEntry(flagged, EUR), TERMS);
    expect(flaggedOf(reader.ledger(), entries(), AT)).toEqual([]);
  });
});

function at(time: string): number {
  return Date.parse(`2026-03-${time}+01:00`);
}

describe('the day that what is taken back counted for', () => {
  const reserved = { kind: 'reserve', createdById: '12', createdAtMs: at('17T23:59') } as const;
  const posted = { kind: 'post', createdById: '11', createdAtMs: at('18T00:01') } as const;

  it.each([
    ['that of its reservation, whatever its post says', [reserved, posted], '12@2026-03-17'],
    [
      'that of which its post says it was reserved, where that is all that was read',
      [{ kind: 'thanks' as const }, posted],
      '11@2026-03-16',
    ],
    ['not known where neither was read', [{ kind: 'thanks' as const }], ''],
  ])('is %s', async (_what, entries, agentDay) => {
    const { ports } = await opened((world) => {
      for (const entry of entries) world.journal.plant({ momentId: 'moment-1', ...entry, detail: { reservedAtMs: at('16T12:00') } });
    });
    const written: string[] = [];
    const journal: JournalStore = {
      ...ports.journal,
      append(entry) {
        written.push(`${entry.kind} ${entry.agentDay}`);
        return ports.journal.append(entry);
      },
    };
    await takeBack({ ...ports, journal }, 'moment-1', factsOfCommitment(aCommitment(), EUR), TERMS);
    expect(written).toEqual([`reverse ${agentDay}`]);
  });
});

function settledUnder({ id, updatedAtMs }: JournalEntry): string {
  return `settle:moment-1:91:${id}:${updatedAtMs}`;
}

async function settled(kind: FlagKind, about: 'reserve' | 'post') {
  const { world, ports } = await opened((one) => {
    given(one);
    reserve(one, { kind: 'void' });
    reserve(one, { kind: 'post', createdById: '91', detail: { confirms: 'another' } });
    reserve(one, { kind: 'post', momentId: 'moment-2' });
  });
  const [reserved, posted] = world.journal.entries;
  const entry = about === 'reserve' ? reserved : posted;
  if (entry === undefined || posted === undefined) throw new Error('nothing was given');
  const flagged = { kind, entry, momentId: 'moment-1', countsMinor: 1500, asItStands: null };
  const result = await settle(ports, flagged, factsOfEntry({ entry }, EUR), TERMS);
  return { world, ports, flagged, result, own: settledUnder(entry), post: settledUnder(posted) };
}

describe('settling', () => {
  it('lets an edited entry count as it stands, and another edit is settled anew', async () => {
    const { world, ports, reader, entries } = await opened((one) => reserve(one, { amountMinor: 700, updatedAtMs: hoursBefore(1) }));
    const flags = () => flagEntries(entries(), AT);
    const once = async (): Promise<void> => {
      const [flagged] = flaggedOf(reader.ledger(), entries(), AT);
      if (flagged?.asItStands === null || flagged === undefined) throw new Error('nothing can be settled');
      expect(await settle(ports, flagged, flagged.asItStands, TERMS)).toMatchObject({ ok: true });
    };
    await once();
    expect(reader.ledger().commitments).toMatchObject([{ stated: eur(700), countsMinor: 700, isUncertain: false, state: 'posted' }]);
    world.time.pass(1000);
    reader.learn([{ ...world.journal.entries[0], updatedAtMs: world.time.nowMs(), amountMinor: 100 } as JournalEntry]);
    expect(flags()).toMatchObject([{ isOpen: true }]);
    await once();
    expect(flags()).toMatchObject([{ isOpen: false }]);
    expect(world.journal.entries.filter(({ detail }) => detail.confirms !== undefined)).toHaveLength(2);
  });

  it.each(['edited', 'foreign_currency'] as const)(
    'settles the post beside what is %s as well, of which the larger counts',
    async (kind) => {
      const { world, result, own, post } = await settled(kind, 'reserve');
      expect(result).toEqual({ ok: true, value: undefined });
      expect(keysWritten(world)).toEqual([post, own]);
    },
  );

  it('settles a post once, which has none beside it', async () => {
    const { world, own } = await settled('edited', 'post');
    expect(keysWritten(world)).toEqual([own]);
  });

  it('settles nothing beside what has another fault', async () => {
    const { world, own } = await settled('above_limits', 'reserve');
    expect(keysWritten(world)).toEqual([own]);
  });

  it('ends with the first fault', async () => {
    const { world, ports, flagged } = await settled('above_limits', 'reserve');
    world.journal.faults.errorBefore = () => REFUSED;
    const again = { ...flagged, kind: 'edited' as const };
    const before = keysWritten(world).length;
    expect(await settle(ports, again, factsOfEntry(flagged, EUR), TERMS)).toEqual({ ok: false, error: REFUSED });
    expect(keysWritten(world).slice(before)).toHaveLength(1);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordOfEntry } from '#adapters/zendesk/journal-append.ts';
import { entryOfRecord } from '#adapters/zendesk/journal-entry.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import type { NewEntry } from '#ports/journal-store.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { RECENT_PER_PART } from '#domain/journal/make-checkpoint.ts';
import type { CheckpointPart, Commitment, EntryDetail } from '#domain/journal/types.ts';
import { GESTURE_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

const NOW_MS = Date.parse('2026-10-28T09:30:00Z');
const RECORD_BYTES = 32 * 1024;

function entryWith(detail: EntryDetail, over: Partial<NewEntry> = {}): NewEntry {
  return {
    externalId: 'key',
    kind: 'post',
    momentId: 'm-1',
    ticketId: '',
    customerId: '',
    agentId: '1000001',
    amountMinor: 0,
    currency: 'EUR',
    cause: '',
    agentDay: '1000001@2026-10-28',
    detail,
    ...over,
  };
}

/** What is read of an entry that was written, with its detail's text as it is. */
function readBack(entry: NewEntry, detailText?: string): EntryDetail {
  const { fields } = recordOfEntry(entry);
  const stamps = { createdAtMs: NOW_MS, updatedAtMs: NOW_MS, createdById: '1000001' };
  const changed = detailText === undefined ? fields : { ...fields, detail: detailText };
  return entryOfRecord({ id: '01', externalId: 'key', fields: changed, ...stamps }).detail;
}

/** As large as real ones get: ids of Zendesk's with 13 digits, a moment's UUID, a record's ULID. */
function aCommitment(index: number, over: Partial<Commitment> = {}): Commitment {
  return {
    momentId: `0f8fad5b-d9cb-469f-a165-${String(index).padStart(12, '0')}`,
    reserveId: `01JB9ZK3${String(index).padStart(18, '0')}`,
    ticketId: String(9_000_000_000_000 + index),
    customerId: String(9_100_000_000_000 + index),
    agentId: '9200000000001',
    forAgentId: '9200000000002',
    stated: eur(2_500),
    countsMinor: 2_500,
    cause: 'late_delivery',
    detail: { gesture: 'surprise', fault: 'third_party', severity: 2, attempt: 1 },
    reservedAtMs: NOW_MS - index * 1000,
    state: 'reserved',
    isUncertain: false,
    ...over,
  };
}

function aPart(over: Partial<CheckpointPart> = {}): CheckpointPart {
  return {
    month: '2026-10',
    upToId: '01JB9ZK3000000000000000150',
    upToMs: NOW_MS,
    carriedMinor: 120_000,
    carriedUpToId: '01JB9ZK2000000000000000150',
    carriedUpToMs: NOW_MS - 86_400_000,
    timeZone: 'Europe/Dublin',
    part: 1,
    parts: 2,
    recent: [],
    ...over,
  };
}

describe('the detail of an entry', () => {
  it('comes back as it was written', () => {
    const detail: EntryDetail = {
      gesture: 'credit',
      fault: 'ours',
      severity: 2,
      agentName: 'Maya Whitlock (sample)',
      receipt: 'note "42", späth',
      attempt: 3,
      isGrant: true,
      reserveId: '01E0002',
      reservedAtMs: NOW_MS,
      confirms: '01E0001',
      listLag: { delayMs: 400, measuredAtMs: NOW_MS },
      measured: { searchDelayMs: 1300, duplicate: 'allowed' },
      chosen: { id: 'c-1', limits: { gestureMinor: 0, customerWindowDays: 60 }, reason: 'Small things, “less”.' },
    };
    expect(readBack(entryWith(detail))).toEqual(detail);
  });

  it.each([
    ['attempt', [0, 1.5, '2', null]],
    ['isGrant', ['all', false, 1]],
    ['reserveId', ['', 7, null]],
    ['reservedAtMs', ['2026', null]],
    ['confirms', [true, '', 1]],
    ['limitsIds', ['l-1', [''], [1], null]],
    ['replaces', ['01A', [''], [1], null]],
    ['measured', [{ searchDelayMs: -1, duplicate: 'refused' }, { searchDelayMs: null, duplicate: 'kept' }, { duplicate: 'refused' }, 400]],
    ['listLag', [{ delayMs: -1, measuredAtMs: 0 }, { delayMs: 10_001, measuredAtMs: 0 }, { delayMs: 5 }, 400]],
    ['checkpoint', [{}, [], 'x']],
    ['chosen', [{}, { id: '', limits: {}, reason: '' }, { id: 'c', limits: { gestureMinor: -1 }, reason: '' }, { id: 'c', limits: {} }]],
  ])('leaves out a %s that it cannot read, and keeps the rest', (key, values) => {
    for (const value of values) expect(readBack(entryWith({}), JSON.stringify({ receipt: 'r', [key]: value }))).toEqual({ receipt: 'r' });
  });

  it.each(['', 'null', '[1]', '{', '"text"'])('is empty where its text is %s', (text) => {
    expect(readBack(entryWith({}), text)).toEqual({});
  });
});

describe('an entry of another schema', () => {
  const written = recordOfEntry(
    entryWith({ gesture: 'credit', limitsIds: ['l-1'] }, { ticketId: '101', customerId: '11', amountMinor: 900 }),
  );
  const record = { id: '01', externalId: 'key', createdAtMs: NOW_MS, updatedAtMs: NOW_MS, createdById: '1000001' };
  const read = (version: unknown) => entryOfRecord({ ...record, fields: { ...written.fields, schema_version: version } });

  it.each([1, '1'])('is known where that is %j', (version) => {
    expect(read(version)).toMatchObject({ kind: 'post', momentId: 'm-1', detail: { gesture: 'credit' } });
    expect('isOfUnknownSchema' in read(version)).toBe(false);
  });

  it.each([2, '2', 99, 0, -1, null, '', 'one', 1.5])('is read for whom it is about and its sum alone where that is %j', (version) => {
    expect(read(version)).toEqual({
      id: '01',
      kind: 'unknown',
      asWritten: { kind: 'post', schemaVersion: String(version ?? ''), gesture: 'credit' },
      momentId: '',
      ticketId: '101',
      customerId: '11',
      agentId: '1000001',
      createdById: '1000001',
      amountMinor: 900,
      currency: 'EUR',
      cause: '',
      createdAtMs: NOW_MS,
      updatedAtMs: NOW_MS,
      isOfUnknownSchema: true,
      detail: {},
    });
  });

  it('holds what a newer version gave, and undoes nothing that it gave where a lead ends that here', () => {
    const terms = {
      leadIds: new Set(['90']),
      currency: 'EUR',
      timeZone: 'Europe/Dublin',
      largestMinor: 5000,
      seenSinceMs: -Infinity,
    };
    const [newer] = foldLedger([read(2)], terms).commitments;
    expect(newer).toMatchObject({ momentId: 'entry:01', isUncertain: true, countsMinor: 5000, ticketId: '101' });
    const ended = entryOfRecord({
      ...record,
      ...recordOfEntry(entryWith({}, { kind: 'reverse', momentId: newer?.momentId ?? '' })),
      id: '02',
      createdById: '90',
    });
    expect(foldLedger([read(2), ended], terms).commitments).toMatchObject([{ state: 'voided' }]);
    // As whoever knows that version reads the same two.
    const given = { ...read(1), kind: 'reserve' as const };
    expect(foldLedger([given, ended], terms).commitments).toMatchObject([{ state: 'reserved', countsMinor: 900 }]);
  });
});

describe('a checkpoint in an entry', () => {
  it('comes back as it was written', () => {
    const checkpoint = aPart({
      recent: [
        aCommitment(1),
        aCommitment(2, { forAgentId: '9200000000001', state: 'posted', detail: {}, cause: '' }),
        aCommitment(3, {
          stated: money(3, JPY),
          countsMinor: 10_000,
          isUncertain: true,
          state: 'voided',
          ticketId: '',
          customerId: '007',
          agentId: 'x1',
        }),
        aCommitment(5, { stated: null, countsMinor: 10_000 }),
        aCommitment(6, { stated: eur(500), countsMinor: 10_000, isUncertain: true }),
        aCommitment(4, {
          stated: eur(Number.MAX_SAFE_INTEGER),
          countsMinor: Number.MAX_SAFE_INTEGER,
          forAgentId: '',
          cause: 'a "quoted" cause',
        }),
      ],
    });
    expect(readBack(entryWith({ checkpoint }))).toEqual({ checkpoint });
  });

  it('comes back as it was written, whatever its commitments hold', () => {
    const id = fc.oneof(fc.string(), fc.nat().map(String), fc.constantFrom('007', '1e3', '9007199254740993', '-0'));
    const filled = fc.string({ minLength: 1 });
    const detail = fc.record(
      {
        gesture: fc.constantFrom(...GESTURE_KINDS),
        fault: fc.constantFrom(...FAULTS),
        severity: fc.constantFrom(...SEVERITIES),
        attempt: fc.integer({ min: 1 }),
      },
      { requiredKeys: [] },
    );
    const commitment = fc.record({
      momentId: filled,
      reserveId: filled,
      ticketId: id,
      customerId: id,
      agentId: id,
      forAgentId: id,
      stated: fc.option(fc.record({ amountMinor: fc.maxSafeNat(), currency: fc.constantFrom(EUR, JPY) })),
      countsMinor: fc.maxSafeNat(),
      cause: fc.string(),
      detail,
      reservedAtMs: fc.integer({ min: 0, max: 2 * NOW_MS }),
      state: fc.constantFrom('reserved', 'granted', 'posted', 'voided'),
      isUncertain: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(commitment), (recent) => {
        const checkpoint = aPart({ recent });
        expect(readBack(entryWith({ checkpoint }))).toEqual({ checkpoint });
      }),
    );
  });

  it('may carry nothing yet', () => {
    const checkpoint = aPart({ carriedMinor: 0, carriedUpToId: '', carriedUpToMs: -Infinity, parts: 1 });
    expect(readBack(entryWith({ checkpoint }))).toEqual({ checkpoint });
  });

  it('does not say again who did what, beyond what money is counted by', () => {
    const detail: EntryDetail = {
      gesture: 'credit',
      agentName: 'Maya Whitlock (sample)',
      receipt: 'r',
      listLag: { delayMs: 1, measuredAtMs: 1 },
    };
    const read = readBack(entryWith({ checkpoint: aPart({ recent: [aCommitment(1, { detail })] }) }));
    expect(read.checkpoint?.recent[0]?.detail).toEqual({ gesture: 'credit' });
  });

  it('holds what a commitment counts as where it states a sum in a currency that this browser does not know', () => {
    const given = aCommitment(1, { stated: money(500, JPY), countsMinor: 10_000 });
    const { fields } = recordOfEntry(entryWith({ checkpoint: aPart({ recent: [given] }) }));
    const read = readBack(entryWith({}), String(fields['detail']).replace('"JPY"', '"ZZZ"'));
    expect(read.checkpoint?.recent).toEqual([{ ...given, stated: null }]);
  });

  it('does not count where anything in it cannot be read', () => {
    const whole = recordOfEntry(entryWith({ checkpoint: aPart({ recent: [aCommitment(1), aCommitment(2)] }) })).fields['detail'];
    const broken = String(whole).replace('"r",0', '"y",0');
    expect(broken).not.toBe(whole);
    expect(readBack(entryWith({}), broken)).toEqual({});
    expect(readBack(entryWith({}), String(whole).replace('"part":1', '"part":0'))).toEqual({});
    expect(readBack(entryWith({}), String(whole).replace('2500', '-2500'))).toEqual({});
    expect(readBack(entryWith({}), String(whole).replace('2500', 'null'))).toEqual({});
    expect(readBack(entryWith({}), String(whole).replace('2500', '[2500,"USD",null]'))).toEqual({});
  });

  it('fits a record when it is full', async () => {
    const account = openSandboxAccount();
    const recent = Array.from({ length: RECENT_PER_PART }, (_, index) => aCommitment(index));
    const listLag = { delayMs: 10_000, measuredAtMs: NOW_MS };
    const entry = entryWith({ checkpoint: aPart({ recent }), listLag }, { kind: 'checkpoint', momentId: aCommitment(1).momentId });
    expect(Buffer.byteLength(JSON.stringify(recordOfEntry(entry)))).toBeLessThan(RECORD_BYTES - 512);
    const store = createJournalStore(account.request('lead'));
    expectOk(await store.append(entry));
    expect(expectOk(await store.tail(null)).items[0]?.detail).toEqual({ checkpoint: aPart({ recent }), listLag });
  });
});

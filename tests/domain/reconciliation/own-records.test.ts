import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { anEntry } from '#builders/an-entry.ts';
import { hoursBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import type { TodoRefund } from '#domain/moments/todos.ts';
import { anOwnRecord } from './a-record.ts';
import { carriedOut, momentOfKey, owedOf } from '#domain/reconciliation/own-records.ts';

const post = (overrides: Partial<JournalEntry> = {}): JournalEntry =>
  anEntry({ id: '01E0002', kind: 'post', detail: { receipt: 'stripe', recipientId: 'cus_1' }, ...overrides });

function own(entries: readonly JournalEntry[], commitments: readonly Commitment[]) {
  return carriedOut({ entries, commitments }).own;
}

const byHand = (entries: readonly JournalEntry[], commitment: Commitment) => carriedOut({ entries, commitments: [commitment] }).byHandAtMs;
const keyOf = (id: string, attempt: number): string => `owed:${id}:${attempt}`;

describe('what the journal says a provider carried out', () => {
  it('is one for each moment, under its id, for whom its post names, over what is stated', () => {
    expect(own([anEntry(), post()], [aCommitment()])).toEqual([anOwnRecord()]);
  });

  it('is as old as the first post of a delivery, whichever was read first', () => {
    const later = post({ id: '01E0003', createdAtMs: hoursBefore(1) });
    expect(own([later, post()], [aCommitment()]).map(({ atMs }) => atMs)).toEqual([hoursBefore(3)]);
    expect(own([post(), later], [aCommitment()]).map(({ atMs }) => atMs)).toEqual([hoursBefore(3)]);
  });

  it.each<[Commitment['state'], string]>([
    ['posted', 'given'],
    ['voided', 'undone'],
    ['reserved', 'undone'],
  ])('that is %s counts as %s', (state, told) => {
    expect(own([post()], [aCommitment({ state })])).toMatchObject([{ state: told }]);
  });

  it('is what counts of several, and undone where nothing that counts is known', () => {
    expect(own([post()], [aCommitment({ state: 'voided' }), aCommitment({ stated: eur(700) })])).toMatchObject([
      { state: 'given', amount: eur(700) },
    ]);
    expect(own([post({ amountMinor: 900 })], [])).toMatchObject([{ state: 'undone', amount: eur(900) }]);
  });

  it('is nothing of what is by hand, was granted, or names nobody', () => {
    const others = [post({ detail: { receipt: 'by hand' } }), post({ detail: { isGrant: true } }), anEntry()];
    expect(own(others, [aCommitment()])).toEqual([]);
  });
});

describe('what was left to a hand', () => {
  it('is counted by when it was reserved, where it counts and carries money', () => {
    expect(byHand([post({ detail: { receipt: 'by hand' } })], aCommitment())).toEqual([hoursBefore(3)]);
    expect(byHand([post()], aCommitment())).toEqual([]);
    expect(byHand([], aCommitment({ state: 'voided' }))).toEqual([]);
    expect(byHand([], aCommitment({ detail: { gesture: 'apology' } }))).toEqual([]);
  });
});

describe('what was asked for because a customer is owed it', () => {
  const refund: TodoRefund = { state: 'paid', executor: 'stripe', candidateId: 'ch_1', amount: eur(300), attempt: 2, reference: 're_1' };
  const moment = (over: Partial<TodoRefund>, doneAtMs: number | null = hoursBefore(1)): Moment => ({
    ...aDraft(),
    id: 'moment-1',
    status: 'given',
    todos: [{ what: 'owed_refund', whoId: '12', whoName: 'Ben Sample', doneAtMs, refund: { ...refund, ...over } }],
  });

  it('is told by the to-do of its moment, by whoever paid it back, and when', () => {
    expect(owedOf(moment({}), hoursBefore(5), keyOf)).toMatchObject([
      {
        source: 'stripe_refund',
        key: 'owed:moment-1:2',
        gesture: null,
        amount: eur(300),
        agentId: '12',
        atMs: hoursBefore(1),
        state: 'given',
        accountId: 'ch_1',
      },
    ]);
    expect(owedOf(moment({ executor: 'shopify' }), 0, keyOf)).toMatchObject([{ source: 'shopify_refund' }]);
  });

  it.each<[TodoRefund['state'], string]>([
    ['paid', 'given'],
    ['refused', 'undone'],
    ['begun', 'open'],
    ['pending', 'open'],
  ])('that is %s is %s, as old as its moment while nobody has ticked it off', (state, told) => {
    expect(owedOf(moment({ state }, null), hoursBefore(5), keyOf)).toMatchObject([{ state: told, atMs: hoursBefore(5) }]);
  });

  it('is nothing where nobody asked, or somebody who is not known', () => {
    expect(owedOf({ ...aDraft(), id: 'moment-1', status: 'given' }, 0, keyOf)).toEqual([]);
    expect(owedOf(moment({ executor: 'another' }), 0, keyOf)).toEqual([]);
  });

  it('names its moment in its key', () => {
    expect([momentOfKey('owed:m-1'), momentOfKey('owed:m-1:2'), momentOfKey('m-1')]).toEqual(['m-1', 'm-1', 'm-1']);
  });
});

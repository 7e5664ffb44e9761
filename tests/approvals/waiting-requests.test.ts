import { describe, expect, it } from 'vitest';
import { anAskedMoment } from '#builders/a-lead-page.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { DOWN } from '#builders/a-page.ts';
import { readAsked, sortRequests } from '#approvals/waiting-requests.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { Page } from '#ports/page.ts';

function request(id: string, over: Partial<MomentRequest> & { readonly last?: RequestLine['kind'] } = {}): MomentRequest {
  const { last = 'asked', ...rest } = over;
  const line: RequestLine = { kind: last, byId: '91', byName: 'Lena', atMs: 0, text: '', amountMinor: null };
  return { moment: anAskedMoment({ id }), lines: [line], createdAtMs: NOW_MS, createdById: '11', ...rest };
}

function askedAt(id: string, createdAtMs: number, last: RequestLine['kind'] = 'asked'): MomentRequest {
  return request(id, { createdAtMs, last });
}

function grantedAt(momentId: string, reservedAtMs: number): Commitment {
  return aCommitment({ momentId, agentId: '91', forAgentId: '11', reservedAtMs });
}

describe('the requests that wait', () => {
  it('are read from the list and from the index, each once', async () => {
    const world = aWorld();
    const store = world.moments.as('11');
    await store.create(anAskedMoment({ id: 'a' }));
    await store.create(anAskedMoment({ id: 'b' }));
    await store.create(anAskedMoment({ id: 'c', status: 'given' }));
    const read = await readAsked({ moments: world.moments.as('91'), runtime: world.runtime() });
    expect(read).toMatchObject({ ok: true, value: { hasMore: false, indexError: null } });
    expect(read.ok && read.value.requests.map(({ moment }) => moment.id).toSorted()).toEqual(['a', 'b']);
  });

  it('are shown as far as the list tells them where the index does not answer, and that is said', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anAskedMoment());
    world.moments.faults.errorBefore = ({ keys }) => (keys[0] === 'index' ? DOWN : null);
    const reading = readAsked({ moments: world.moments.as('91'), runtime: world.runtime() });
    await world.time.run();
    expect(await reading).toMatchObject({ ok: true, value: { requests: [{}], indexError: DOWN } });
  });
});

describe('a page of the requests that wait', () => {
  type PageOf = Partial<Page<MomentRequest>>;

  /** Reads where the list answers with one page and the index with another, or with nothing. */
  async function readFrom(list: PageOf, index: PageOf | null): ReturnType<typeof readAsked> {
    const world = aWorld();
    const pageOf = (page: PageOf | null): Result<Page<MomentRequest>, AppFault> =>
      page === null ? fail(DOWN) : ok({ items: [], next: null, unreadable: 0, ...page });
    const requests: MomentStore['requests'] = ({ from }) => Promise.resolve(pageOf(from === 'list' ? list : index));
    const reading = readAsked({ moments: { requests }, runtime: world.runtime() });
    await world.time.run();
    return reading;
  }

  it.each<[string, PageOf, PageOf | null, boolean]>([
    ['both end', {}, {}, false],
    ['the index goes on', {}, { next: 'more' }, true],
    ['only the list goes on, whose older requests the index tells', { next: 'more' }, {}, false],
    ['the list ends, and the index does not answer', {}, null, false],
    ['the list goes on, and the index does not answer', { next: 'more' }, null, true],
  ])('says whether older ones follow where %s', async (_what, list, index, hasMore) => {
    expect(await readFrom(list, index)).toMatchObject({ ok: true, value: { hasMore } });
  });

  it.each([
    [2, 1],
    [1, 2],
  ])('counts what could not be read once, though the list shows %i of it and the index %i', async (listed, found) => {
    expect(await readFrom({ unreadable: listed }, { unreadable: found })).toMatchObject({ value: { unreadable: 2 } });
  });

  it('comes with what cannot be told, as it stands, each once', async () => {
    const one = { id: 'm-1', ticketId: '101', fields: [['status', 'postponed']] } as const;
    const other = { ...one, id: 'm-2' };
    const read = await readFrom({ unreadable: 1, asTheyStand: [one] }, { unreadable: 2, asTheyStand: [one, other] });
    expect(read).toMatchObject({ ok: true, value: { unreadable: 2, asTheyStand: [one, other] } });
  });

  it('has nothing to show as it stands where neither page speaks of it', async () => {
    expect(await readFrom({}, {})).toMatchObject({ ok: true, value: { asTheyStand: [] } });
  });

  it('shows the newest first, each as the list tells it', async () => {
    const read = await readFrom(
      { items: [askedAt('b', 2), askedAt('c', 3, 'reply')] },
      { items: [askedAt('a', 1), askedAt('d', 4), askedAt('c', 3)] },
    );
    const shown = read.ok ? read.value.requests.map(({ moment, lines }) => `${moment.id} ${lines.at(-1)?.kind}`) : [];
    expect(shown).toEqual(['d asked', 'c reply', 'b asked', 'a asked']);
  });

  it('is not shown without the list', async () => {
    const world = aWorld();
    world.moments.faults.errorBefore = ({ keys }) => (keys[0] === 'list' ? DOWN : null);
    const reading = readAsked({ moments: world.moments.as('91'), runtime: world.runtime() });
    await world.time.run();
    expect(await reading).toEqual({ ok: false, error: DOWN });
  });
});

function ids(all: readonly MomentRequest[]): readonly string[] {
  return all.map(({ moment }) => moment.id);
}

describe('a request', () => {
  const nothing = { approved: [], seenSinceMs: -Infinity };

  it('waits for an answer as long as no lead has reserved for it', () => {
    expect(sortRequests([request('a')], nothing)).toMatchObject({ waiting: [{}], approved: [] });
    const approved = aCommitment({ momentId: 'a', agentId: '91', forAgentId: '11', state: 'reserved' });
    expect(sortRequests([request('a')], { ...nothing, approved: [approved] })).toMatchObject({
      waiting: [],
      approved: [{ commitment: approved }],
    });
  });

  it('waits for whoever asked once a lead has asked back, until that is replied to or approved', () => {
    const all = [askedAt('reply', 3, 'reply'), askedAt('question', 2, 'question'), askedAt('asked', 1)];
    const { waiting, askedBack } = sortRequests(all, nothing);
    expect([ids(waiting), ids(askedBack)]).toEqual([['asked', 'reply'], ['question']]);
    const approved = grantedAt('question', 4);
    expect(sortRequests(all, { ...nothing, approved: [approved] })).toMatchObject({ askedBack: [], approved: [{ momentId: 'question' }] });
  });

  it('that has waited longest comes first', () => {
    const all = [askedAt('c', 3), askedAt('b', 2), askedAt('a', 1), askedAt('z', 9, 'question'), askedAt('y', 8, 'question')];
    const { waiting, askedBack } = sortRequests(all, nothing);
    expect([...waiting, ...askedBack].map(({ moment }) => moment.id)).toEqual(['a', 'b', 'c', 'y', 'z']);
  });

  it('is not approved by the words of its record where the journal shows no reservation', () => {
    expect(sortRequests([request('a', { last: 'approved' })], nothing)).toMatchObject({ waiting: [{}], approved: [] });
  });

  it('passes for approved by its words where the journal was not read back so far', () => {
    const known = { approved: [], seenSinceMs: NOW_MS + 1 };
    expect(sortRequests([request('a', { last: 'approved' })], known)).toMatchObject({ waiting: [], approved: [{ commitment: null }] });
  });

  it.each<[string, Parameters<typeof request>[1], number]>([
    ['nobody has approved it by its words', { last: 'asked' }, NOW_MS + 1],
    ['it has no words that can be read', { lines: [] }, NOW_MS + 1],
    ['the journal was read back to the very instant at which it was asked', { last: 'approved' }, NOW_MS],
  ])('waits where %s', (_what, over, seenSinceMs) => {
    expect(sortRequests([request('a', over)], { approved: [], seenSinceMs })).toMatchObject({ waiting: [{}], approved: [] });
  });

  it('is listed as approved by when that was, or, where only its words say so, by when it was asked: the one that waits longest first', () => {
    const known = { approved: [grantedAt('c', 30), grantedAt('a', 10), grantedAt('e', 50)], seenSinceMs: 45 };
    const { approved } = sortRequests([askedAt('e', 5, 'approved'), askedAt('d', 40, 'approved'), askedAt('b', 20, 'approved')], known);
    expect(approved.map(({ momentId }) => momentId)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('that only the journal tells of any more is listed as approved all the same', () => {
    const approved = aCommitment({ momentId: 'z', agentId: '91', forAgentId: '11', state: 'reserved' });
    expect(sortRequests([], { ...nothing, approved: [approved] }).approved).toMatchObject([{ momentId: 'z', request: null }]);
  });
});

import { describe, expect, it } from 'vitest';
import { anAskedMoment } from '#builders/a-lead-page.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import { DOWN } from '#builders/a-page.ts';
import { readAsked, sortRequests } from '#approvals/waiting-requests.ts';
import { ok } from '#domain/shared/result.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';

function request(id: string, over: Partial<MomentRequest> & { readonly last?: RequestLine['kind'] } = {}): MomentRequest {
  const { last = 'asked', ...rest } = over;
  const line: RequestLine = { kind: last, byId: '91', byName: 'Lena', atMs: 0, text: '', amountMinor: null };
  return { moment: anAskedMoment({ id }), lines: [line], createdAtMs: NOW_MS, createdById: '11', ...rest };
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

  it('come with what cannot be told, as it stands, each once', async () => {
    const one = { id: 'm-1', ticketId: '101', fields: [['status', 'postponed']] } as const;
    const other = { ...one, id: 'm-2' };
    const pages = { list: [one], index: [one, other] };
    const world = aWorld();
    const moments = {
      requests: ({ from }: { readonly from: 'list' | 'index' }) =>
        Promise.resolve(ok({ items: [], next: null, unreadable: pages[from].length, asTheyStand: pages[from] })),
    };
    const read = await readAsked({ moments, runtime: world.runtime() });
    expect(read).toMatchObject({ ok: true, value: { unreadable: 2, asTheyStand: [one, other] } });
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

  it('is not approved by the words of its record where the journal shows no reservation', () => {
    expect(sortRequests([request('a', { last: 'approved' })], nothing)).toMatchObject({ waiting: [{}], approved: [] });
  });

  it('passes for approved by its words where the journal was not read back so far', () => {
    const known = { approved: [], seenSinceMs: NOW_MS + 1 };
    expect(sortRequests([request('a', { last: 'approved' })], known)).toMatchObject({ waiting: [], approved: [{ commitment: null }] });
  });

  it('that only the journal tells of any more is listed as approved all the same', () => {
    const approved = aCommitment({ momentId: 'z', agentId: '91', forAgentId: '11', state: 'reserved' });
    expect(sortRequests([], { ...nothing, approved: [approved] }).approved).toMatchObject([{ momentId: 'z', request: null }]);
  });
});

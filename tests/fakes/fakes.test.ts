import { describe, expect, it } from 'vitest';
import type { PriorTicket } from '#domain/incidents/incidents.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { ok } from '#domain/shared/result.ts';
import type { OrderHistory } from '#domain/value/order-history.ts';
import { LIST_LAG_MS, SEARCH_LAG_MS, accountProbeContract } from '../contracts/account-probe.contract.ts';
import { directoryContract } from '../contracts/directory.contract.ts';
import { intentStoreContract } from '../contracts/intent-store.contract.ts';
import { journalStoreContract } from '../contracts/journal-store.contract.ts';
import { leadMemoryContract } from '../contracts/lead-memory.contract.ts';
import { lineUpHistoryContract } from '../contracts/line-up-history.contract.ts';
import { amendContract } from '../contracts/amend.contract.ts';
import { momentArchiveContract } from '../contracts/moment-archive.contract.ts';
import { momentStoreContract } from '../contracts/moment-store.contract.ts';
import { requestContract } from '../contracts/request.contract.ts';
import { sampleRequest } from '../contracts/sample-moments.ts';
import { ticketHistoryContract } from '../contracts/ticket-history.contract.ts';
import { valueSourceContract } from '../contracts/value-source.contract.ts';
import { workspaceContract } from '../contracts/workspace.contract.ts';
import { createFakeAccountProbe } from './fake-account-probe.ts';
import { createFakeDirectory } from './fake-directory.ts';
import { createFakeIntentStore } from './fake-intent-store.ts';
import { createFakeJournal } from './fake-journal.ts';
import { createFakeLeadMemory } from './fake-lead-memory.ts';
import { createFakeLineUpHistory } from './fake-line-up-history.ts';
import { createFakeMomentArchive } from './fake-moment-archive.ts';
import { createFakeMoments } from './fake-moments.ts';
import { createFakeTicketHistory } from './fake-ticket-history.ts';
import { createFakeValueSource } from './fake-value-source.ts';
import { createFakeWorkspace } from './fake-workspace.ts';

const START_MS = Date.parse('2026-10-28T09:30:00Z');

journalStoreContract('the fake', () => {
  let nowMs = START_MS;
  const journal = createFakeJournal({ nowMs: () => nowMs });
  return {
    store: journal.as('1'),
    agentId: '1',
    other: journal.as('2'),
    otherAgentId: '2',
    ticketId: '101',
    customerId: '11',
    otherCustomerId: '12',
    nowMs: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
  };
});

for (const contract of [momentStoreContract, requestContract, amendContract])
  contract('the fake', () => {
    let nowMs = START_MS;
    const moments = createFakeMoments({ nowMs: () => nowMs, searchLagMs: 1_000 });
    return {
      store: moments.as('1'),
      agentId: '1',
      other: moments.as('2'),
      otherAgentId: '2',
      ticketId: '101',
      otherTicketId: '102',
      customerId: '11',
      receiptsOf: (momentId) => moments.moments.get(momentId)?.receipts,
      log: (moment) => Promise.resolve(ok(moments.log(moment))),
      count: () => moments.moments.size,
      nowMs: () => nowMs,
      advance: (ms) => {
        nowMs += ms;
      },
    };
  });

momentArchiveContract('the fake', () => {
  let nowMs = START_MS;
  const moments = createFakeMoments({ nowMs: () => nowMs });
  const archive = createFakeMomentArchive(() => moments.moments.values(), { agentId: '1', nowMs: () => nowMs });
  return {
    archive,
    say: (momentId, mark) => {
      const id = String(archive.said.length);
      archive.said.push({ id, momentId, mark, byId: '1', byName: 'Ben Sample', atMs: nowMs });
      return Promise.resolve();
    },
    store: moments.as('1'),
    agentId: '1',
    ticketId: '101',
    customerId: '11',
    log: (moment) => {
      archive.logged.push({ ...moment, createdAtMs: nowMs, createdById: moment.agentId, giving: null });
    },
    nowMs: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
  };
});

lineUpHistoryContract('the fake', () => {
  let nowMs = START_MS;
  const journal = createFakeJournal({ nowMs: () => nowMs });
  return {
    history: createFakeLineUpHistory(() => journal.entries),
    journal: journal.as('1'),
    agentId: '1',
    advance: (ms) => {
      nowMs += ms;
    },
  };
});

directoryContract('the fake', () => ({
  directory: namedDirectory(),
  agentName: 'Ben Sample',
  adminId: '1',
  leadId: '2',
  agentId: '3',
  lookingId: '6',
  customerId: '4',
  unknownId: '5',
}));

function namedDirectory(): ReturnType<typeof createFakeDirectory> {
  const directory = createFakeDirectory(['1', '2']);
  directory.names.set('3', 'Ben Sample');
  directory.names.set('4', 'Ada Example');
  directory.names.set('6', 'Lou Sample');
  for (const id of ['4', '6']) directory.notWriting.add(id);
  for (const id of ['1', '2']) directory.names.set(id, `Lead ${id} Sample`);
  return directory;
}

leadMemoryContract('the fake', () => {
  const memory = createFakeLeadMemory();
  return { memory, reopen: () => memory };
});

accountProbeContract('the fake', ({ duplicateExternalId }) => {
  let nowMs = START_MS;
  return {
    probe: createFakeAccountProbe({ nowMs: () => nowMs, listLagMs: LIST_LAG_MS, searchLagMs: SEARCH_LAG_MS, duplicateExternalId }),
    advance: (ms) => {
      nowMs += ms;
    },
  };
});

function ticket(id: number): PriorTicket {
  return {
    id,
    subject: '',
    createdAtMs: START_MS + id,
    updatedAtMs: START_MS + id,
    status: 'solved',
    type: null,
    rating: null,
    tags: [],
    causeFieldValue: null,
  };
}

ticketHistoryContract('the fake', () => {
  const tickets = createFakeTicketHistory({
    11: [1, 2, 3].map(ticket),
    12: Array.from({ length: 300 }, (_, index) => ticket(index + 1)),
    14: [401, 402].map(ticket),
  });
  tickets.linkedToProblem.add('402');
  return {
    history: tickets,
    causeFieldId: '7',
    few: { customerId: '11', presentId: '3', priorIds: [2, 1] },
    many: { customerId: '12', presentId: '300', priorCount: 299 },
    linked: { customerId: '14', presentId: '402', otherId: '401' },
    none: { customerId: '13' },
  };
});

function history(amountMinor: number): OrderHistory {
  return { net: money(amountMinor, 'EUR' as Currency), orders: 2, firstOrderAtMs: START_MS - 1, lastOrderAtMs: START_MS };
}

function requester(id: string) {
  return { id, name: 'Ada Example', locale: null, fields: {}, emails: [] };
}

valueSourceContract('the fake', () => {
  return Promise.resolve({
    source: createFakeValueSource({ nowMs: () => START_MS, histories: { 11: [history(500)], 12: [history(-100)] } }),
    known: { requester: requester('11'), netMinor: 500, orders: 2 },
    negative: { requester: requester('12'), netMinor: -100 },
    unknown: { requester: requester('13') },
  });
});

intentStoreContract('the fake', () => {
  const store = createFakeIntentStore();
  return { store, reopen: () => store };
});

workspaceContract('the fake', () => {
  const workspace = createFakeWorkspace({
    ticketId: '101',
    subject: 'Late',
    createdAtMs: START_MS,
    tags: ['late_delivery'],
    isClosed: false,
    composer: 'public_reply',
    causeFieldValue: 'late_delivery',
    requester: { id: '11', name: 'Ada Example', locale: 'en-US', fields: { orders_count: 14 }, emails: [] },
  });
  return Promise.resolve({
    workspace,
    ticketId: '101',
    requesterId: '11',
    causeFieldId: '7',
    replyText: () => workspace.replies.join(''),
    tags: () => workspace.tags,
    causeFieldValue: () => workspace.fields.get('7') ?? null,
    agentTags: (tag: string) => workspace.changeTicket({ tags: [...workspace.tags, tag] }),
    setColorScheme: workspace.setColorScheme,
    submit: () => Promise.resolve(workspace.save()),
    settle: () => Promise.resolve(),
  });
});

describe('a faked store in trouble', () => {
  const entry = {
    externalId: 'm-1:reserve',
    kind: 'reserve',
    momentId: 'm-1',
    ticketId: '101',
    customerId: '11',
    agentId: '1',
    amountMinor: 100,
    currency: 'EUR',
    cause: 'other',
    agentDay: '1@2026-10-28',
    detail: {},
  } as const;

  it('fails before it has any effect', async () => {
    const journal = createFakeJournal({ nowMs: () => START_MS });
    journal.faults.errorBefore = () => ({ kind: 'unavailable', what: 'journal', status: 503 });
    expect(await journal.as('1').append(entry)).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
    expect(journal.entries).toEqual([]);
    journal.faults.errorBefore = null;
    expect(await journal.as('1').append(entry)).toMatchObject({ ok: true });
  });

  it('loses the reply of what took effect', async () => {
    const journal = createFakeJournal({ nowMs: () => START_MS });
    journal.faults.loseReply = ({ method }) => method === 'append';
    expect(await journal.as('1').append(entry)).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(journal.entries).toHaveLength(1);
    expect(journal.calls).toEqual([{ agentId: '1', method: 'append', keys: ['m-1:reserve'] }]);
  });

  it('holds calls up on either side of their effect', async () => {
    const journal = createFakeJournal({ nowMs: () => START_MS });
    const seen: string[] = [];
    journal.faults.latency = (call, when) => {
      seen.push(`${call.method} ${when} ${journal.entries.length}`);
      return Promise.resolve();
    };
    await journal.as('1').append(entry);
    expect(seen).toEqual(['append before 0', 'append after 1']);
  });

  it('shows an entry in the list only after the lag, and by default at once', async () => {
    let nowMs = START_MS;
    const journal = createFakeJournal({ nowMs: () => nowMs, listLagMs: 500 });
    await journal.as('1').append(entry);
    expect(await journal.as('2').tail(null)).toMatchObject({ ok: true, value: { items: [] } });
    nowMs += 500;
    expect(await journal.as('2').tail(null)).toMatchObject({ ok: true, value: { items: [{ momentId: 'm-1' }] } });
  });

  it('edits and deletes entries as people do in Zendesk, and never uses an id again', async () => {
    let nowMs = START_MS;
    const journal = createFakeJournal({ nowMs: () => nowMs });
    const { id } = journal.plant({ kind: 'reserve', momentId: 'm-1', amountMinor: 100 });
    nowMs += 1_000;
    journal.edit(id, { amountMinor: 5 });
    expect(journal.entries).toMatchObject([{ id, amountMinor: 5, createdAtMs: START_MS, updatedAtMs: START_MS + 1_000 }]);
    journal.remove(id);
    expect(journal.entries).toEqual([]);
    expect(journal.plant({ kind: 'void', momentId: 'm-1' }).id).not.toBe(id);
  });

  it('shows in the search of moments only what is older than the lag', async () => {
    let nowMs = START_MS;
    const moments = createFakeMoments({ nowMs: () => nowMs, searchLagMs: 500 });
    const asked = { from: 'index', filter: { status: 'asked' }, cursor: null } as const;
    await moments.as('1').create(sampleRequest);
    expect(await moments.as('2').requests(asked)).toMatchObject({ value: { items: [] } });
    nowMs += 500;
    expect(await moments.as('2').requests(asked)).toMatchObject({ value: { items: [{ moment: { id: 'm-1', status: 'asked' } }] } });
    await moments.as('2').changeRequest('m-1', { status: 'declined' });
    expect(await moments.as('1').requests({ from: 'index', filter: { ticketId: '101' }, cursor: null })).toMatchObject({
      value: { items: [{ moment: { status: 'asked' } }] },
    });
  });

  it('takes a key twice where it is told to', async () => {
    const journal = createFakeJournal({ nowMs: () => START_MS, duplicateExternalId: 'allow' });
    await journal.as('1').append(entry);
    await journal.as('1').append(entry);
    expect(journal.entries).toHaveLength(2);
  });
});

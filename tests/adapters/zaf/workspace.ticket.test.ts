import { describe, expect, it } from 'vitest';
import { createWorkspace } from '#adapters/zaf/workspace.ts';
import type { OpenTicket, WorkspaceError } from '#ports/workspace.ts';
import type { Result } from '#domain/shared/result.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { fakeClient } from './fake-client.ts';

const bare = {
  'ticket.id': 101,
  'ticket.createdAt': '2026-10-28T09:30:00Z',
  'ticket.requester.id': 2_000_001,
};

function read(values: Readonly<Record<string, unknown>>, causeFieldId: string | null = null): Promise<Result<OpenTicket, WorkspaceError>> {
  return createWorkspace(fakeClient({ ...bare, ...values })).readTicket({ causeFieldId, userFields: ['currency', 'size'], emails: true });
}

async function emailsOf(main: unknown, identities?: unknown): Promise<OpenTicket['requester']['emails']> {
  const ticket = await read({ 'ticket.requester.email': main, 'ticket.requester.identities': identities });
  return expectOk(ticket).requester.emails;
}

const openness = (values: Readonly<Record<string, unknown>>) => createWorkspace(fakeClient(values)).readOpenness();

describe('a ticket in the workspace', () => {
  const nothing = {
    ticketId: '101',
    subject: '',
    createdAtMs: Date.parse('2026-10-28T09:30:00Z'),
    tags: [],
    isClosed: false,
    composer: 'channel',
    causeFieldValue: null,
    requester: { id: '2000001', name: '', locale: null, fields: {}, emails: [] },
  };

  it.each([
    ['names no more than it must', {}],
    [
      'has nothing in the rest',
      { 'ticket.subject': null, 'ticket.tags': null, 'ticket.requester.name': null, 'ticket.requester.locale': null },
    ],
    [
      'has something odd there',
      {
        'ticket.subject': 7,
        'ticket.tags': [7],
        'ticket.requester.name': {},
        'ticket.requester.locale': 7,
        'ticket.status': {},
        'comment.type': 7,
      },
    ],
  ])('is read all the same where it %s', async (_title, values) => {
    expect(expectOk(await read(values))).toEqual(nothing);
  });

  it('is read with all that it has', async () => {
    const ticket = await read(
      {
        'ticket.id': '102',
        'ticket.subject': 'Where is my parcel?',
        'ticket.tags': ['vip'],
        'ticket.status': 'closed',
        'comment.type': 'publicReply',
        'ticket.customField:custom_field_7': 'late_delivery',
        'ticket.requester.id': '11',
        'ticket.requester.name': 'Ada Example',
        'ticket.requester.locale': 'de',
        'ticket.requester.customField:currency': 'EUR',
      },
      '7',
    );
    expect(expectOk(ticket)).toEqual({
      ...nothing,
      ticketId: '102',
      subject: 'Where is my parcel?',
      tags: ['vip'],
      isClosed: true,
      composer: 'public_reply',
      causeFieldValue: 'late_delivery',
      requester: { id: '11', name: 'Ada Example', locale: 'de', fields: { currency: 'EUR' }, emails: [] },
    });
  });

  it.each(['new', 'open', 'pending', 'hold', 'solved', ''])('is not closed where its status is %j', async (status) => {
    expect(expectOk(await read({ 'ticket.status': status })).isClosed).toBe(false);
  });

  it('tells anew whether it is closed and what is open to be written', async () => {
    expect(expectOk(await openness({}))).toEqual({ isClosed: false, composer: 'channel' });
    const closed = { 'ticket.status': 'closed', 'comment.type': 'internalNote' };
    expect(expectOk(await openness(closed))).toEqual({ isClosed: true, composer: 'internal_note' });
    const messaging = { 'ticket.status': 'solved', 'comment.type': 'whatsapp' };
    expect(expectOk(await openness(messaging))).toEqual({ isClosed: false, composer: 'channel' });
  });

  it.each(['', null, 7])('has no cause where the field holds %j', async (held) => {
    expect(expectOk(await read({ 'ticket.customField:custom_field_7': held }, '7')).causeFieldValue).toBeNull();
  });

  it.each([
    ['ticket.id', ''],
    ['ticket.id', undefined],
    ['ticket.requester.id', ''],
    ['ticket.createdAt', 'yesterday'],
    ['ticket.createdAt', 1_774_742_400_000],
  ])('cannot be read where %s is %j, and that is said', async (path, value) => {
    expect(await read({ [path]: value })).toEqual({
      ok: false,
      error: { kind: 'unsupported', what: path, cause: expect.stringMatching(/./) as string },
    });
  });
});

describe('the e-mail addresses of a requester', () => {
  const home = { type: 'email', value: ' home@mail.example ', verified: true };

  it.each([undefined, null, '', '  ', 7])('are those of the identities alone where the main one is %j', async (main) => {
    expect(await emailsOf(main, [home])).toEqual([{ address: 'home@mail.example', isVerified: true }]);
  });

  it.each([undefined, null, 'none', {}])('are the main one alone where the identities are %j', async (identities) => {
    expect(await emailsOf(' ada@mail.example ', identities)).toEqual([{ address: 'ada@mail.example', isVerified: false }]);
  });

  it('hold the main one once and first, as it is written there, however the identities write it', async () => {
    const identities = [home, { type: 'email', value: 'ADA@mail.example', verified: true }];
    expect(await emailsOf('Ada@Mail.example', identities)).toEqual([
      { address: 'Ada@Mail.example', isVerified: true },
      { address: 'home@mail.example', isVerified: true },
    ]);
  });

  it('call the main one verified where that very address is, not where another one is', async () => {
    const identities = [home, { type: 'email', value: 'ada@mail.example', verified: false }];
    expect((await emailsOf('ada@mail.example', identities))[0]).toEqual({ address: 'ada@mail.example', isVerified: false });
  });

  it.each([
    ['no address', { type: 'email', value: '  ', verified: true }],
    ['no e-mail', { type: 'twitter', value: 'ada', verified: true }],
    ['nothing', null],
  ])('leave out an identity that is %s', async (_title, identity) => {
    expect(await emailsOf('', [identity, home])).toEqual([{ address: 'home@mail.example', isVerified: true }]);
  });
});

import { describe, expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { eur } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { applyToTicket } from '#features/ticket/reply/apply-to-ticket.ts';
import { createFakeWorkspace } from '../../../fakes/fake-workspace.ts';

const about = {
  moment: { cause: 'late_delivery', fault: 'ours', gesture: 'credit', amount: eur(1500) },
  ticket: aTicket(),
  agent: anAgent(),
  policy: parsedSettings().settings.policy,
  fallbackLocale: 'en',
  own: null,
  causeFieldId: '360',
  causeBefore: 'other',
  insertsReply: true,
  isFurther: false,
} as const;

const { replyText } = aWorld();

describe('handing over to the ticket', () => {
  it('inserts the reply, tags the ticket and sets the cause, all in the workspace', async () => {
    const workspace = createFakeWorkspace(aTicket());
    const ticketUpdate = await applyToTicket({ workspace, replyText }, about);
    expect(ticketUpdate).toEqual({
      below: null,
      reply: workspace.replies[0],
      ownReply: null,
      isReplyInserted: true,
      isNoteOpen: false,
      isReplyEdited: false,
      isTagged: true,
      isFieldSet: true,
      isFieldChanged: true,
    });
    expect([workspace.tags, [...workspace.fields]]).toEqual([['made_right'], [['360', 'late_delivery']]]);
  });

  it('inserts what the agent has written instead', async () => {
    const workspace = createFakeWorkspace(aTicket());
    const ticketUpdate = await applyToTicket(
      { workspace, replyText },
      { ...about, own: { text: 'Dear {{ticket.requester.first_name}}, I am sorry.', isOld: false } },
    );
    expect(workspace.replies).toEqual(['Dear Ada, I am sorry.']);
    expect(ticketUpdate).toMatchObject({ reply: 'Dear Ada, I am sorry.', isReplyInserted: true });
  });

  it('inserts neither reply where what the agent has written is about something else', async () => {
    const workspace = createFakeWorkspace(aTicket());
    const own = { text: 'Dear {{ticket.requester.first_name}}, I am sorry.', isOld: true };
    const ticketUpdate = await applyToTicket({ workspace, replyText }, { ...about, own });
    expect(workspace.replies).toEqual([]);
    const right = 'Dear Ada Example, sorry for late_delivery: credit of 15.00.';
    expect(ticketUpdate).toMatchObject({ reply: right, ownReply: 'Dear Ada, I am sorry.', isReplyInserted: false });
  });

  it('sets no field where the team has none, and inserts no reply that may stand there already', async () => {
    const workspace = createFakeWorkspace(aTicket());
    const ticketUpdate = await applyToTicket({ workspace, replyText }, { ...about, causeFieldId: null, insertsReply: false });
    expect(ticketUpdate).toMatchObject({ isReplyInserted: false, isFieldSet: true });
    expect(ticketUpdate.reply).not.toBe('');
    expect(workspace.calls).toEqual(['addTag']);
  });

  it('puts nothing into the editor where no words could be loaded, and says so', async () => {
    const workspace = createFakeWorkspace(aTicket());
    const speechless = { ...replyText, reply: () => Promise.reject(new Error('not loaded')) };
    const ticketUpdate = await applyToTicket({ workspace, replyText: speechless }, about);
    expect(ticketUpdate).toEqual({
      below: null,
      reply: '',
      ownReply: null,
      isReplyInserted: false,
      isNoteOpen: false,
      isReplyEdited: false,
      isTagged: true,
      isFieldSet: true,
      isFieldChanged: true,
    });
    expect(workspace.replies).toEqual([]);
  });

  it('puts nothing into an internal note, and says that one is open', async () => {
    const workspace = createFakeWorkspace(aTicket({ composer: 'internal_note' }));
    expect(await applyToTicket({ workspace, replyText }, about)).toMatchObject({
      isReplyInserted: false,
      isNoteOpen: true,
      isReplyEdited: false,
      isTagged: true,
    });
    expect(workspace.replies).toEqual([]);
  });

  it.each([
    ['said another cause before', {}, true],
    ['said the same before', { causeBefore: 'late_delivery' }, false],
    ['is not there', { causeFieldId: null }, false],
  ])('says whether the field says something else by it, where it %s', async (_what, over, isFieldChanged) => {
    const workspace = createFakeWorkspace(aTicket());
    expect(await applyToTicket({ workspace, replyText }, { ...about, ...over })).toMatchObject({ isFieldSet: true, isFieldChanged });
  });

  it.each([
    ['insertReply', { isReplyInserted: false, isTagged: true, isFieldSet: true }],
    ['addTag', { isReplyInserted: true, isTagged: false, isFieldSet: true }],
    ['setTicketField', { isReplyInserted: true, isTagged: true, isFieldSet: false }],
  ])('goes on with the rest where %s does not work', async (failing, outcome) => {
    const workspace = createFakeWorkspace(aTicket());
    workspace.failWith = (what) => (what === failing ? { kind: 'timed_out', what } : null);
    expect(await applyToTicket({ workspace, replyText }, about)).toMatchObject(outcome);
  });
});

import { createFakeLogDrafts } from '../fakes/fake-log-drafts.ts';
import { createFakeMomentArchive } from '../fakes/fake-moment-archive.ts';
import { createFakeStoryMemory } from '../fakes/fake-story-memory.ts';
import { newestOn } from '#builders/on-card.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { createIntentStore } from '#adapters/browser/intent-store.ts';
import { createValueSource } from '#adapters/value-sources.ts';
import { createAgentGroups } from '#adapters/zendesk/agent-groups.ts';
import { createDirectory } from '#adapters/zendesk/directory.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import { createTicketHistory } from '#adapters/zendesk/ticket-history.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { LOADED_FLOWS } from '#builders/loaded-flows.ts';
import { anAgent } from '#builders/an-agent.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { RequestFlow } from '#features/ticket/session/flows.ts';
import type { TicketSession } from '#features/ticket/session/ticket-session.ts';
import type { ReplyTextPort } from '#ports/reply-text.ts';
import type { ParsedSettings, ValueSourceSetting } from '#ports/settings.ts';
import type { ZafClient } from '#adapters/zaf/client.ts';
import type { OpenTicket, SignedInAgent, Workspace } from '#ports/workspace.ts';
import { createTicketSession } from '#features/ticket/create-ticket-session.ts';
import { memoryStorage } from '../adapters/browser/memory-storage.ts';
import { FORGETFUL } from '../fakes/fake-customer-memory.ts';
import { createFakeAccessMemory } from '../fakes/fake-access-memory.ts';
import { createFakeLeadMemory } from '../fakes/fake-lead-memory.ts';
import { createFakeSettings } from '../fakes/fake-settings.ts';
import { createFakeTabLocks } from '../fakes/fake-tab-lock.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../fakes/fake-workspace.ts';
import { type MatrixAccount, settle, settled } from './an-account.ts';

export const STORY = 'The parcel came three days late for a birthday.';
const CUSTOMER = { id: '2000001', name: 'Ada Example' };

/** The customer's ticket that is open, and others of theirs. */
export const TICKET: OpenTicket = aTicket({ ticketId: '101', requester: CUSTOMER });
export const OTHER_TICKET: OpenTicket = aTicket({ ticketId: '102', requester: CUSTOMER });
export const THIRD_TICKET: OpenTicket = aTicket({ ticketId: '103', requester: CUSTOMER });

const PEOPLE = {
  agent: { id: '1000001', name: 'Maya Whitlock (sample)', groups: ['Support'], isAdmin: false },
  /** Somebody whose role an admin of a larger plan has made. */
  custom: { id: '1000001', name: 'Maya Whitlock (sample)', groups: ['Support'], isAdmin: false, roleId: '7', hasFixedRoles: false },
  agent2: { id: '1000002', name: 'Tom Adeyemi (sample)', groups: ['Support'], isAdmin: false },
  lead: { id: '1000101', name: 'Lena Hartwig (sample)', groups: ['Support', 'Team leads'], isAdmin: false },
  admin: { id: '1000201', name: 'Adrian Cole (sample)', groups: ['Support'], isAdmin: true, hasFixedRoles: false },
} as const;

export type PersonKey = keyof typeof PEOPLE;

export function personOf(key: PersonKey): SignedInAgent {
  return anAgent({ ...PEOPLE[key], locale: 'en-GB' });
}

const replyText: ReplyTextPort = {
  reply: ({ words, customerName }) => Promise.resolve(`Dear ${customerName}, sorry for ${words.apology}.`),
  choices: ({ customerName }) => Promise.resolve(`Dear ${customerName}, choose.`),
  saveHeld: () => 'Something is being made right on this ticket.',
};

export interface TicketPage {
  readonly session: TicketSession;
  readonly workspace: FakeWorkspace;
}

interface TicketPageOptions {
  readonly ticket?: OpenTicket;
  readonly valueSource?: ValueSourceSetting;
  readonly settings?: ParsedSettings;
  /** In the place of one that does whatever it is asked. */
  readonly workspaceOf?: (client: ZafClient) => Workspace;
}

/** A page of the sidebar that has read nothing yet. */
export function aTicketPage(
  account: MatrixAccount,
  who: PersonKey,
  {
    ticket = TICKET,
    valueSource = { kind: 'user_fields' },
    settings = parsedSettings({ valueSource }),
    workspaceOf,
  }: TicketPageOptions = {},
): TicketPage {
  const { client, request, runtime } = account.page(who === 'custom' ? 'agent' : who);
  const workspace = createFakeWorkspace(ticket);
  const { leadsGroup } = parsedSettings().settings;
  const storage = memoryStorage();
  const session = createTicketSession(
    {
      workspace: workspaceOf?.(client) ?? workspace,
      history: createTicketHistory(request),
      journal: createJournalStore(request),
      moments: createMomentStore(request),
      value: createValueSource(valueSource, { request, transport: client.request, timeZone: TIME_ZONE, nowMs: runtime.nowMs }),
      directory: createDirectory(request, { leadsGroup }),
      groups: createAgentGroups(request),
      accessMemory: createFakeAccessMemory(),
      customerMemory: FORGETFUL,
      leadMemory: createFakeLeadMemory(),
      intents: createIntentStore({
        openStorage: () => storage,
        openTabStorage: () => memoryStorage(),
        account: 'sandbox',
        nowMs: () => Date.now(),
        tab: runtime.newId(),
      }),
      replyText,
      lend: () =>
        Promise.resolve({
          tabLock: createFakeTabLocks().of({ isOver: false }),
          executors: [createByHand()],
          owed: [],
          archive: createFakeMomentArchive(),
          logDrafts: createFakeLogDrafts(),
          storyMemory: createFakeStoryMemory(),
        }),
      runtime,
    },
    { ticket, agent: personOf(who), timeZone: TIME_ZONE, settings: createFakeSettings(settings), project: null },
    LOADED_FLOWS,
  );
  return { session, workspace };
}

/** The same, read. */
export async function anOpenTicketPage(...of: Parameters<typeof aTicketPage>): Promise<TicketPage> {
  const page = aTicketPage(...of);
  page.session.start();
  await settle();
  return page;
}

/** Does something about a request, and waits for all that comes of it. */
export function withRequests({ session }: TicketPage, act: (flow: RequestFlow) => Promise<void> | void): Promise<void> {
  return settled(session.withRequests(act));
}

export function choose({ session }: TicketPage, amountText = '15', cause = 'late_delivery'): void {
  session.choose({ cause, fault: 'ours', severity: 2, gesture: 'credit', amountText, story: STORY });
}

/** Somebody gives on a ticket, as it goes on any other day. */
export async function gives(
  account: MatrixAccount,
  who: PersonKey,
  ticket: OpenTicket,
  ...what: readonly [amountText: string, cause?: string]
): Promise<TicketPage> {
  const page = await anOpenTicketPage(account, who, { ticket });
  choose(page, ...what);
  await settled(page.session.makeItRight());
  const { phase } = page.session.getState().giving;
  if (phase !== 'given') throw new Error(`It was not given, but ${JSON.stringify(page.session.getState().giving)}`);
  return page;
}

/** A lead takes back what was given on a ticket. */
export async function undoes(account: MatrixAccount, ticket: OpenTicket): Promise<void> {
  const { session } = await anOpenTicketPage(account, 'lead', { ticket });
  await settled(session.undo(newestOn(session)));
}

/** A customer who got something on another ticket, for another failure, and on this one what a lead has taken back since. */
export async function withAPast(account: MatrixAccount): Promise<void> {
  await gives(account, 'agent2', OTHER_TICKET, '20', 'outage');
  await gives(account, 'agent2', TICKET, '10');
  await undoes(account, TICKET);
}

/** An agent asks a lead for more than they may give. */
export async function asks(account: MatrixAccount, amountText = '80'): Promise<TicketPage> {
  const page = await anOpenTicketPage(account, 'agent');
  choose(page, amountText);
  await withRequests(page, (flow) => flow.openForm());
  await withRequests(page, (flow) => flow.send('They have waited for two weeks.'));
  return page;
}

import { LEADS } from '#builders/a-request.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, type PageOptions, type World, type WorldOptions, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { daysBefore } from '#builders/clock.ts';
import { plantGiven } from '#builders/plant-given.ts';
import type { TicketSession } from '#features/ticket/session/ticket-session.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import type { ReplyTextPort } from '#ports/reply-text.ts';
import { createFakeIntentStore } from '../fakes/fake-intent-store.ts';

/** What a state is shown with. */
export interface Stage {
  readonly locale: string;
  readonly replyText: ReplyTextPort;
}

/** A session that has come into its state, in the world in which it did. */
export interface Scene {
  readonly world: World;
  readonly session: TicketSession;
}

/** One state of the sidebar, and how it comes about: by what people do, never by what is written into a session. */
export interface State {
  /** What the address asks for. */
  readonly name: string;
  readonly title: string;
  /** True where it would pass by itself: then nothing goes on. */
  readonly isStill?: boolean;
  readonly bring: (stage: Stage) => Promise<Scene>;
}

export const CUSTOMER_ID = '701';
export const COLLEAGUE = anAgent({ id: '12', name: 'Cy Other' });
export const LEAD = anAgent({ id: '21', name: 'Lena Lead', groups: ['Support', 'Team leads'] });
export const STORY = 'The parcel came three days late for a birthday. We sent the present again by courier.';

/** A customer of long standing, one of whose parcels was late before. */
const USUAL: WorldOptions = {
  leadIds: LEADS,
  measuredMs: 0,
  histories: { [CUSTOMER_ID]: [anOrderHistory()] },
  tickets: { [CUSTOMER_ID]: [aPriorTicket({ id: 412, createdAtMs: daysBefore(20) })] },
};

export function usualWorld(options: WorldOptions = {}): World {
  return aWorld({ ...USUAL, ...options });
}

/** The ticket that is open, of somebody who reads the language in which it is shown. */
export function theTicket({ locale }: Stage, over: Partial<Omit<OpenTicket, 'requester'>> = {}): OpenTicket {
  return aTicket({ ...over, requester: { id: CUSTOMER_ID, locale } });
}

export function openIn(world: World, stage: Stage, of: PageOptions = {}): Promise<Page> {
  return world.open({ ticket: theTicket(stage), replyText: stage.replyText, ...of });
}

/** Somebody else opens the ticket on a machine of their own. */
export function openAs(world: World, stage: Stage, agent: PageOptions['agent'], of: PageOptions = {}): Promise<Page> {
  return openIn(world, stage, { ...(agent !== undefined && { agent }), intents: createFakeIntentStore(), ...of });
}

/** What was begun, once it is over. */
export async function done<T>(world: World, begun: Promise<T>): Promise<T> {
  const over = { isIt: false };
  void begun.finally(() => {
    over.isIt = true;
  });
  while (!over.isIt) await world.time.run();
  return begun;
}

/** What others, or the agent, gave before on other tickets. */
export function gaveBefore(
  world: World,
  {
    amountMinor,
    atMs,
    agentId = '12',
    customerId = '802',
    times = 1,
  }: {
    readonly amountMinor: number;
    readonly atMs: number;
    readonly agentId?: string;
    readonly customerId?: string;
    readonly times?: number;
  },
): void {
  for (let time = 1; time <= times; time += 1) {
    const momentId = `before-${agentId}-${customerId}-${time}`;
    const who = { ticketId: `6${time}`, customerId, agentId, createdById: agentId };
    const detail = { gesture: 'credit', fault: 'ours', severity: 2 } as const;
    plantGiven(world.journal, { momentId, ...who, amountMinor, cause: 'billing_error', createdAtMs: atMs, updatedAtMs: atMs, detail });
  }
}

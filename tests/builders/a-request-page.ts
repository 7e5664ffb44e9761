import { NOTHING_CHOSEN } from '#features/ticket/session/plan.ts';
import type { RequestFlow } from '#features/ticket/session/flows.ts';
import { STORY, press } from './a-page.ts';
import { LEADS } from './a-request.ts';
import { aTicket } from './a-ticket.ts';
import { createFakeIntentStore } from '../fakes/fake-intent-store.ts';
import { type Page, type PageOptions, type World, type WorldOptions, aWorld } from './a-world.ts';
import { anAgent } from './an-agent.ts';

export const REASON = 'It was for a wedding.';
export const LENA = anAgent({ id: '21', name: 'Lena Lead', groups: ['Support', 'Team leads'] });

/** What failed was dear enough that its price bounds none of these sums. */
export const DEAR = { ...NOTHING_CHOSEN.details, lossText: '500' };

/** Does something about a request and waits for its end. */
export async function act(world: World, page: Page, what: (flow: RequestFlow) => Promise<void> | void): Promise<void> {
  await press(world, page.session.withRequests(what));
}

/** Types what is over the agent's limit, and asks a lead for it. */
export async function ask(world: World, page: Page): Promise<void> {
  page.session.choose({ story: STORY, amountText: '60', details: DEAR });
  await act(world, page, async (flow) => {
    flow.openForm();
    flow.type(REASON);
    await flow.send(REASON);
  });
}

/** A world in which agent 11 has asked on ticket 501, with the page on which that was done. */
export async function askedWorld(options: WorldOptions = {}): Promise<{ readonly world: World; readonly page: Page }> {
  const world = aWorld({ leadIds: LEADS, ...options });
  const page = await world.open();
  await ask(world, page);
  return { world, page };
}

/** The same ticket on another machine, where only the ticket tells that a lead was asked. */
export function elsewhere(of: PageOptions = {}): PageOptions {
  return { ticket: aTicket({ tags: ['asked_a_lead'] }), ...of };
}

/** The page of a lead on the ticket, on a machine of their own. */
export function leadPage(world: World): Promise<Page> {
  return world.open(elsewhere({ agent: LENA, intents: createFakeIntentStore() }));
}

/** What a page shows of a request. */
export function standOn({ session }: Page): string {
  const { asking } = session.getState();
  return asking.phase === 'known' ? asking.status.kind : asking.phase;
}

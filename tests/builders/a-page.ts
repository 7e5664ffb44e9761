import type { AppFault } from '#ports/app-fault.ts';
import type { StoreCall } from '../fakes/store-faults.ts';
import { type Page, type World, type WorldOptions, aWorld } from './a-world.ts';

/** What the agent has typed on an {@link openedPage}. */
export const STORY = 'The parcel came three days late for a birthday.';

/** Zendesk at its worst: nothing is done and nothing said. */
export const DOWN: AppFault = { kind: 'unavailable', what: 'journal', status: 503 };

/** A page on a ticket of a world of its own, read whole, with a story typed. */
export async function openedPage(options: WorldOptions = {}): Promise<{ readonly world: World; readonly page: Page }> {
  const world = aWorld(options);
  const page = await world.open();
  page.session.choose({ story: STORY });
  return { world, page };
}

/** Lets what was pressed come to its end. */
export async function press(world: World, ...what: readonly Promise<void>[]): Promise<void> {
  await world.time.run();
  await Promise.all(what);
}

export function phaseOf({ session }: Page): string {
  return session.getState().giving.phase;
}

/** Makes every call of one method fail, or only those with keys of one kind, until it is stopped. */
export function failing(world: World, method: string, kind?: string): { stop: () => void } {
  const stores = [world.journal, world.moments];
  const isMeant = (call: StoreCall): boolean =>
    call.method === method && (kind === undefined || call.keys.some((key) => key.startsWith(`${kind}:`)));
  for (const { faults } of stores) faults.errorBefore = (call) => (isMeant(call) ? DOWN : null);
  return {
    stop: () => {
      for (const { faults } of stores) faults.errorBefore = null;
    },
  };
}

import type { ParsedSettings } from '#ports/settings.ts';
import type { Giving } from '#features/ticket/session/session-state.ts';
import type { StoreCall } from '../fakes/store-faults.ts';
import { type Page, type World, aWorld } from './a-world.ts';
import { aTicket } from './a-ticket.ts';
import { anAgent } from './an-agent.ts';
import { limits } from './limits.ts';
import { parsedSettings } from './parsed-settings.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { createFakeIntentStore } from '../fakes/fake-intent-store.ts';

const MINUTE_MS = 60_000;
/** What one of them gives. */
const GIVEN_MINOR = 2000;

/** Many agents who press within a second, each on a page of their own. */
export interface CrowdOptions {
  readonly agents: number;
  /** So many of them fit. */
  readonly room: number;
  readonly seed?: number;
  /** How many requests the account takes in a minute; it refuses the others until the next. */
  readonly requestsAMinute?: number;
  /** How long a request takes, there and back. */
  readonly tripMs?: { readonly least: number; readonly most: number };
  readonly listLagMs?: number;
  /** How many entries a page of the list holds: few make as many pages of a small crowd as a large one fills. */
  readonly pageSize?: number;
}

/** What somebody's page asked Zendesk for from one press, or one try of its own, to its end. */
export interface Try {
  readonly requests: number;
  readonly endedAs: Giving['phase'];
}

export interface Crowd {
  readonly world: World;
  readonly pages: readonly Page[];
  /** By page, in the order of the pages. */
  readonly tries: readonly (readonly Try[])[];
  readonly pressedAtMs: number;
  /** How many have given, by the journal. */
  posted(): number;
}

/** Opens a page for each and lets them press; nothing has happened yet. */
export async function aCrowd(options: CrowdOptions): Promise<Crowd> {
  const { agents, room, seed = 1, requestsAMinute = Infinity, listLagMs = 0, pageSize = 100 } = options;
  const { least, most } = options.tripMs ?? { least: 80, most: 300 };
  const settings: ParsedSettings = parsedSettings({ limits: limits({ teamMonthMinor: room * GIVEN_MINOR }) });
  const world = aWorld({ seed, settings, listLagMs, measuredMs: listLagMs, pageSize });
  const ids = Array.from({ length: agents }, (_, index) => String(20 + index));
  const pages: Page[] = [];
  for (const [index, id] of ids.entries()) {
    const ticket = aTicket({ ticketId: String(6000 + index), requester: { id: String(8000 + index) } });
    pages.push(world.begin({ agent: anAgent({ id }), ticket, intents: createFakeIntentStore() }));
  }
  await world.time.run();
  const asked = new Map<string, number>();
  const count = ({ agentId }: StoreCall): void => void asked.set(agentId, (asked.get(agentId) ?? 0) + 1);
  limitRate(world, requestsAMinute);
  for (const { faults } of [world.journal, world.moments]) {
    faults.latency = (call, when) => {
      if (when === 'before') count(call);
      return world.time.wait((least + world.random() * (most - least)) / 2);
    };
  }
  const tries = pages.map((page, index) => noteTries(page, () => asked.get(ids[index] ?? '') ?? 0));
  const pressedAtMs = world.time.nowMs();
  for (const { session } of pages) {
    session.choose({ gesture: 'credit', amountText: '20' });
    void world.time.wait(world.random() * 1000).then(() => session.makeItRight());
  }
  return { world, pages, tries, pressedAtMs, posted: () => world.live().filter(({ state }) => state === 'posted').length };
}

function noteTries({ session }: Page, asked: () => number): readonly Try[] {
  const tries: Try[] = [];
  let before: number | null = null;
  session.subscribe(() => {
    const { phase } = session.getState().giving;
    if (phase === 'working') before ??= asked();
    else if (before !== null) {
      tries.push({ requests: asked() - before, endedAs: phase });
      before = null;
    }
  });
  return tries;
}

/** Zendesk tells whoever comes after the last request of a minute to wait for the next. */
function limitRate(world: World, requestsAMinute: number): void {
  if (requestsAMinute === Infinity) return;
  let minute = 0;
  let used = 0;
  for (const { faults } of [world.journal, world.moments]) {
    faults.errorBefore = () => {
      const nowMs = world.time.nowMs() % DAY_MS;
      if (Math.floor(nowMs / MINUTE_MS) !== minute) used = 0;
      minute = Math.floor(nowMs / MINUTE_MS);
      used += 1;
      return used <= requestsAMinute ? null : { kind: 'rate_limited', what: 'journal', retryAfterMs: MINUTE_MS - (nowMs % MINUTE_MS) };
    };
  }
}

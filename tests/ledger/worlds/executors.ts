import { createByHand } from '#adapters/by-hand/executor.ts';
import { anAgent } from '#builders/an-agent.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { newestOn } from '#builders/on-card.ts';
import { seededRandom } from '#builders/random.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { unexecutedOf } from '#features/ticket/session/executions.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';
import { EUR } from '#builders/currencies.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { WatchedKeys } from './watched-keys.ts';

/** What a provider suffers from; rates are shares of its calls. */
export interface Trouble {
  readonly errors: number;
  readonly lost: number;
  readonly throttled: number;
  readonly isTokenGone: boolean;
  /** The key may read, and write no more. */
  readonly isReadOnly: boolean;
}

export interface ProviderDeps {
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** To be called at the instant at which something is given under a key. */
  readonly onGift: (key: string) => void;
}

/** An executor over its provider, real or made up, which can be made to suffer. */
export interface ProviderInTrouble {
  readonly executor: GestureExecutor;
  /** The keys under which something is given and not taken back, each as often as that is so. */
  live(): readonly string[];
  suffer(trouble: Trouble): void;
}

export interface ExecutorWorldOptions {
  readonly seed: number;
  readonly create: (deps: ProviderDeps) => ProviderInTrouble;
  /** What people do between the first page and the end. */
  readonly steps?: number;
}

/** How a world ended. Whatever stands in `wrong` must never be. */
export interface ExecutorWorld {
  readonly wrong: readonly string[];
  /** What was done, in order: the same seed gives the same. */
  readonly told: readonly string[];
  readonly gifts: number;
  /** How many count at the end, whoever gave them. */
  readonly counting: number;
}

const FINE: Trouble = { errors: 0, lost: 0, throttled: 0, isTokenGone: false, isReadOnly: false };
const STEPS = 14;
const HOUR_MS = 3_600_000;

const AGENT = anAgent();
const COLLEAGUE = anAgent({ id: '12', name: 'Noor (sample)' });
const LEAD = anAgent({ id: '90', name: 'Lea (sample)', groups: ['Team leads'] });

/**
 * One ticket, two tabs of an agent, a colleague and a lead, and a provider in trouble: gestures, retries, crashes, reloads, undos, and
 * afterwards everybody looks what is left to be done. Then journal, records and provider must agree.
 */
export async function runExecutorWorld({ seed, create, steps = STEPS }: ExecutorWorldOptions): Promise<ExecutorWorld> {
  const world = aWorld({ seed, leadIds: new Set([LEAD.id]), listLagMs: seed % 3 === 0 ? 1500 : 0, measuredMs: 2000 });
  const random = seededRandom(seed * 7919 + 1);
  const wrong: string[] = [];
  const told: string[] = [];
  const everGiven = new Map<string, number>();
  const watched = new WatchedKeys(world.time.nowMs);
  const provider = create({
    nowMs: world.time.nowMs,
    random,
    wait: world.time.wait,
    onGift(key) {
      everGiven.set(key, (everGiven.get(key) ?? 0) + 1);
      told.push(`gift ${key}`);
      watched.gives(key);
      if (!wasPosted(world, key)) wrong.push(`${key} was given and had not been posted`);
    },
  });
  const executors = [watched.over(provider.executor), createByHand()];
  const open = (agent: ReturnType<typeof anAgent>): Page => {
    const page = world.begin({ agent, executors, ticket: aTicket() });
    page.session.subscribe(() => {
      // Until it is taken back it counts, and whoever asks again may have it done.
      const refused = refusedOn(page).filter((key) =>
        world.journal.entries.some(({ kind, momentId }) => kind === 'reverse' && momentId === key),
      );
      for (const key of refused) watched.denies(key, { isGiven: provider.live().includes(key) });
    });
    return page;
  };
  const people = [AGENT, AGENT, COLLEAGUE, LEAD];
  const pages = people.map((agent) => open(agent));
  await world.time.run(20_000);
  for (let step = 0; step < steps; step += 1) {
    const index = Math.floor(random() * pages.length);
    told.push(await act({ world, provider, random, pages, index, reopen: (at) => (pages[at] = open(people[at] ?? AGENT)) }));
    await world.time.run(random() < 0.5 ? random() * 4000 : random() * 180_000);
  }
  provider.suffer(FINE);
  world.trouble({ errors: 0, lostReplies: 0 });
  await settle(
    world,
    () => open(AGENT),
    () => open(LEAD),
  );
  compare(world, provider, wrong);
  for (const [key, times] of everGiven) if (times > 1) wrong.push(`${key} was given ${times} times`);
  return { wrong: [...wrong, ...watched.wrong], told, gifts: everGiven.size, counting: world.live().length };
}

/** What the page says that its provider has refused. */
function refusedOn({ session }: Page): readonly string[] {
  return [...session.getState().executions].flatMap(([momentId, { execution }]) => (execution.kind === 'refused' ? [momentId] : []));
}

interface Acting {
  readonly world: World;
  readonly provider: ProviderInTrouble;
  readonly random: () => number;
  readonly pages: readonly Page[];
  readonly index: number;
  readonly reopen: (index: number) => Page;
}

/** One thing that happens. Nobody waits for it. */
async function act({ world, provider, random, pages, index, reopen }: Acting): Promise<string> {
  const page = pages[index];
  if (page === undefined) return 'nobody';
  const { session, life } = page;
  const dice = random();
  if (dice < 0.28) {
    session.choose({ gesture: 'credit', amountText: String(5 + Math.floor(random() * 3) * 5) });
    void session.makeItRight();
    return `press ${index}`;
  }
  if (dice < 0.4) {
    // Now and then two people find the same at the same moment.
    const finishing = random() < 0.5 ? [page] : pages;
    for (const one of finishing)
      void one.session.readExecution(newestOn(one.session)).then(() => one.session.finish(newestOn(one.session)));
    return finishing.length === 1 ? `finish ${index}` : 'all finish';
  }
  if (dice < 0.52) {
    void session.undo(newestOn(session));
    return `undo ${index}`;
  }
  if (dice < 0.64) {
    life.end({ atCall: 1 + Math.floor(random() * 6), when: random() < 0.5 ? 'before' : 'after' });
    void session.makeItRight();
    await world.time.run(random() * 30_000);
    reopen(index);
    return `crash ${index}`;
  }
  if (dice < 0.74) {
    session.dispose();
    reopen(index);
    return `reload ${index}`;
  }
  if (dice < 0.79) {
    // What was sent is still on its way when its page is gone, the key has lost its right to write, and somebody else asks.
    provider.suffer({ ...FINE, lost: 1 });
    void session.makeItRight();
    await world.time.run(4_000 + random() * 2_000);
    session.dispose();
    reopen(index);
    provider.suffer({ ...FINE, isReadOnly: true });
    const other = pages[(index + 1) % pages.length];
    other?.session.reload('journal');
    await world.time.run(1_500);
    if (other !== undefined)
      void other.session.readExecution(newestOn(other.session)).then(() => other.session.finish(newestOn(other.session)));
    await world.time.run(random() * 30_000);
    return `cut off ${index}`;
  }
  if (dice < 0.9) {
    const bad = random();
    provider.suffer({
      errors: bad * 0.4,
      lost: random() * 0.6,
      throttled: random() * 0.4,
      isTokenGone: random() < 0.15,
      isReadOnly: random() < 0.15,
    });
    world.trouble({ errors: random() < 0.3 ? 0.1 : 0, lostReplies: random() < 0.3 ? 0.1 : 0 });
    return 'trouble';
  }
  if (dice < 0.96) {
    provider.suffer(FINE);
    return 'fine';
  }
  world.time.pass(25 * HOUR_MS);
  return 'a day passes';
}

/** Everybody looks what is left, once nothing is on its way any more: they ask again, and a lead takes back what the card says is to be undone. */
async function settle(world: World, agent: () => Page, lead: () => Page): Promise<void> {
  await world.time.run(600_000);
  for (let round = 0; round < 3; round += 1) {
    for (const page of [agent(), lead()]) {
      await world.time.run(300_000);
      for (const { standing } of page.session.getState().cards) {
        await done(world, page.session.readExecution(standing.momentId));
        await done(world, page.session.finish(standing.momentId));
        await done(world, page.session.readExecution(standing.momentId));
      }
      await undoWhatIsNot(world, page);
      page.session.dispose();
    }
  }
}

async function undoWhatIsNot(world: World, { session }: Page): Promise<void> {
  for (const card of session.getState().cards) {
    const unexecuted = unexecutedOf({ ...card, executions: session.getState().executions });
    const isToUndo = unexecuted !== null && unexecuted.kind !== 'pending' && unexecuted.kind !== 'unknown';
    if (isToUndo) await done(world, session.undo(card.standing.momentId));
  }
}

async function done(world: World, what: Promise<void>): Promise<void> {
  await world.time.run(300_000);
  await what;
}

/** Whether the journal has ever had it posted in time, whatever became of it. */
function wasPosted(world: World, key: string): boolean {
  const { commitments } = foldLedger(world.journal.entries, {
    leadIds: new Set([LEAD.id]),
    currency: EUR,
    timeZone: TIME_ZONE,
    largestMinor: 0,
  });
  return commitments.some(({ momentId, state, undoneById }) => momentId === key && (state === 'posted' || undoneById !== undefined));
}

function compare(world: World, provider: ProviderInTrouble, wrong: string[]): void {
  const given = new Set(provider.live());
  const posts = new Map(
    world.journal.entries.flatMap(({ kind, momentId, detail }) => (kind === 'post' ? [[momentId, detail.receipt] as const] : [])),
  );
  const posted = world.live().filter(({ state }) => state === 'posted');
  const counted = posted.filter(({ momentId }) => posts.get(momentId) !== 'by hand');
  for (const { momentId } of counted) if (!given.has(momentId)) wrong.push(`${momentId} counts and was not given`);
  for (const key of given) if (!counted.some(({ momentId }) => momentId === key)) wrong.push(`${key} is given and does not count`);
  const written = new Map([...world.moments.moments.values()].map(({ id, status }) => [id, status]));
  for (const { momentId } of posted)
    if (written.get(momentId) !== 'given') wrong.push(`${momentId} counts and is written down as ${written.get(momentId)}`);
  for (const [id, status] of written) {
    if (status === 'given' && !world.live().some(({ momentId }) => momentId === id))
      wrong.push(`${id} is written down as given and does not count`);
  }
}

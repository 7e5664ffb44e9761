import type { Transport } from '#adapters/shared/transport.ts';
import { eur } from '#builders/currencies.ts';
import { type ExecutePorts, type MomentGesture, executeMoment, findExecution, reverseExecution } from '#ledger/execute.ts';
import type { ExecutorName } from '#domain/gestures/executors.ts';
import type { FoundExecution, GestureExecutor } from '#ports/gesture-executor.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { createRandom } from '#sandbox/world/random.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { openVendorAccount, type VendorAccount } from '../../adapters/vendor-account.ts';
import { RequestLine } from './request-line.ts';
import { VendorBooks } from './vendor-books.ts';
import type { VendorName } from './vendor-provider.ts';
import { WatchedKeys } from './watched-keys.ts';

/** What a page builds its executor from. */
export interface PageDeps {
  readonly transport: Transport;
  readonly nowMs: () => number;
  readonly newId: () => string;
}

/** One way of giving, as a page builds it. */
export interface WorldWay {
  readonly name: ExecutorName & VendorName;
  readonly create: (deps: PageDeps) => GestureExecutor;
}

export interface VendorWorldTerms {
  readonly seed: number;
  readonly name: string;
  /** The gestures of a world are given in these ways in turn, all to one customer. */
  readonly ways: readonly WorldWay[];
  readonly recipientId: string;
  /** Each gesture of these worlds is over the same sum, so that one can be taken for another. */
  readonly sumMinor: number;
}

interface WorldMoment {
  readonly way: WorldWay;
  readonly of: MomentGesture & { readonly gesture: MomentGesture['gesture'] & { readonly amount: ReturnType<typeof eur> } };
  isVoided: boolean;
  /** Whether the page that has posted it has gone on to have it carried out: of others nobody is as quick as that. */
  isBegun: boolean;
  /** When that page has heard of its first request, or is gone. */
  readonly isAnswered: Promise<void>;
  readonly answer: () => void;
}

export interface VendorWorldEnd {
  readonly account: VendorAccount;
  readonly standing: number;
  readonly outcomes: ReadonlyMap<string, FoundExecution>;
  /** What must never be, even where the end is right. */
  readonly wrong: readonly string[];
  /** Every request in its order, so that the same seed can be seen to replay. */
  readonly trace: readonly string[];
}

const START_MS = Date.parse('2026-10-28T09:30:00.500Z');
const world = createWorld({ nowMs: START_MS, objects: [] });

/**
 * Several pages carry out, look for and take back a few gestures of one customer at once, over an account whose answers are lost, late,
 * refused and throttled, and pages close mid-way. Then all is well again, and whoever comes next brings each to its end.
 */
export async function runVendorWorld(terms: VendorWorldTerms): Promise<VendorWorldEnd> {
  const random = createRandom('vendor world', terms.name, terms.seed);
  const account = openVendorAccount({ world, settings: { stripe_key: 'rk_test_giving', shopify_token: 'shpat_giving' } });
  const watched = new WatchedKeys(account.nowMs);
  const books = terms.ways.map(({ name }) => new VendorBooks(name, account, (key) => watched.gives(key)));
  const line = new RequestLine(account, random, () => {
    for (const book of books) book.note();
  });
  const moments = Array.from({ length: random.between(1, 3) }, (_one, index): WorldMoment => ({
    ...momentOf(terms, index),
    isVoided: false,
    isBegun: false,
    ...opened(),
  }));
  let ids = 0;
  const openPage = (): ExecutePorts =>
    portsOf(watched, terms, moments, {
      runtime: { nowMs: account.nowMs, random: random.next, wait: (ms) => line.wait(ms) },
      page: { transport: line.transport(), nowMs: account.nowMs, newId: () => `attempt-${(ids += 1)}` },
    });
  const pages = [openPage(), openPage()] as const;

  const isGiven = (key: string): boolean => books.some((book) => book.live().includes(key));
  /** As the page that gave does: what is refused, and what was undone meanwhile, is taken back, and what was voided before is not carried out. */
  async function carryOut(page: ExecutePorts, moment: WorldMoment): Promise<void> {
    if (moment.isVoided) return;
    const isFirst = !moment.isBegun;
    moment.isBegun = true;
    if (!isFirst) await moment.isAnswered;
    if (moment.isVoided) return;
    const { kind } = await executeMoment(page, moment.of, { isFirst });
    // What was voided meanwhile may be refused for that.
    if (kind === 'refused' && !moment.isVoided) {
      watched.denies(moment.of.momentId, { isGiven: isGiven(moment.of.momentId) });
      moment.isVoided = true;
    }
    moment.answer();
    if (moment.isVoided) await reverseExecution(page, moment.of);
  }

  const tasks = (): readonly Promise<unknown>[] =>
    Array.from({ length: random.between(2, 6) }, () => {
      const moment = moments[random.between(0, moments.length - 1)] ?? raise('no moment');
      const page = random.chance(0.2) ? openPage() : random.pick(pages);
      if (random.chance(0.25)) {
        moment.isVoided = true;
        return reverseExecution(page, moment.of);
      }
      return carryOut(page, moment);
    });
  await line.run(tasks());
  for (const { answer } of moments) answer();
  if (random.chance(0.3)) {
    // The providers have forgotten their keys by the time somebody comes back to it, in no less trouble.
    account.waitMs(2 * DAY_MS);
    await line.run(tasks());
  }

  line.heal();
  const outcomes = new Map<string, FoundExecution>();
  for (let round = 0; round < 4; round += 1) {
    for (const moment of moments) {
      account.waitMs(400_000);
      const page = openPage();
      await line.run([moment.isVoided ? reverseExecution(page, moment.of) : carryOut(page, moment)]);
    }
  }
  for (const moment of moments) {
    const found = findExecution(openPage(), moment.of);
    await line.run([found]);
    outcomes.set(moment.of.momentId, await found);
  }
  const standing = moments.filter(({ isVoided }) => !isVoided).length;
  return { account, standing, outcomes, wrong: watched.wrong, trace: line.trace };
}

function momentOf({ sumMinor, ways }: VendorWorldTerms, index: number): Pick<WorldMoment, 'way' | 'of'> {
  const way = ways[index % ways.length] ?? raise('no way');
  const kind = way.name === 'shopify_gift_card' ? 'gift' : 'credit';
  const momentId = `0d9c2f4e-7f51-4b3a-9c1d-4a0a6c1f000${index}`;
  return { way, of: { momentId, gesture: { kind, amount: eur(sumMinor), customerId: '2000001', ticketId: `500${index}` } } };
}

function opened(): Pick<WorldMoment, 'isAnswered' | 'answer'> {
  const answers: (() => void)[] = [];
  const isAnswered = new Promise<void>((resolve) => void answers.push(resolve));
  return { isAnswered, answer: () => answers.at(0)?.() };
}

function portsOf(
  watched: WatchedKeys,
  { ways, recipientId }: VendorWorldTerms,
  moments: readonly WorldMoment[],
  { runtime, page }: { readonly runtime: ExecutePorts['runtime']; readonly page: PageDeps },
): ExecutePorts {
  const posts = moments.map(({ of, way }) => ({
    kind: 'post',
    momentId: of.momentId,
    createdAtMs: START_MS,
    detail: { receipt: way.name, recipientId },
  }));
  return {
    executors: ways.map(({ create }) => {
      const executor = watched.over(create(page));
      return {
        ...executor,
        async execute(gesture, key) {
          const executed = await executor.execute(gesture, key);
          if (executed.kind !== 'refused') moments.find(({ of }) => of.momentId === key)?.answer();
          return executed;
        },
      };
    }),
    moments: { keepReceipt: () => Promise.resolve({ ok: true, value: undefined }) },
    reader: { entries: () => posts as never },
    runtime,
  };
}

function raise(what: string): never {
  throw new Error(`there is ${what}`);
}

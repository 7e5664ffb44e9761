import { describe, expect, it } from 'vitest';
import { approve } from '#builders/a-decision.ts';
import { aDraft } from '#builders/a-draft.ts';
import { deliver } from '#builders/a-hand-over.ts';
import { LEADS, atWork, ran, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { seededRandom } from '#builders/random.ts';
import { isStated } from '#domain/journal/commitments.ts';
import { LATE_MS } from '#domain/journal/lease.ts';
import { giveGesture } from '#ledger/give.ts';
import { stampLimits } from '#ledger/stamp-limits.ts';

const ASKED_MINOR = 4000;
/** A lead answers, and agents give, within so long. */
const ALL_MS = 300_000;

/** The team's month is limited, and a lead changes that while a request waits; all of it follows from the seed. */
interface Plan {
  readonly seed: number;
  readonly beforeMinor: number;
  readonly afterMinor: number;
  readonly changedMs: number;
  readonly approvedMs: number;
  /** Whether the page of whoever answers, and of each agent who gives meanwhile, was opened with the limits as they were. */
  readonly isAnsweredFromBefore: boolean;
  readonly giving: readonly { readonly atMs: number; readonly amountMinor: number; readonly isFromBefore: boolean }[];
}

function planOf(seed: number): Plan {
  const random = seededRandom(seed);
  const minor = (): number => 100 * Math.floor(random() * 120);
  const changedMs = random() * ALL_MS;
  const giving = Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
    const atMs = random() * ALL_MS;
    return { atMs, amountMinor: 500 + 25 * Math.floor(random() * 80), isFromBefore: atMs < changedMs || random() < 0.5 };
  });
  const approvedMs = random() * ALL_MS;
  const isAnsweredFromBefore = approvedMs < changedMs || random() < 0.5;
  return { seed, beforeMinor: minor(), afterMinor: minor(), changedMs, approvedMs, isAnsweredFromBefore, giving };
}

interface Played {
  readonly world: World;
  readonly saidMs: number;
  /** Whose pages went by the limits as they were. */
  readonly fromBefore: ReadonlySet<string>;
  readonly approval: { readonly ok: boolean };
}

async function play({ seed, beforeMinor, afterMinor, changedMs, approvedMs, isAnsweredFromBefore, giving }: Plan): Promise<Played> {
  const world = aWorld({ seed, leadIds: LEADS, measuredMs: 0 });
  await stored(world);
  world.slow(300);
  const pageOf = (id: string, teamMonthMinor: number): ReturnType<typeof atWork> =>
    atWork(world, id, { limits: limits({ teamMonthMinor }) });
  const fromBefore = new Set(isAnsweredFromBefore ? ['21'] : []);
  let saidMs = Infinity;
  async function sayLimits(): Promise<void> {
    await world.time.wait(changedMs);
    const { ports } = pageOf('22', afterMinor);
    await ports.reader.readTail();
    const said = await stampLimits(ports, limits({ teamMonthMinor: afterMinor }), { id: '22', name: 'Lena' });
    if (said.ok && said.value) saidMs = world.time.nowMs();
  }
  void sayLimits();
  for (const [index, { atMs, amountMinor, isFromBefore }] of giving.entries()) {
    const id = String(30 + index);
    if (isFromBefore) fromBefore.add(id);
    const { ports, terms } = pageOf(id, isFromBefore ? beforeMinor : afterMinor);
    if (isFromBefore) void ports.reader.readTail();
    const draft = aDraft({ agentId: id, ticketId: `7${index}`, customerId: `8${index}`, amount: eur(amountMinor) });
    const give = () =>
      giveGesture(ports, draft, terms, { remember: () => {}, executor: { name: 'by hand', recipientId: null }, claim: null });
    void world.time.wait(atMs).then(() => (isFromBefore ? give() : ports.reader.readTail().then(give)));
  }
  const lead = pageOf('21', isAnsweredFromBefore ? beforeMinor : afterMinor);
  if (isAnsweredFromBefore) void lead.ports.reader.readTail();
  const answering = world.time.wait(approvedMs).then(() => approve(world, '21', ASKED_MINOR, lead));
  await world.time.run();
  return { world, saidMs, fromBefore, approval: await answering };
}

/** What was held when each was let through, whose page that was, and when. */
function sums({ live }: World): readonly { readonly agentId: string; readonly reservedAtMs: number; readonly heldMinor: number }[] {
  let heldMinor = 0;
  const decided = live().filter(({ state }) => state === 'posted' || state === 'granted');
  return decided
    .toSorted((one, other) => (one.reserveId < other.reserveId ? -1 : 1))
    .map(({ agentId, reservedAtMs, countsMinor }) => {
      heldMinor += countsMinor;
      return { agentId, reservedAtMs, heldMinor };
    });
}

describe("a team's month whose limit a lead raises or lowers while a request waits", () => {
  const plans = Array.from({ length: 150 }, (_, seed) => planOf(seed));

  it('is passed by nobody: neither by pages from before, nor, once it is lowered and listed, by any', async () => {
    for (const plan of plans) {
      const { world, saidMs, fromBefore } = await play(plan);
      for (const { agentId, reservedAtMs, heldMinor } of sums(world)) {
        const own = fromBefore.has(agentId) ? plan.beforeMinor : plan.afterMinor;
        const most = reservedAtMs > saidMs + LATE_MS ? Math.min(own, plan.afterMinor) : own;
        expect([plan, heldMinor <= most]).toEqual([plan, true]);
      }
    }
  });

  it('lets what was approved be delivered, once, whatever has become of the limit', async () => {
    let delivered = 0;
    for (const plan of plans) {
      const { world, approval } = await play(plan);
      const grant = world.live().find(({ momentId }) => momentId === 'asked-1');
      expect([plan, grant !== undefined]).toEqual([plan, approval.ok]);
      if (grant === undefined || !isStated(grant)) continue;
      const pages = [plan.beforeMinor, plan.afterMinor].map((teamMonthMinor) =>
        atWork(world, '11', { limits: limits({ teamMonthMinor }) }),
      );
      for (const page of pages) {
        await ran(world, page.ports.reader.readTail());
        await ran(world, deliver(page, grant));
      }
      const ended = world.live().filter(({ momentId }) => momentId === 'asked-1');
      expect([plan, ended.map(({ state, countsMinor }) => [state, countsMinor])]).toEqual([plan, [['posted', ASKED_MINOR]]]);
      expect([plan, world.moments.moments.get('asked-1')?.status]).toEqual([plan, 'given']);
      delivered += 1;
    }
    expect(delivered).toBeGreaterThan(30);
  });
});

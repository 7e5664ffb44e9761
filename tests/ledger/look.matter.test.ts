import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { daysBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { plantGiven } from '#builders/plant-given.ts';
import type { MatterFacts } from '#domain/policy/suggestion.ts';
import type { Draft } from '#ledger/types.ts';
import { sayMatter } from '#ledger/say-matter.ts';
import { give, givePorts } from './a-giver.ts';

function draftOn(ticketId: string, matter: MatterFacts | null = null): Draft {
  const draft = aDraft({ ticketId });
  return { ...draft, decision: { ...draft.decision, facts: facts({ matter }) } };
}

async function say(world: World, ticketIds: readonly [string, string], isSame: boolean): Promise<void> {
  const [ticketId, otherTicketId] = ticketIds;
  const saying = sayMatter(
    givePorts(world, {}, '12'),
    { ticketId, otherTicketId, isSame, customerId: '701', cause: 'late_delivery' },
    { id: '12', name: 'Dana Sample', currency: EUR },
  );
  await world.time.run();
  await saying;
}

const counting = { ticketIds: ['502'], isUnanswered: true, given: null };
const GIVEN = { momentId: 'm-1', ticketId: '502', cause: 'late_delivery', customerId: '701', amountMinor: 1500 };
const refused = { ok: false, error: { kind: 'refused', refusal: { limit: 'same_matter', earlier: { ticketId: '502' } } } };

describe('one matter on two tickets', () => {
  it('is made right once where the page counted them as one, though nothing was given when it looked', async () => {
    const world = aWorld();
    plantGiven(world.journal, { ...GIVEN, createdAtMs: world.time.nowMs() });
    expect((await give(world, { draft: draftOn('501', counting) })).result).toMatchObject(refused);
    expect((await give(world, { draft: draftOn('501') })).result).toMatchObject({ ok: true });
  });

  it('is made right once where somebody has said so since the page was opened', async () => {
    const world = aWorld();
    plantGiven(world.journal, { ...GIVEN, createdAtMs: daysBefore(1) });
    await say(world, ['502', '501'], true);
    expect((await give(world, { draft: draftOn('501') })).result).toMatchObject(refused);
  });

  it('are two matters where somebody has said so since, whatever the page counted', async () => {
    const world = aWorld();
    plantGiven(world.journal, { ...GIVEN, createdAtMs: daysBefore(1) });
    await say(world, ['501', '502'], false);
    expect((await give(world, { draft: draftOn('501', counting) })).result).toMatchObject({ ok: true });
  });

  it('is made right by one of two who give on both tickets at the same moment, whoever comes first', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const world = aWorld({ seed });
      world.slow(3000);
      const [one, other] = await Promise.all([
        give(world, { draft: draftOn('501', counting), agentId: '11' }),
        give(world, { draft: draftOn('502', { ...counting, ticketIds: ['501'] }), agentId: '12' }),
      ]);
      expect(world.live().filter(({ state }) => state === 'posted')).toHaveLength(1);
      expect([one.result.ok, other.result.ok].filter(Boolean)).toHaveLength(1);
    }
  });
});

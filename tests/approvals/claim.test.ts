import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { plantDecided, plantDeciding } from '#builders/a-decision.ts';
import { LEADS, atWork, ran, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { claimOne } from '#approvals/claim.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { money } from '#domain/money/money.ts';
import { ATTEMPTS_PER_READ, entryKeys } from '#ledger/entry-keys.ts';
import { createFakeDirectory } from '../fakes/fake-directory.ts';

const DRAFT = aDraft({ amount: money(0, aDraft().amount.currency) });
const SUBJECT = { id: 'asked-1', agentId: '11' };

/** Puts in so many attempts to decline that lead 22 has withdrawn, each under its keys. */
function plantWithdrawn(world: World, attempts: number): void {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const about = { momentId: 'asked-1', agentId: '11', createdById: '22', detail: { decision: 'decline', attempt } } as const;
    const keys = entryKeys('asked-1', attempt, 'decline');
    world.journal.plant({ kind: 'reserve', ...about }, keys.reserve);
    world.journal.plant({ kind: 'void', ...about }, keys.void);
  }
}

/** Has this person's other page decide something between this one's reservation and its look. */
async function pressedBeside(
  kind: 'approve' | 'decline',
  { other, otherMinor }: { readonly other: 'approve' | 'decline'; readonly otherMinor: number },
) {
  const world = aWorld({ leadIds: LEADS, duplicateExternalId: 'allow' });
  await stored(world);
  let hasDecided = false;
  world.journal.faults.latency = ({ method }, when) => {
    if (when === 'after' && method === 'append' && !hasDecided) {
      hasDecided = true;
      plantDecided(world, other, { createdById: '21', amountMinor: otherMinor, detail: { attempt: 2 } });
    }
    return Promise.resolve();
  };
  const { ports, terms } = atWork(world, '21');
  const amount = money(kind === 'approve' ? 3000 : 0, DRAFT.amount.currency);
  const told = await ran(world, claimOne(ports, SUBJECT, { kind, draft: aDraft({ amount }) }, terms));
  const posted = world.journal.entries.filter((entry) => entry.kind === 'post').length;
  return { told, posted };
}

describe('a claim', () => {
  it('that counts already writes nothing more, and says so', async () => {
    const world = aWorld({ leadIds: LEADS });
    await stored(world);
    const claiming = { kind: 'decline', draft: DRAFT } as const;
    const press = () => {
      const { ports, terms } = atWork(world, '21');
      return ran(world, claimOne(ports, SUBJECT, claiming, terms));
    };
    expect(await press()).toEqual({ ok: true, value: { isAgain: false } });
    const written = world.journal.entries.length;
    expect(await press()).toEqual({ ok: true, value: { isAgain: true } });
    expect(world.journal.entries).toHaveLength(written);
  });

  it.each([
    [0, 1],
    [ATTEMPTS_PER_READ - 1, 1],
    [ATTEMPTS_PER_READ, 2],
    [2 * ATTEMPTS_PER_READ - 1, 2],
    [2 * ATTEMPTS_PER_READ, 3],
  ])('after %i attempts reads the keys in %i requests, and is the next', async (attempts, reads) => {
    const world = aWorld({ leadIds: LEADS });
    plantWithdrawn(world, attempts);
    const { ports, terms } = atWork(world, '21');
    expect(await ran(world, claimOne(ports, SUBJECT, { kind: 'decline', draft: DRAFT }, terms))).toMatchObject({ ok: true });
    expect(world.journal.calls.filter(({ method }) => method === 'byExternalIds')).toHaveLength(reads);
    expect(world.journal.entries.at(-1)?.detail.attempt ?? 1).toBe(attempts + 1);
  });

  it('counts the attempts of its own subject alone', async () => {
    const world = aWorld({ leadIds: LEADS });
    plantDeciding(world, 'decline', { createdById: '22', momentId: 'another', detail: { attempt: 7 } });
    const { ports, terms } = atWork(world, '21');
    await ran(world, ports.reader.readTail());
    await ran(world, claimOne(ports, SUBJECT, { kind: 'decline', draft: DRAFT }, terms));
    expect(world.journal.entries.slice(1).map(({ kind, detail }) => [kind, detail.attempt])).toEqual([
      ['reserve', undefined],
      ['post', undefined],
    ]);
  });

  describe('of somebody who is no lead opposes nobody, once the directory has said so', () => {
    it('where it was made before', async () => {
      const world = aWorld({ leadIds: LEADS });
      plantDecided(world, 'decline', { createdById: '12' });
      world.journal.plant({ kind: 'reverse', momentId: 'another', createdById: '99' });
      const directory = createFakeDirectory(LEADS);
      const { ports, terms } = atWork(world, '21', { directory });
      await ran(world, ports.reader.readTail());
      expect(await ran(world, claimOne(ports, SUBJECT, { kind: 'decline', draft: DRAFT }, terms))).toMatchObject({ ok: true });
      // Of whoever wrote about anything else nobody asks.
      expect(directory.calls.map(({ keys }) => keys)).toEqual([['12']]);
    });

    it('where it is made at the same time', async () => {
      const world = aWorld({ leadIds: LEADS });
      let isPlanted = false;
      world.journal.faults.errorBefore = ({ method }) => {
        if (method === 'append' && !isPlanted) plantDeciding(world, 'decline', { createdById: '12' });
        isPlanted ||= method === 'append';
        return null;
      };
      const { ports, terms } = atWork(world, '21');
      expect(await ran(world, claimOne(ports, SUBJECT, { kind: 'decline', draft: DRAFT }, terms))).toMatchObject({ ok: true });
      expect(isPlanted).toBe(true);
    });
  });

  it('looks again where it was first, and counts once whoever came after it has given way', async () => {
    const world = aWorld({ leadIds: LEADS });
    let other: JournalEntry | null = null;
    let hasGivenWay = false;
    world.journal.faults.latency = ({ method }, when) => {
      if (when === 'after' && method === 'append' && other === null) other = plantDeciding(world, 'approve', { createdById: '22' });
      if (when === 'after' && method === 'tail' && other !== null && !hasGivenWay) {
        hasGivenWay = true;
        const { id: _ofReserve, ...facts } = other;
        world.journal.plant({ ...facts, kind: 'void' });
      }
      return Promise.resolve();
    };
    const { ports, terms } = atWork(world, '21');
    expect(await ran(world, claimOne(ports, SUBJECT, { kind: 'decline', draft: DRAFT }, terms))).toMatchObject({ ok: true });
    expect(hasGivenWay).toBe(true);
  });

  describe("that comes up against one of this person's other page", () => {
    it.each([
      ['approve', 3000],
      ['decline', 0],
    ] as const)(
      'and said the very same says so, as it does where it is pressed later, and posts nothing (%s)',
      async (kind, amountMinor) => {
        expect(await pressedBeside(kind, { other: kind, otherMinor: amountMinor })).toEqual({
          told: { ok: true, value: { isAgain: true } },
          posted: 1,
        });
      },
    );

    it.each([
      ['approve', 'approve', 2000],
      ['approve', 'decline', 0],
      ['decline', 'approve', 3000],
    ] as const)('and said something else is opposed by it (%s, and %s there, of %i)', async (kind, other, amountMinor) => {
      const { told, posted } = await pressedBeside(kind, { other, otherMinor: amountMinor });
      expect(told).toMatchObject({ ok: false, error: { kind: 'opposed', by: { kind: other, state: 'decided', byId: '21' } } });
      expect(posted).toBe(1);
    });
  });

  it('gives way where what it rests on no longer stands', async () => {
    const world = aWorld({ leadIds: LEADS });
    await stored(world);
    const { ports, terms } = atWork(world, '21');
    const claimed = await ran(world, claimOne(ports, SUBJECT, { kind: 'decline', draft: DRAFT, isStanding: () => false }, terms));
    expect(claimed).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { isContended: true } } });
    expect(world.journal.entries.map(({ kind }) => kind)).toEqual(['reserve', 'void']);
  });
});

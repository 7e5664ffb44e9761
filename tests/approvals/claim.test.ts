import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { LEADS, atWork, ran, stored } from '#builders/a-request.ts';
import { aWorld } from '#builders/a-world.ts';
import { ATTEMPTS_PER_READ, claimOne } from '#approvals/claim.ts';
import { money } from '#domain/money/money.ts';

const DRAFT = aDraft({ amount: money(0, aDraft().amount.currency) });
const SUBJECT = { id: 'asked-1', agentId: '11' };

describe('a claim', () => {
  it('reads the keys of so many attempts as one request takes', () => {
    // The reservation, the post and the withdrawal of each; Zendesk reads twenty keys at once.
    expect(ATTEMPTS_PER_READ * 3).toBeLessThanOrEqual(20);
    expect((ATTEMPTS_PER_READ + 1) * 3).toBeGreaterThan(20);
  });

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

  it('gives way where what it rests on no longer stands', async () => {
    const world = aWorld({ leadIds: LEADS });
    await stored(world);
    const { ports, terms } = atWork(world, '21');
    const claimed = await ran(world, claimOne(ports, SUBJECT, { kind: 'decline', draft: DRAFT, isStanding: () => false }, terms));
    expect(claimed).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { isContended: true } } });
    expect(world.journal.entries.map(({ kind }) => kind)).toEqual(['reserve', 'void']);
  });
});

import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aWorld } from '#builders/a-world.ts';
import { toldIn } from '#domain/line-up/choose-line-up.ts';
import { createLineUps } from '#features/lead/line-up/line-up-state.ts';

const DAY = '2026-03-18';

function never(): never {
  throw new Error('nothing was read');
}

async function opened(agentIds = ['11', '12', '13']) {
  const world = aWorld();
  for (const agentId of agentIds)
    await world.moments
      .as(agentId)
      .create({ ...aDraft({ agentId, day: DAY, story: `By ${agentId}.`, ticketId: `5${agentId}` }), id: `m-${agentId}`, status: 'given' });
  const page = aLeadPage(world, { agent: LENA });
  const lineUps = createLineUps(page.session.core);
  const run = async (what: Promise<void>): Promise<void> => {
    await world.time.run();
    await what;
  };
  const kept = () => world.journal.entries.flatMap(({ detail }) => (detail.lineUp === undefined ? [] : [detail.lineUp]));
  return { lineUps, run, kept };
}

describe('a line-up that is kept', () => {
  it('keeps its stories to itself at once, and so does the other day, in whichever order they are planned', async () => {
    for (const isNextFirst of [false, true]) {
      const { lineUps, run } = await opened();
      const told = () => Object.values(toldIn(lineUps.shown()?.lineUp ?? never()));
      await run(lineUps.load());
      lineUps.setForNext(isNextFirst);
      const first = told();
      await run(lineUps.copy('text', false));
      lineUps.setForNext(!isNextFirst);
      const second = told();
      expect(first.filter((id) => second.includes(id))).toEqual([]);
      await run(lineUps.copy('text', false));
      await run(lineUps.load());
      expect(told()).toEqual(second);
      lineUps.setForNext(isNextFirst);
      expect(told()).toEqual(first);
    }
  });

  it('keeps the only story to itself, and after a refresh still', async () => {
    const { lineUps, run } = await opened(['11']);
    const win = () => {
      const choice = lineUps.shown()?.lineUp.win ?? never();
      return 'empty' in choice ? choice.empty : choice.chosen.told.id;
    };
    await run(lineUps.load());
    await run(lineUps.keepPresented());
    lineUps.setForNext(true);
    expect(win()).toBe('all_told');
    await run(lineUps.copy('text', false));
    await run(lineUps.load());
    expect(win()).toBe('all_told');
    lineUps.setForNext(false);
    expect(win()).toBe('m-11');
  });

  it('says that it was held also while what was presented is still being kept', async () => {
    const { lineUps, run, kept } = await opened();
    await run(lineUps.load());
    const presented = lineUps.keepPresented();
    await run(lineUps.hold());
    await presented;
    expect(kept().map(({ isHeld }) => isHeld)).toEqual([false, true]);
    expect(lineUps.shown()?.isHeld).toBe(true);
  });
});

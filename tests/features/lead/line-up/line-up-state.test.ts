import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aDraft } from '#builders/a-draft.ts';
import { anAgent } from '#builders/an-agent.ts';
import { aWorld } from '#builders/a-world.ts';
import { createLineUps } from '#features/lead/line-up/line-up-state.ts';

const DAY = '2026-03-18';

async function opened(agent = LENA) {
  const world = aWorld();
  for (const agentId of ['11', '12', '13'])
    await world.moments
      .as(agentId)
      .create({ ...aDraft({ agentId, day: DAY, story: `By ${agentId}.`, ticketId: `5${agentId}` }), id: `m-${agentId}`, status: 'given' });
  const page = aLeadPage(world, { agent });
  const lineUps = createLineUps(page.session.core);
  const run = async (what: Promise<void>): Promise<void> => {
    await world.time.run();
    await what;
  };
  const kept = () => world.journal.entries.flatMap(({ detail }) => (detail.lineUp === undefined ? [] : [detail.lineUp]));
  return { ...page, lineUpHistory: page.lineUps, world, lineUps, run, kept };
}

describe('the line-up of a day', () => {
  it('is read with five requests at the most', async () => {
    const { lineUps, run, archive, directory, world, output, lineUpHistory: history } = await opened();
    await run(lineUps.load());
    const tails = world.journal.calls.filter(({ method }) => method === 'tail').length;
    // The history costs two.
    expect([archive.calls.length, history.calls.length, directory.calls.length, tails, output.did.length]).toEqual([1, 1, 1, 0, 0]);
    expect(lineUps.shown()?.lineUp.win.chosen?.told.id).toBeDefined();
  });

  it('is kept once it is presented to its end, once, and again after another story was chosen', async () => {
    const { lineUps, run, kept, output } = await opened();
    await run(lineUps.load());
    await run(lineUps.present());
    expect(kept()).toEqual([]);
    await run(lineUps.keepPresented());
    await run(lineUps.keepPresented());
    expect(kept()).toHaveLength(1);
    expect(kept()[0]).toMatchObject({ day: DAY, every: 'day', isHeld: false, namedIds: [expect.any(String), expect.any(String)] });
    expect(output.did).toEqual(['enter']);
    const first = lineUps.shown()?.lineUp.win.chosen?.told.id;
    lineUps.another('win');
    const second = lineUps.shown()?.lineUp.win.chosen?.told.id;
    expect(second).not.toBe(first);
    await run(lineUps.print());
    expect(kept()).toHaveLength(2);
    expect(lineUps.shown()?.lineUp.win.chosen?.told.id).toBe(second);
    expect(output.did.at(-1)).toBe('print');
  });

  it('says that it was held, and stays so', async () => {
    const { lineUps, run, kept } = await opened();
    await run(lineUps.load());
    await run(lineUps.hold());
    expect(lineUps.shown()?.isHeld).toBe(true);
    await run(lineUps.keepPresented());
    expect(kept().map(({ isHeld }) => isHeld)).toEqual([true]);
  });

  it('is prepared for the next working day, and kept for that day', async () => {
    const { lineUps, run, kept } = await opened();
    await run(lineUps.load());
    lineUps.another('win');
    lineUps.setForNext(true);
    expect(lineUps.getState().turns).toEqual({});
    await run(lineUps.print());
    expect(kept()).toMatchObject([{ day: '2026-03-19' }]);
    lineUps.setForNext(false);
    expect(lineUps.shown()?.lineUp.day).toBe(DAY);
  });

  it('that could not be kept says so, and is kept by the next press', async () => {
    const { lineUps, run, kept, world } = await opened();
    await run(lineUps.load());
    world.journal.faults.errorBefore = ({ method }) => (method === 'append' ? DOWN : null);
    await run(lineUps.hold());
    expect(lineUps.getState().keeping).toEqual({ phase: 'failed', error: DOWN });
    world.journal.faults.errorBefore = null;
    await run(lineUps.hold());
    expect(kept()).toHaveLength(1);
  });

  it('is copied, and where the browser refuses that the text is there to copy', async () => {
    const { lineUps, run, output } = await opened();
    await run(lineUps.load());
    await run(lineUps.copy('text', true));
    expect([output.copied, lineUps.getState().copying]).toEqual([['text'], { phase: 'copied', isMarkdown: true }]);
    output.mayCopy = false;
    await run(lineUps.copy('text', false));
    expect(lineUps.getState().copying).toEqual({ phase: 'refused', text: 'text' });
  });

  it('is read alone by agents: nothing that they press is kept', async () => {
    const { lineUps, run, kept } = await opened(anAgent({ groups: [] }));
    await run(lineUps.load());
    await run(lineUps.keepPresented());
    await run(lineUps.hold());
    expect([lineUps.mayHold, kept()]).toEqual([false, []]);
  });

  it('thanks somebody once, however often it is pressed', async () => {
    const { lineUps, run, world } = await opened(anAgent({ id: '77', groups: [] }));
    await run(lineUps.load());
    const told = lineUps.shown()?.lineUp.thanks.chosen?.told;
    if (told === undefined) throw new Error('nobody is thanked');
    await run(lineUps.thank(told));
    await run(lineUps.thank(told));
    expect(world.journal.entries.filter(({ kind }) => kind === 'thanks').map(({ momentId }) => momentId)).toEqual([told.id]);
    expect(lineUps.getState().thanking).toEqual({ phase: 'done', momentId: told.id });
    world.journal.faults.errorBefore = ({ method }) => (method === 'append' ? DOWN : null);
    await run(lineUps.thank({ ...told, id: 'another' }));
    expect(lineUps.getState().thanking).toEqual({ phase: 'failed', momentId: 'another', error: DOWN });
  });

  it('that could not be read says why', async () => {
    const { lineUps, run, archive } = await opened();
    archive.faults.errorBefore = () => DOWN;
    await run(lineUps.load());
    expect(lineUps.getState().read).toMatchObject({ state: 'failed', error: DOWN });
    expect(lineUps.shown()).toBeNull();
  });

  it('tells no story of a customer whose name could not be asked', async () => {
    const { lineUps, run, directory } = await opened();
    directory.faults.errorBefore = () => DOWN;
    await run(lineUps.load());
    const told = lineUps.shown()?.lineUp.win.chosen?.told;
    expect([told === undefined ? null : lineUps.isTellable(told), lineUps.getState().namesError]).toEqual([false, DOWN]);
  });
});

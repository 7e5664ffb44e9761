import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { createRecordFlow } from '#features/ticket/moment/after/record-flow.ts';
import { type MomentParts, momentPartsOf } from '#features/ticket/session/moment-parts.ts';
import * as readStanding from '#features/ticket/session/read-standing.ts';

const PARTS: MomentParts = {
  loadRecord: () => Promise.resolve(createRecordFlow),
  loadStanding: () => Promise.resolve(readStanding),
};
const OFFLINE = new Error('offline');

/** A part that comes at the second try. */
function late<T>(part: T): () => Promise<T> {
  let tries = 0;
  return () => ((tries += 1) === 1 ? Promise.reject(OFFLINE) : Promise.resolve(part));
}

/** What is loaded about moments on a ticket to which this was given. */
async function partsOf(loading: Partial<MomentParts> = {}) {
  const world = aWorld();
  const momentId = 'm-1';
  const given = { momentId, ticketId: '501', customerId: '701', cause: 'late_delivery', amountMinor: 1000 } as const;
  plantGiven(world.journal, { ...given, detail: { gesture: 'credit' } });
  const core = await anOpenedCore(world);
  return { core, momentId, parts: momentPartsOf(core, { ...PARTS, ...loading }) };
}

describe('what is loaded of a moment', () => {
  it('is about the one that is named', async () => {
    const { core, momentId, parts } = await partsOf();
    await parts.readStory(momentId);
    await parts.readExecution(momentId);
    expect([...core.getFacts().stories.keys()]).toEqual([momentId]);
    expect([...core.getFacts().executions.keys()]).toEqual([momentId]);
  });

  it('says of a story why it is not there, and reads it with the next press', async () => {
    const { core, momentId, parts } = await partsOf({ loadStanding: late(readStanding) });
    await parts.readStory(momentId);
    expect(core.getFacts().stories.get(momentId)).toEqual({ state: 'failed', error: { kind: 'chunk', cause: OFFLINE } });
    await parts.readStory(momentId);
    expect(core.getFacts().stories.get(momentId)?.state).toBe('missing');
  });

  it('says of words why they are not written, and writes what is said next', async () => {
    const { core, momentId, parts } = await partsOf({ loadRecord: late(createRecordFlow) });
    await parts.withRecord(() => expect.unreachable('it is not loaded'), momentId);
    expect(core.getFacts().savings.get(momentId)).toEqual({ phase: 'failed', error: { kind: 'chunk', cause: OFFLINE } });
    const flows: unknown[] = [];
    await parts.withRecord((flow) => void flows.push(flow), momentId);
    await parts.withRecord((flow) => void flows.push(flow), momentId);
    expect(flows).toHaveLength(2);
    expect(flows[0]).toBe(flows[1]);
  });
});

import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN, failing } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { causeMarksOf } from '#features/lead/session/cause-marks.ts';
import { lastValue } from '#ports/section.ts';

const FIXED = { kind: 'fixed', isFixed: true, note: 'Two carriers.' } as const;
const NOT_FIXED = { kind: 'fixed', isFixed: false, note: '' } as const;

function opened() {
  const world = aWorld();
  const page = aLeadPage(world, { agent: LENA, leadIds: ['92'] });
  const { core } = page.session;
  const marks = causeMarksOf(core);
  const done = async (acting: Promise<void>): Promise<void> => {
    await world.time.run();
    await acting;
  };
  const status = () => lastValue(marks.getState().statuses)?.get('outage');
  return { ...page, world, core, marks, done, status };
}

describe('what leads say of causes', () => {
  it('is kept, shown at once, and read by whoever opens the page later', async () => {
    const page = opened();
    await page.done(page.marks.load());
    await page.done(page.marks.say('outage', FIXED));
    expect(page.status()?.fix).toMatchObject({ note: 'Two carriers.', byId: '91' });
    expect(page.marks.getState().saying).toEqual({ phase: 'done', cause: 'outage', mark: FIXED });
    const other = aLeadPage(page.world, { agent: LENA });
    const marks = causeMarksOf(other.session.core);
    await page.done(marks.load());
    expect(lastValue(marks.getState().statuses)?.get('outage')?.fix).toMatchObject({ note: 'Two carriers.' });
  });

  it('is one for all tabs of a page', () => {
    const { core, marks } = opened();
    expect(causeMarksOf(core)).toBe(marks);
  });

  it('stays in its history when it is taken back', async () => {
    const page = opened();
    await page.done(page.marks.say('outage', FIXED));
    await page.done(page.marks.say('outage', NOT_FIXED));
    expect(page.status()?.fix).toBeNull();
    expect(page.status()?.history).toHaveLength(2);
  });

  it('counts where a lead wrote it', async () => {
    const page = opened();
    const about = { kind: 'cause', momentId: 'causes', cause: 'outage', amountMinor: 0, detail: { causeMark: FIXED } } as const;
    page.world.journal.plant({ ...about, createdById: '11' });
    await page.done(page.marks.load());
    expect(page.status()).toBeUndefined();
    page.world.journal.plant({ ...about, createdById: '92' });
    await page.done(page.marks.load());
    expect(page.status()?.fix).toMatchObject({ byId: '92' });
  });

  it('is said once where the answer was lost and it is pressed again', async () => {
    const page = opened();
    page.world.journal.faults.loseReply = ({ method }) => method === 'append';
    const reading = failing(page.world, 'byExternalIds');
    await page.done(page.marks.say('outage', FIXED));
    expect(page.marks.getState().saying.phase).toBe('failed');
    page.world.journal.faults.loseReply = () => false;
    reading.stop();
    await page.done(page.marks.say('outage', FIXED));
    expect(page.world.journal.entries.filter(({ kind }) => kind === 'cause')).toHaveLength(1);
    expect(page.marks.getState().saying.phase).toBe('done');
  });

  it('says why it could not be kept, and changes nothing', async () => {
    const page = opened();
    failing(page.world, 'append');
    await page.done(page.marks.say('outage', FIXED));
    expect(page.marks.getState().saying).toEqual({ phase: 'failed', cause: 'outage', mark: FIXED, error: DOWN });
    expect(page.status()).toBeUndefined();
  });

  it('says why it could not be read, and keeps what was known', async () => {
    const page = opened();
    await page.done(page.marks.say('outage', FIXED));
    page.causes.faults.errorBefore = () => DOWN;
    await page.done(page.marks.load());
    expect(page.marks.getState().statuses).toMatchObject({ state: 'failed', error: DOWN });
    expect(page.status()?.fix).not.toBeNull();
    page.causes.faults.errorBefore = () => null;
    page.directory.faults.errorBefore = () => DOWN;
    page.world.journal.plant({ kind: 'cause', momentId: 'causes', cause: 'outage', detail: { causeMark: FIXED }, createdById: '93' });
    await page.done(page.marks.load());
    expect(page.marks.getState().statuses).toMatchObject({ state: 'failed', error: DOWN });
  });
});

describe('the customers who were told', () => {
  const TOLD = { fixId: '01FIX', customerId: '701', ticketId: '501', cause: 'outage' };

  it('are kept and shown at once, and read by whoever opens the page later', async () => {
    const page = opened();
    await page.done(page.marks.tell(TOLD));
    expect(page.marks.getState()).toMatchObject({ telling: { phase: 'done', customerId: '701' } });
    expect(page.marks.getState().told.get('01FIX')).toMatchObject([{ customerId: '701', byId: '91' }]);
    const marks = causeMarksOf(aLeadPage(page.world, { agent: LENA }).session.core);
    await page.done(marks.loadTold(['01FIX', '01NEXT']));
    expect([...marks.getState().told].map(([id, told]) => `${id} ${told.length}`)).toEqual(['01FIX 1', '01NEXT 0']);
  });

  it('are those of whom a lead says so', async () => {
    const page = opened();
    page.world.journal.plant({ kind: 'told', momentId: 'told:01FIX', customerId: '702', createdById: '11' });
    page.world.journal.plant({ kind: 'told', momentId: 'told:01FIX', customerId: '703', createdById: '92' });
    await page.done(page.marks.loadTold(['01FIX']));
    expect(page.marks.getState().told.get('01FIX')).toMatchObject([{ customerId: '703' }]);
  });

  it('cost nothing where nothing is fixed, and say why they could not be read or kept', async () => {
    const page = opened();
    await page.done(page.marks.loadTold([]));
    expect(page.causes.calls).toEqual([]);
    page.causes.faults.errorBefore = () => DOWN;
    await page.done(page.marks.loadTold(['01FIX']));
    expect(page.marks.getState().toldError).toEqual(DOWN);
    failing(page.world, 'append');
    await page.done(page.marks.tell(TOLD));
    expect(page.marks.getState().telling).toEqual({ phase: 'failed', customerId: '701', error: DOWN });
  });
});

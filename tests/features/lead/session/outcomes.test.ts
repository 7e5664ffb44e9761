import { beforeAll, describe, expect, it } from 'vitest';
import { aLeadPage, LENA } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { anOutcome, anOutcomeTicket } from '#builders/an-outcome.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { OUTCOMES_ID } from '#domain/journal/kept-outcomes.ts';
import { WEEKS_TOLD, finalWeeks } from '#domain/outcomes/outcome-week.ts';
import { lastValue } from '#ports/section.ts';

// Loaded on demand, which takes time that a simulated clock does not see.
beforeAll(() => Promise.all([import('#features/lead/session/read-week.ts'), import('#ledger/keep-outcomes.ts')]));

const HOUR_MS = 3_600_000;
const limited = { kind: 'rate_limited', what: 'tickets', retryAfterMs: 5_000 } as const;

/** A page over a world in which one late delivery was made right in the newest final week, and one was not. */
function opened(world: World = aWorld(), agent = LENA) {
  const page = aLeadPage(world, { agent });
  const week = finalWeeks(world.time.nowMs(), TIME_ZONE)[0];
  if (week === undefined) throw new Error('there is no week');
  const createdAtMs = week.fromMs + 30 * HOUR_MS;
  page.archive.logged.push(
    aServiceMoment({ ticketId: '1', createdAtMs: createdAtMs + HOUR_MS, cause: 'late_delivery', giving: { severity: 3 } }),
  );
  page.ticketOutcomes.all.push(
    anOutcomeTicket({ id: '1', createdAtMs, tags: ['made_right'], rating: 'good' }),
    anOutcomeTicket({ id: '2', customerId: '702', createdAtMs, rating: 'bad' }),
    anOutcomeTicket({ id: '3', customerId: '702', createdAtMs: createdAtMs + 9 * 24 * HOUR_MS }),
  );
  const { outcomes } = page.session.core;
  const kept = () => lastValue(outcomes.getState().kept) ?? [];
  const entries = () => world.journal.entries.filter(({ kind }) => kind === 'outcomes');
  const asked = () => page.archive.calls.length + page.ticketOutcomes.calls.length + page.outcomeHistory.calls.length;
  return { ...page, world, week, outcomes, kept, entries, asked };
}

async function readAll({ world, outcomes }: ReturnType<typeof opened>, forMs?: number): Promise<void> {
  const reading = outcomes.readOn();
  await world.time.run(forMs);
  if (forMs === undefined) await reading;
}

describe('outcomes in the background', () => {
  it('are read week by week, the newest first, each kept in the journal', async () => {
    const page = opened();
    await readAll(page);
    expect(page.outcomes.getState().reading).toEqual({ name: 'done' });
    expect(page.kept()).toHaveLength(WEEKS_TOLD);
    expect(page.kept().at(-1)).toEqual({
      firstDay: page.week.firstDay,
      outcomes: [
        anOutcome({ ticketId: '1', hasGesture: true, severity: 3, rating: 'good' }),
        anOutcome({ ticketId: '2', rating: 'bad', wroteAgain: 'same_cause' }),
      ],
    });
    expect(page.entries()).toHaveLength(WEEKS_TOLD);
    expect(page.entries()[0]).toMatchObject({
      momentId: OUTCOMES_ID,
      createdById: LENA.id,
      detail: { outcomes: { firstDay: page.week.firstDay } },
    });
  });

  it('are read once: another page finds them kept, in one request', async () => {
    const world = aWorld();
    await readAll(opened(world));
    const page = opened(world);
    await readAll(page);
    expect(page.outcomes.getState().reading).toEqual({ name: 'done' });
    expect(page.kept()).toHaveLength(WEEKS_TOLD);
    expect(page.asked()).toBe(1);
    expect(page.entries()).toHaveLength(WEEKS_TOLD);
  });

  it('are kept once where two leads read at the same time, and both see the same', async () => {
    const world = aWorld();
    const [one, other] = [opened(world), opened(world, anAgent({ id: '92', name: 'Nils Sample', groups: ['Team leads'] }))];
    other.ticketOutcomes.all.splice(1, 1);
    await Promise.all([one.outcomes.readOn(), other.outcomes.readOn(), world.time.run()]);
    expect(one.entries()).toHaveLength(WEEKS_TOLD);
    expect(one.kept()).toEqual(other.kept());
  });

  it('are not read where somebody else has kept them since', async () => {
    const world = aWorld();
    const page = opened(world);
    const loading = page.outcomes.load();
    await world.time.run();
    await loading;
    await readAll(opened(world));
    await readAll(page);
    expect(page.kept()).toHaveLength(WEEKS_TOLD);
    expect(page.ticketOutcomes.calls).toEqual([]);
    expect(page.entries()).toHaveLength(WEEKS_TOLD);
  });

  it('leave a second and a half between any two requests', async () => {
    const page = opened();
    await readAll(page, 60_000);
    expect(page.outcomes.getState().reading).toMatchObject({ name: 'reading', of: WEEKS_TOLD });
    expect(page.asked()).toBeGreaterThan(10);
    expect(page.asked()).toBeLessThanOrEqual(41);
  });

  it('stop while the page is hidden, and go on once it is shown again', async () => {
    const page = opened();
    const reading = page.outcomes.readOn();
    await page.world.time.run(10_000);
    const before = page.asked();
    page.workspace.hide();
    await page.world.time.run();
    await reading;
    const asked = page.asked();
    expect(asked).toBe(before);
    expect(page.outcomes.getState().reading).toEqual({ name: 'hidden' });
    expect(page.kept().length).toBeLessThan(WEEKS_TOLD);
    await page.world.time.run();
    expect(page.asked()).toBe(asked);
    page.workspace.show();
    await page.world.time.run();
    expect(page.outcomes.getState().reading).toEqual({ name: 'done' });
    expect(page.kept()).toHaveLength(WEEKS_TOLD);
  });

  it('are read once the page is shown where they were to be begun while it was hidden', async () => {
    const page = opened();
    page.workspace.hide();
    await readAll(page);
    expect([page.outcomes.getState().reading, page.asked()]).toEqual([{ name: 'hidden' }, 0]);
    page.workspace.show();
    await page.world.time.run();
    expect(page.outcomes.getState().reading).toEqual({ name: 'done' });
    expect(page.kept()).toHaveLength(WEEKS_TOLD);
  });

  it('wait a minute where Zendesk has had enough, and longer where it says so', async () => {
    const page = opened();
    let refusals = 1;
    page.ticketOutcomes.faults.errorBefore = () => (refusals-- > 0 ? limited : null);
    const beganMs = page.world.time.nowMs();
    const phases = new Set<string>();
    page.outcomes.subscribe(() => void phases.add(page.outcomes.getState().reading.name));
    let answeredMs = 0;
    page.outcomes.subscribe(() => {
      if (answeredMs === 0 && page.entries().length > 0) answeredMs = page.world.time.nowMs();
    });
    await readAll(page);
    expect(phases).toContain('waiting');
    expect(answeredMs - beganMs).toBeGreaterThanOrEqual(60_000);
    expect(page.outcomes.getState().reading).toEqual({ name: 'done' });
  });

  it('say why they could not be read, and are read on where somebody wants it', async () => {
    const page = opened();
    page.ticketOutcomes.faults.errorBefore = () => DOWN;
    await readAll(page);
    expect(page.outcomes.getState().reading).toEqual({ name: 'failed', error: DOWN });
    expect(page.entries()).toEqual([]);
    page.ticketOutcomes.faults.errorBefore = null;
    await readAll(page);
    expect(page.outcomes.getState().reading).toEqual({ name: 'done' });
  });

  it('say why they could not be kept, and why what is kept could not be read', async () => {
    const page = opened();
    page.world.journal.faults.errorBefore = ({ method }) => (method === 'append' ? DOWN : null);
    await readAll(page);
    expect(page.outcomes.getState().reading).toEqual({ name: 'failed', error: DOWN });
    const other = opened();
    other.outcomeHistory.faults.errorBefore = () => DOWN;
    await readAll(other);
    expect(other.outcomes.getState()).toMatchObject({ kept: { state: 'failed', last: null }, reading: { name: 'failed', error: DOWN } });
    expect(other.ticketOutcomes.calls).toEqual([]);
  });

  it('are not read for whoever is no lead, who sees what is kept', async () => {
    const world = aWorld();
    await readAll(opened(world));
    const page = opened(world, anAgent({ groups: [] }));
    await readAll(page);
    expect(page.asked()).toBe(0);
    const loading = page.outcomes.load();
    await world.time.run();
    await loading;
    expect(page.kept()).toHaveLength(WEEKS_TOLD);
    await page.outcomes.load();
    expect(page.asked()).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { anOutcomeTicket } from '#builders/an-outcome.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { ok } from '#domain/shared/result.ts';
import { type OutcomeWeek, finalWeeks } from '#domain/outcomes/outcome-week.ts';
import { type Ask, readWeek } from '#features/lead/session/read-week.ts';
import { createFakeMomentArchive } from '../../../fakes/fake-moment-archive.ts';
import { createFakeTicketOutcomes } from '../../../fakes/fake-ticket-outcomes.ts';

const HOUR_MS = 3_600_000;
const WEEK = finalWeeks(NOW_MS, TIME_ZONE)[0] ?? ({} as OutcomeWeek);

/** The time of one of so many, which are spread over the week. */
function at(index: number, of: number): number {
  return WEEK.fromMs + Math.floor(((index + 0.5) / of) * 160) * HOUR_MS;
}

/** So many gestures and so many similar tickets in the week, an hour after each other. */
function aWeek({ gestures = 1, similar = 1 }: { readonly gestures?: number; readonly similar?: number } = {}) {
  const archive = createFakeMomentArchive();
  const ticketOutcomes = createFakeTicketOutcomes();
  for (let index = 0; index < gestures; index += 1) {
    const id = `g${index}`;
    archive.logged.push(
      aServiceMoment({ id, ticketId: id, cause: 'late_delivery', createdAtMs: at(index, gestures) + HOUR_MS, giving: { severity: 2 } }),
    );
    ticketOutcomes.all.push(anOutcomeTicket({ id, customerId: `gc${index}`, createdAtMs: at(index, gestures), tags: ['made_right'] }));
  }
  for (let index = 0; index < similar; index += 1)
    ticketOutcomes.all.push(anOutcomeTicket({ id: `s${index}`, customerId: `sc${index}`, createdAtMs: at(index, similar) }));
  const deps = {
    ports: { archive, ticketOutcomes, runtime: { nowMs: () => NOW_MS } },
    context: { timeZone: TIME_ZONE },
    settings: () => parsedSettings().settings,
  };
  const asked = (): number => archive.calls.length + ticketOutcomes.calls.length;
  const read = (ask: Ask = (call) => call()) => readWeek(deps, WEEK, ask);
  return { archive, ticketOutcomes, asked, read };
}

/** So many more tickets of each of these customers, of before the week and of no cause. */
function addTickets({ ticketOutcomes }: ReturnType<typeof aWeek>, customerIds: readonly string[], each: number): void {
  for (const customerId of customerIds)
    for (let index = 0; index < each; index += 1)
      ticketOutcomes.all.push(
        anOutcomeTicket({ id: `${customerId}x${index}`, customerId, createdAtMs: WEEK.fromMs - HOUR_MS, causeFieldValue: null }),
      );
}

async function told(week: ReturnType<typeof aWeek>): Promise<readonly [withGesture: number, without: number]> {
  const outcomes = await week.read();
  if (!outcomes.ok || outcomes.value === null) throw new Error('not read');
  const withGesture = outcomes.value.filter(({ hasGesture }) => hasGesture).length;
  return [withGesture, outcomes.value.length - withGesture];
}

describe('a week', () => {
  it('costs one request where nobody gave anything', async () => {
    const week = aWeek({ gestures: 0, similar: 9 });
    expect(await told(week)).toEqual([0, 0]);
    expect(week.asked()).toBe(1);
  });

  it('costs five where little was given', async () => {
    const week = aWeek();
    expect(await told(week)).toEqual([1, 1]);
    expect([week.archive.calls, week.ticketOutcomes.calls].map((calls) => calls.map(({ method }) => method))).toEqual([
      ['since'],
      ['tickets', 'without', 'tickets', 'ofCustomers'],
    ]);
  });

  it('costs 44 at the most, and tells of two hundred tickets on either side', async () => {
    const week = aWeek({ gestures: 450, similar: 900 });
    addTickets(
      week,
      week.ticketOutcomes.all.map(({ customerId }) => customerId),
      7,
    );
    expect(await told(week)).toEqual([200, 200]);
    expect(week.asked()).toBe(44);
  });

  it('costs less where customers have so many tickets that nothing is told of them', async () => {
    const week = aWeek({ gestures: 450, similar: 900 });
    addTickets(
      week,
      week.ticketOutcomes.all.map(({ customerId }) => customerId),
      8,
    );
    expect(await told(week)).toEqual([0, 0]);
    expect(week.asked()).toBe(28);
  });

  it('knows of moments that came in the week after it: their tickets are none without', async () => {
    const week = aWeek({ gestures: 99, similar: 1 });
    const later = ['other', 'another', 's0'].map((id, index) =>
      aServiceMoment({ id, ticketId: id, createdAtMs: WEEK.toMs + (index + 1) * HOUR_MS, giving: { status: 'voided' } }),
    );
    week.archive.logged.push(...later);
    expect(await told(week)).toEqual([99, 0]);
  });

  it('takes similar tickets from all of it, not from its end alone', async () => {
    const week = aWeek({ gestures: 150, similar: 900 });
    const outcomes = await week.read();
    const early = outcomes.ok
      ? (outcomes.value ?? []).filter(({ ticketId }) => ticketId.startsWith('s') && Number(ticketId.slice(1)) < 300)
      : [];
    expect(early.length).toBeGreaterThan(20);
    const pages = week.ticketOutcomes.calls.filter(({ method }) => method === 'without').map(({ keys }) => keys[0]);
    expect(pages).toEqual(['1', '5', '9']);
  });

  it('leaves out customers of whom not every ticket is read', async () => {
    const week = aWeek({ gestures: 1, similar: 1 });
    addTickets(week, ['sc0'], 199);
    const pages = (): readonly (string | undefined)[] =>
      week.ticketOutcomes.calls.splice(0).flatMap(({ method, keys }) => (method === 'ofCustomers' ? [keys[0]] : []));
    expect(await told(week)).toEqual([0, 0]);
    expect(pages()).toEqual(['1']);
    week.ticketOutcomes.all.pop();
    expect(await told(week)).toEqual([1, 1]);
    expect(pages()).toEqual(['1', '2']);
  });

  it('is not told where nobody wants it any more, whenever that is, nor where Zendesk fails', async () => {
    const whole = aWeek();
    await whole.read();
    for (let wanted = 0; wanted < whole.asked(); wanted += 1) {
      const week = aWeek();
      let left = wanted;
      expect(await week.read((call) => (left-- > 0 ? call() : Promise.resolve(ok(null))))).toEqual(ok(null));
      expect(week.asked()).toBe(wanted);
      const failing = aWeek();
      let until = wanted;
      const answer = await failing.read((call) => (until-- > 0 ? call() : Promise.resolve({ ok: false, error: DOWN })));
      expect(answer).toEqual({ ok: false, error: DOWN });
    }
  });
});

import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY_MS, HOUR_MS } from '#domain/shared/time.ts';
import { OTHER_TICKET, THIRD_TICKET, TICKET, anOpenTicketPage, choose, gives } from './a-ticket-page.ts';
import { type MatrixAccount, openAccount, settled, stopTheClock } from './an-account.ts';
import { loadWhatIsOnDemand } from './on-demand.ts';
import { aLeadCore } from './lead-flows.ts';
import { createBudget } from '#features/lead/budget/budget-state.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { countedOn, entriesIn } from './truth.ts';

beforeAll(loadWhatIsOnDemand);

beforeEach(() => {
  stopTheClock();
});

afterEach(() => {
  vi.useRealTimers();
});

/** How wrong the clocks of agents' machines are. */
const WRONG_BY = [-400 * DAY_MS, -40 * DAY_MS, -26 * HOUR_MS, 0, 26 * HOUR_MS, 40 * DAY_MS, 400 * DAY_MS];

describe('where no answer tells the time and the clock here is wrong', () => {
  it.each(WRONG_BY)('by %i ms, a customer gets no more than the limit of the window', async (wrongMs) => {
    const account = openAccount({ sendsDate: false });
    const settings = parsedSettings({ limits: limits({ customerWindowMinor: 3000 }) });
    const failures = [
      [OTHER_TICKET, 'outage'],
      [THIRD_TICKET, 'damaged_item'],
    ] as const;
    for (const [ticket, cause] of failures) {
      await gives(account, 'agent2', ticket, '15', cause);
      vi.setSystemTime(Date.now() + 2 * DAY_MS);
    }
    fillAPage(account);
    vi.setSystemTime(Date.now() + 4 * DAY_MS);
    const ticket = { ...TICKET, createdAtMs: Date.now() };
    account.setMachinesAhead(wrongMs);
    // Where orders cost a request, search is left out wherever the list seems to reach back far enough.
    const valueSource = { kind: 'orders_object', objectKey: 'order' } as const;
    const page = await anOpenTicketPage(account, 'agent', { ticket, valueSource, settings });
    choose(page);
    await settled(page.session.makeItRight());
    expect(counted(account)).toEqual([1500, 1500]);
    expect(page.session.getState().giving.phase).toBe('refused');
  });

  it.each(WRONG_BY)('by %i ms, limits that a lead has lowered since the page was opened hold', async (wrongMs) => {
    const account = openAccount({ sendsDate: false });
    account.setMachinesAhead(wrongMs);
    const page = await anOpenTicketPage(account, 'agent');
    choose(page);
    account.setMachinesAhead(0);
    const lowered = parsedSettings({ limits: limits({ gestureMinor: 1000 }) });
    await settled(createBudget(aLeadCore(account, 'lead', lowered)).load());
    account.setMachinesAhead(wrongMs);
    await settled(page.session.makeItRight());
    expect(counted(account)).toEqual([]);
  });

  it.each(WRONG_BY)('by %i ms, what a day leaves is said to go by that clock', async (wrongMs) => {
    const account = openAccount({ sendsDate: false });
    await gives(account, 'agent', OTHER_TICKET, '20');
    account.setMachinesAhead(wrongMs);
    const { session } = await anOpenTicketPage(account, 'agent');
    const ofDay = session.getState().plan.allowances.filter(({ limit }) => limit === 'agent_day');
    expect(ofDay).toMatchObject([{ isByServerTime: false }]);
  });

  it('limits that a lead has lowered and raised again are raised for whoever opens a page after that', async () => {
    const account = openAccount({ sendsDate: false });
    for (const gestureMinor of [1000, 2000]) {
      await settled(createBudget(aLeadCore(account, 'lead', parsedSettings({ limits: limits({ gestureMinor }) }))).load());
      vi.setSystemTime(Date.now() + DAY_MS);
    }
    expect(entriesIn(account).flatMap(({ detail }) => detail.limits ?? [])).toMatchObject([{ gestureMinor: 1000 }, { gestureMinor: 2000 }]);
    await gives(account, 'agent', TICKET, '15');
    expect(countedOn(account)).toEqual(['late_delivery: posted 1500']);
  });
});

/** So much is written that the newest page of the list tells nothing of what was before. */
function fillAPage({ api }: MatrixAccount): void {
  for (let count = 1; count <= 120; count += 1) {
    const fields = { schema_version: 1, kind: 'thanks' };
    api.state.tables
      .get('moment_entry')
      ?.insert({ name: 'thanks', externalId: `thanks-${count}`, fields, createdBy: 1_000_002 }, Date.now());
  }
}

function counted(account: MatrixAccount): readonly number[] {
  const posted = new Set(entriesIn(account).flatMap(({ kind, momentId }) => (kind === 'post' ? [momentId] : [])));
  return entriesIn(account).flatMap(({ kind, momentId, amountMinor }) =>
    kind === 'reserve' && posted.has(momentId) ? [amountMinor ?? 0] : [],
  );
}

it('what a day leaves is by the server’s clock wherever an answer tells it, however wrong the clock here is', async () => {
  const account = openAccount();
  await gives(account, 'agent', OTHER_TICKET, '20');
  account.setMachinesAhead(26 * HOUR_MS);
  const { session } = await anOpenTicketPage(account, 'agent');
  const ofDay = session.getState().plan.allowances.filter(({ limit }) => limit === 'agent_day');
  expect(ofDay).toMatchObject([{ isByServerTime: true, remaining: 8000 }]);
});

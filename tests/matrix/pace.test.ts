import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createBudget } from '#features/lead/budget/budget-state.ts';
import { createReconciling } from '#features/lead/budget/reconciliation-state.ts';
import { createRequests } from '#features/lead/requests/requests-state.ts';
import { measure } from '#features/lead/session/measuring.ts';
import { createExport } from '#features/lead/setup/export/export-state.ts';
import { createSetup } from '#features/lead/setup/setup-state.ts';
import { asks } from './a-ticket-page.ts';
import { type MatrixAccount, openAccount, settled, stopTheClock } from './an-account.ts';
import { loadWhatIsOnDemand } from './on-demand.ts';
import { aLeadCore } from './lead-flows.ts';

const MINUTE_MS = 60_000;
/** What Zendesk lets one app ask for one person. */
const A_MINUTE_AT_MOST = 100;
const PRESSES = 25;

beforeAll(loadWhatIsOnDemand);

beforeEach(() => {
  stopTheClock();
});

afterEach(() => {
  vi.useRealTimers();
});

/** So many pages of entries without money. */
function fill({ api }: MatrixAccount, pages: number): void {
  const table = api.state.tables.get('moment_entry');
  for (let count = 1; count <= pages * 100; count += 1) {
    const fields = { schema_version: 1, kind: 'thanks' };
    table?.insert({ name: 'thanks', externalId: `thanks-${count}`, fields, createdBy: 1_000_002 }, Date.now());
  }
}

function mostInAMinute(askedMs: readonly number[]): number {
  return Math.max(...askedMs.map((since) => askedMs.filter((ms) => ms >= since && ms < since + MINUTE_MS).length));
}

it("the leads' page asks Zendesk at most 100 times in any minute, whatever is read and pressed on all its tabs at once", async () => {
  const account = openAccount();
  await asks(account);
  fill(account, 8);
  const core = aLeadCore(account, 'admin');
  const [budget, reconciling, requests, setup, exported] = [
    createBudget(core),
    createReconciling(core),
    createRequests(core),
    createSetup(core),
    createExport(core),
  ];
  account.askedMs.length = 0;
  const pressed = [budget.load(), exported.start()];
  pressed.push(requests.load(), reconciling.load());
  for (let press = 0; press < PRESSES; press += 1) pressed.push(setup.load());
  pressed.push(requests.load(), reconciling.load());
  await settled(Promise.all(pressed));
  await settled(measure(core));
  expect(account.askedMs.length).toBeGreaterThan(150);
  expect(mostInAMinute(account.askedMs)).toBeLessThanOrEqual(A_MINUTE_AT_MOST);
  // A wait is none of Zendesk's faults: everything was read.
  expect([
    budget.getState().budget.state,
    core.getState().measuring.phase,
    reconciling.getState().reconciliation.state,
    requests.getState().requests.state,
    setup.getState().checked.state,
    exported.getState().phase.name,
  ]).toEqual(['ready', 'done', 'ready', 'ready', 'ready', 'done']);
});

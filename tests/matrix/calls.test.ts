import { afterEach, describe, expect, it, vi } from 'vitest';
import { filesBelow, read } from '../tidy/repository.ts';
import { stopTheClock } from './an-account.ts';
import { CALLS, CALLS_WRITTEN } from './calls.ts';
import { loadWhatIsOnDemand } from './on-demand.ts';
import { CORRECTION_FLOWS } from './correction-flows.ts';
import { BUDGET_FLOWS, LEAD_FLOWS } from './lead-flows.ts';
import { MATTER_FLOWS } from './matter-flows.ts';
import { MOMENTS_FLOWS } from './moments-flows.ts';
import { OUTCOMES_FLOWS } from './outcomes-flows.ts';
import { SETUP_FLOWS } from './setup-flows.ts';
import { type Flow, runRightly } from './matrix.ts';
import { REQUEST_FLOWS } from './request-flows.ts';
import { TICKET_FLOWS } from './ticket-flows.ts';
import { VALUE_FLOWS } from './value-flows.ts';

const sources = filesBelow('src').filter((path) => /\.tsx?$/.test(path));
const flows: readonly Flow[] = [
  ...TICKET_FLOWS,
  ...MATTER_FLOWS,
  ...REQUEST_FLOWS,
  ...LEAD_FLOWS,
  ...BUDGET_FLOWS,
  ...CORRECTION_FLOWS,
  ...MOMENTS_FLOWS,
  ...OUTCOMES_FLOWS,
  ...SETUP_FLOWS,
  ...VALUE_FLOWS,
];

afterEach(() => {
  vi.useRealTimers();
});

describe('the list of calls', () => {
  it('names every place that says with which method something is asked', () => {
    const written = sources
      .map((path) => [path, read(path).match(/\bmethod: '(?:GET|POST|PUT|PATCH|DELETE)'/g)?.length ?? 0] as const)
      .filter(([path, count]) => count > 0 && path.startsWith('src/adapters/') && !path.endsWith('/transport.ts'));
    expect(Object.fromEntries(written)).toEqual(CALLS_WRITTEN);
  });

  it('is whole, since nobody else reaches for the network', () => {
    const reach = /await (?:over\.)?(?:fetch|transport)\(|\bwindow\.fetch|new (?:XMLHttpRequest|WebSocket|EventSource)\b|sendBeacon/;
    const reaching = sources.filter((path) => reach.test(read(path)));
    expect(reaching.toSorted()).toEqual(['src/adapters/shared/vendor-request.ts', 'src/adapters/zendesk/request.ts']);
  });

  it('is that of all that the flows of the matrix ask, each at least once', async () => {
    await loadWhatIsOnDemand();
    const made = new Set<string>();
    for (const flow of flows) {
      stopTheClock();
      for (const call of (await runRightly(flow)).calls) made.add(call);
    }
    expect([...made].toSorted()).toEqual(Object.keys(CALLS).toSorted());
  });
});

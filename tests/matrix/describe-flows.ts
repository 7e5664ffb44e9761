import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANSWERS, type AnswerName } from './answers.ts';
import { stopTheClock } from './an-account.ts';
import { type Flow, type RightRun, problemsOf, runRightly } from './matrix.ts';

const answers = Object.keys(ANSWERS) as AnswerName[];

/** What is loaded on demand is there before the clock stands still: loading takes time that no clock of ours knows of. */
export async function loadWhatIsOnDemand(): Promise<void> {
  await Promise.all([
    import('#adapters/other-value-sources.ts'),
    import('#adapters/shopify/orders.ts'),
    import('#adapters/stripe/charges.ts'),
    import('#adapters/zendesk/journal-append.ts'),
    import('#adapters/zendesk/orders-object.ts'),
    import('#adapters/zendesk/request-fault.ts'),
  ]);
}

/** Each flow with each of its calls answered in each way, and whatever they make as they should. */
export function describeFlows(flows: readonly Flow[]): void {
  beforeAll(loadWhatIsOnDemand);

  beforeEach(() => {
    stopTheClock();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  describe.each(flows.map((flow) => [flow.title, flow] as const))('%s', (_title, flow) => {
    let right: RightRun | null = null;

    it.each(answers)('gives a true reason, loses nothing and ends well with each of its calls answered: %s', async (answer) => {
      right ??= await runRightly(flow);
      const problems: string[] = [];
      for (const call of right.calls) {
        stopTheClock();
        problems.push(...(await problemsOf(flow, right, { call, answer })));
      }
      expect(problems).toEqual([]);
    });
  });
}

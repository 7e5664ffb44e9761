import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadWhatIsDrawn } from '#builders/load-what-is-drawn.ts';
import { sentences } from '../ui/english.ts';
import { ANSWERS, type AnswerName } from './answers.ts';
import { loadWhatIsOnDemand } from './on-demand.ts';
import { stopTheClock } from './an-account.ts';
import { lookOnce } from './screens.tsx';
import { type Flow, type RightRun, problemsOf, runRightly } from './matrix.ts';

const answers = Object.keys(ANSWERS) as AnswerName[];

/** Each flow with each of its calls answered in each way, and whatever they make as they should. */
export function describeFlows(flows: readonly Flow[]): void {
  beforeAll(() => Promise.all([loadWhatIsOnDemand(), loadWhatIsDrawn(sentences.locale)]));

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
        problems.push(...(await problemsOf(flow, right, { call, answer }, lookOnce)));
      }
      expect(problems).toEqual([]);
    });
  });
}

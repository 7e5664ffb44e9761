import type { Period } from '#domain/insights/period.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { CauseMarks, CauseMarksState } from '../session/cause-marks.ts';
import type { Account } from '../parts/lead-sentences.ts';
import type { ReadPeriod } from './period-reading.ts';

/** What every part of the tab looks at. */
export interface PartProps {
  readonly read: ReadPeriod;
  readonly period: Period;
  readonly account: Account;
  readonly policy: Policy;
}

/** Parts in which something is said of causes. */
export interface CausePartProps extends PartProps {
  readonly marks: CauseMarks;
  readonly marksState: CauseMarksState;
}

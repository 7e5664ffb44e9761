import type { InsightMoment, InsightRequest } from './insight-moment.ts';
import { type Period, isWithin } from './period.ts';

/** Fewer decided requests than this say nothing of a limit. */
export const DECIDED_AT_LEAST = 10;
/** From this share on, in percent, leads only sign what was asked for. */
export const SIGNED_PERCENT = 80;

/** What became of the requests to leads. */
export interface RequestFigures {
  /** Approved with the sum that was asked for, a smaller one, or a larger one. */
  readonly unchanged: number;
  readonly less: number;
  readonly more: number;
  readonly declined: number;
  readonly withdrawn: number;
  readonly waiting: number;
  /** Whether the limit below which nobody asks may be too low, or there are too few requests to say. */
  readonly hint: 'too_few' | 'limit_may_be_low' | 'none';
}

/** Of the requests that were made in a period how many were approved as they were asked for. */
export function requestFigures(moments: readonly InsightMoment[], period: Period): RequestFigures {
  return requestFiguresOf(moments.flatMap(({ day, giving }) => (isWithin(day, period) && giving?.request ? [giving.request] : [])));
}

export function requestFiguresOf(requests: readonly InsightRequest[]): RequestFigures {
  const counts = { unchanged: 0, less: 0, more: 0, declined: 0, withdrawn: 0, waiting: 0 };
  for (const request of requests) counts[becameOf(request)] += 1;
  const decided = decidedOf(counts);
  const isSigned = counts.unchanged * 100 >= decided * SIGNED_PERCENT;
  return { ...counts, hint: decided < DECIDED_AT_LEAST ? 'too_few' : isSigned ? 'limit_may_be_low' : 'none' };
}

/** Those that a lead has approved or declined. */
export function decidedOf({ unchanged, less, more, declined }: Pick<RequestFigures, 'unchanged' | 'less' | 'more' | 'declined'>): number {
  return unchanged + less + more + declined;
}

function becameOf({ last, askedMinor, approvedMinor }: InsightRequest): Exclude<keyof RequestFigures, 'hint'> {
  switch (last) {
    case 'approved': {
      // A line that names no sum leaves it at what was asked for.
      const change = (approvedMinor ?? askedMinor ?? 0) - (askedMinor ?? approvedMinor ?? 0);
      return change === 0 ? 'unchanged' : change < 0 ? 'less' : 'more';
    }
    case 'declined':
      return 'declined';
    case 'withdrawn':
      return 'withdrawn';
    case 'asked':
    case 'question':
    case 'reply':
      return 'waiting';
  }
}

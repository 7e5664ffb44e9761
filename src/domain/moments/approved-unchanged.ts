import type { MomentRequest } from './request.ts';

/** Of fewer answers nobody can tell whether a limit is too low. Our choice. */
export const ANSWERS_AT_LEAST = 10;
/** From this share on, in whole percent, the answer was nearly always known before it was given. Our choice. */
const NEARLY_ALWAYS_PERCENT = 80;

/** How often leads have approved exactly what was asked for. */
export interface ApprovedUnchanged {
  /** Requests that a lead has approved or declined. */
  readonly answered: number;
  readonly unchanged: number;
  /** `too_few` fewer than {@link ANSWERS_AT_LEAST} · `often` so often that the limit may be too low · `mixed` neither. */
  readonly verdict: 'too_few' | 'often' | 'mixed';
}

/**
 * Counts how often leads have approved exactly what was asked for, of the requests that they have answered: by the sum that was asked
 * for at first and the one that was approved last. What was withdrawn, or still waits, counts as neither.
 */
export function approvedUnchanged(requests: readonly Pick<MomentRequest, 'lines'>[]): ApprovedUnchanged {
  const answers = requests.flatMap(({ lines }) => {
    const asked = lines.find(({ kind }) => kind === 'asked');
    const answer = lines.findLast(({ kind }) => kind === 'approved' || kind === 'declined');
    const isWithdrawn = lines.at(-1)?.kind === 'withdrawn';
    return asked === undefined || answer === undefined || isWithdrawn ? [] : [{ asked, answer }];
  });
  const unchanged = answers.filter(({ asked, answer }) => answer.kind === 'approved' && answer.amountMinor === asked.amountMinor).length;
  const answered = answers.length;
  if (answered < ANSWERS_AT_LEAST) return { answered, unchanged, verdict: 'too_few' };
  return { answered, unchanged, verdict: 100 * unchanged >= NEARLY_ALWAYS_PERCENT * answered ? 'often' : 'mixed' };
}

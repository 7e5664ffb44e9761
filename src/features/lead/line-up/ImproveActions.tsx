import { insightMoment } from '#domain/insights/insight-moment.ts';
import { ticketsSince } from '#domain/insights/since-fixed.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { lastValue } from '#ports/section.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { causeName } from '#ui/i18n/sentences.ts';
import { CauseActions } from '../parts/CauseActions.tsx';
import type { SinceFixed } from '../parts/cause-words.ts';
import type { Account } from '../parts/lead-sentences.ts';
import type { CauseMarks, CauseMarksState } from '../session/cause-marks.ts';
import type { LineUpState } from './line-up-state.ts';
import type { ShownLineUp } from './shown-line-up.ts';

/** What leads say of the cause to improve: that it is fixed, and who sees to it. */
export function ImproveActions({
  state,
  shown,
  marks,
  account,
  policy,
}: {
  readonly state: LineUpState;
  readonly shown: ShownLineUp;
  readonly marks: { readonly marks: CauseMarks; readonly state: CauseMarksState } | null;
  readonly account: Account;
  readonly policy: Policy;
}) {
  const sentences = useSentences();
  const { chosen } = shown.lineUp.improve;
  if (marks === null || chosen === null) return null;
  const { cause } = chosen;
  const fix = lastValue(marks.state.statuses)?.get(cause)?.fix ?? null;
  const people = new Set([account.ownId, ...shown.readers.inTurn]);
  return (
    <div className="no-print">
      <CauseActions
        key={cause}
        cause={cause}
        name={causeName(sentences, cause, policy)}
        state={marks.state}
        marks={marks.marks}
        since={fix === null ? null : sinceFixed(state, { cause, atMs: fix.atMs, timeZone: account.timeZone })}
        account={account}
        personIds={[...people].filter((id) => account.names.has(id))}
      />
    </div>
  );
}

function sinceFixed(
  { weeks }: LineUpState,
  { cause, atMs, timeZone }: { readonly cause: string; readonly atMs: number; readonly timeZone: string },
): SinceFixed {
  const own = (weeks?.moments ?? []).filter((moment) => moment.cause === cause).map((moment) => insightMoment(moment, timeZone));
  return { count: ticketsSince(own, cause, atMs), isWhole: weeks !== null && weeks.wholeSince <= localDay(atMs, timeZone) };
}

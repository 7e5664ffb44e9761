import type { Policy } from '#domain/policy/policy.ts';
import { formatDay } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { causeName, gestureName } from '#ui/i18n/sentences.ts';
import { type Account, personName } from '../parts/lead-sentences.ts';
import type { Afterwards, MomentRow } from './moment-row.ts';

/** What was given, or what kind of moment it is where nothing was to be given. */
export function whatOf(
  sentences: Sentences,
  { gesture, amount, count, kind }: Pick<MomentRow, 'gesture' | 'amount' | 'count' | 'kind'>,
): string {
  return gesture === null ? sentences.t(`moments.kind.${kind}`) : gestureName(sentences, gesture, amount, count);
}

/** What, why, who, when and what became of it, as a line says it. */
export function partsOf(
  sentences: Sentences,
  row: MomentRow,
  { account, policy, afterwards }: { readonly account: Account; readonly policy: Policy; readonly afterwards: readonly Afterwards[] },
): readonly string[] {
  return [
    whatOf(sentences, row),
    ...(row.cause === '' ? [] : [causeName(sentences, row.cause, policy)]),
    personName(sentences, account, row.agentId),
    formatDay(sentences.locale, row.createdAtMs, account),
    ...(row.outcome === 'given' || row.outcome === 'no_gesture' ? [] : [sentences.t(`moments.outcome.${row.outcome}`)]),
    // That nothing is known yet, or that nothing more came of it, is no news.
    ...afterwards.filter((one) => one !== 'nothing' && one !== 'not_known').map((one) => sentences.t(`moments.after.${one}`)),
  ];
}

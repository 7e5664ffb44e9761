import type { CauseMarkEntry, CauseStatus } from '#domain/insights/cause-marks.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { SayingCause } from '../session/cause-marks.ts';
import { type Account, byWhom, formatInstant, personName } from './lead-sentences.ts';

/** How often a cause has come up since it was marked fixed, and whether everything since then was read. */
export interface SinceFixed {
  readonly count: number;
  readonly isWhole: boolean;
}

/** What is said of a cause by now, sentence by sentence: who sees to it, whether it is fixed, and whether it has returned. */
export function causeStatusLines(
  sentences: Sentences,
  { fix, owner }: CauseStatus,
  { account, since }: { readonly account: Account; readonly since: SinceFixed | null },
): readonly string[] {
  const { t, locale } = sentences;
  const lines: string[] = [];
  if (owner !== null) lines.push(t('cause_mark.owner', { who: personName(sentences, account, owner.ownerId) }));
  if (fix === null) return lines;
  const who = byWhom(sentences, account, fix.byId);
  const fixed = t('cause_mark.fixed', { who, when: formatInstant(locale, fix.atMs, account.timeZone) });
  if (since === null) return [...lines, fixed];
  const returned = since.count === 0 ? t('cause_mark.none_since') : t('cause_mark.since', { count: since.count });
  return [...lines, [fixed, returned, ...(since.isWhole ? [] : [t('cause_mark.at_least')])].join(' ')];
}

/** One thing that was said of a cause. */
export function causeMarkLine(sentences: Sentences, { mark, byId, atMs }: CauseMarkEntry, account: Account): string {
  const { t, locale } = sentences;
  const what =
    mark.kind === 'fixed'
      ? t(mark.isFixed ? 'cause_mark.said.fixed' : 'cause_mark.said.not_fixed')
      : mark.ownerId === ''
        ? t('cause_mark.said.nobody')
        : t('cause_mark.owner', { who: personName(sentences, account, mark.ownerId) });
  return t('cause_mark.said.row', { what, who: byWhom(sentences, account, byId), when: formatInstant(locale, atMs, account.timeZone) });
}

/** How the last thing went that was said of a cause; empty where nobody has pressed. `isListed` where the customers to tell stand on the same tab. */
export function sayingCauseSentence({ t, ...sentences }: Sentences, saying: SayingCause, isListed = false): string {
  if (saying.phase === 'failed') return t('cause_mark.failed', { reason: faultSentence({ t, ...sentences }, saying.error) });
  if (saying.phase !== 'done') return '';
  if (saying.mark.kind === 'owner') return t('cause_mark.done.owner');
  if (!saying.mark.isFixed) return t('cause_mark.done.not_fixed');
  return t(isListed ? 'cause_mark.done.fixed_here' : 'cause_mark.done.fixed');
}

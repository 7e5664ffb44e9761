import { isOncePerFailure } from '#domain/journal/limits.ts';
import type { ExceededLimit } from '#domain/journal/admission.ts';
import { limitReader, overSentence } from '../../../shared/limits/over-sentences.ts';
import { canAsk } from '../../session/authority.ts';
import type { ShownMoment } from '../../session/shown.ts';
import { guardBesideLimit, guardSentence } from './guard-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** Why a limit refuses what is planned, and what can be done about it. */
export function OverLimit({ exceeded, state }: { readonly exceeded: ExceededLimit; readonly state: ShownMoment }) {
  const sentences = useSentences();
  const guard = guardBesideLimit(state);
  if (guard !== null) return <>{guardSentence(sentences, guard, state)}</>;
  const why = overSentence(sentences, exceeded, limitReader(state));
  if (isOncePerFailure(exceeded.limit)) return <>{why}</>;
  return <>{`${why} ${sentences.t(canAsk(state) ? 'over.ask_lead' : 'over.choose')}`}</>;
}

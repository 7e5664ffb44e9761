import type { ShownAnnouncement } from '../../session/shown.ts';
import { revokeSentence } from '../../../shared/requests/revoke-sentence.ts';
import { limitReader, refusalSentence } from '../../../shared/limits/over-sentences.ts';
import { cardOf } from '../../session/card-of.ts';
import { unexecutedOf } from '../../session/executions.ts';
import {
  elsewhereSentence,
  giveErrorSentence,
  longWaitSentence,
  recipientSentence,
  unexecutedSentence,
  waitingSentence,
} from './giving-sentences.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { commitmentName } from '#ui/i18n/commitment-names.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';

/** How giving went, in words to be said aloud. */
export function Announcement({ state }: { readonly state: ShownAnnouncement }) {
  const sentences = useSentences();
  return <>{announcement(sentences, state)}</>;
}

function announcement(sentences: Sentences, state: ShownAnnouncement): string {
  const { giving } = state;
  switch (giving.phase) {
    case 'waiting':
      return waitingSentence(sentences, giving.againAtMs, state.timeZone);
    case 'working':
      if (giving.waitsUntilMs !== undefined) return longWaitSentence(sentences, giving.waitsUntilMs, state.timeZone);
      return sentences.t(giving.step === 'undo' ? 'moment.working.undo' : 'announce.working');
    case 'given': {
      if (giving.isBefore === true) return '';
      const card = cardOf(state, giving.momentId);
      const unexecuted = card === null ? null : unexecutedOf({ ...state, ...card });
      if (unexecuted !== null) return unexecutedSentence(sentences, unexecuted);
      return sentences.t(giving.ticketUpdate.isReplyInserted ? 'announce.given' : 'moment.given', {
        what: card === null ? '' : commitmentName(sentences, card.standing),
      });
    }
    case 'recipient':
      return recipientSentence(sentences, giving);
    case 'turned_down':
      return sentences.t('moment.turned_down', { who: giving.by });
    case 'refused':
      return sentences.t('announce.refused', { why: refusalSentence(sentences, giving.refusal, limitReader(state)) });
    case 'failed':
      return sentences.t('announce.failed', { why: giveErrorSentence(sentences, giving.error, state.timeZone) });
    case 'undo_failed':
      return sentences.t('announce.failed', { why: faultSentence(sentences, giving.error) });
    case 'undo_refused':
      return sentences.t('announce.failed', { why: revokeSentence(sentences, giving.error, state) });
    case 'undone':
      return sentences.t('announce.undone');
    case 'elsewhere':
      return elsewhereSentence(sentences, giving.freeAtMs, state.timeZone);
    case 'idle':
    case 'came_to_nothing':
      return '';
  }
}

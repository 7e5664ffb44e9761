import type { SessionState } from './session/session-state.ts';
import { overFacts } from './session/over-facts.ts';
import { unexecutedOf } from './session/executions.ts';
import { giveErrorSentence, refusalSentence, unexecutedSentence } from './give/giving-sentences.ts';
import type { AfterwardsMessages } from '#ui/i18n/load-afterwards-messages.ts';
import { commitmentName, remoteSentence } from '#ui/i18n/sentences.ts';
import { useAfterwardsMessages } from '#ui/i18n/AfterwardsMessagesContext.tsx';

/** How giving went, in words to be said aloud. */
export function Announcement({ state }: { readonly state: SessionState }) {
  const messages = useAfterwardsMessages();
  return <>{announcement(messages, state)}</>;
}

function announcement(messages: AfterwardsMessages, state: SessionState): string {
  const { giving, standing } = state;
  switch (giving.phase) {
    case 'working':
      return messages.t(giving.step === 'undo' ? 'moment.working.undo' : 'announce.working');
    case 'given': {
      const unexecuted = unexecutedOf(state);
      if (unexecuted !== null) return unexecutedSentence(messages, unexecuted);
      return messages.t(giving.ticketUpdate.isReplyInserted ? 'announce.given' : 'moment.given', {
        what: standing === null ? '' : commitmentName(messages, standing),
      });
    }
    case 'turned_down':
      return messages.t('moment.turned_down', { who: giving.by });
    case 'refused':
      return messages.t('announce.refused', { why: refusalSentence(messages, giving.refusal, overFacts(state)) });
    case 'failed':
      return messages.t('announce.failed', { why: giveErrorSentence(messages, giving.error) });
    case 'undo_failed':
      return messages.t('announce.failed', { why: remoteSentence(messages, giving.error) });
    case 'undone':
      return messages.t('announce.undone');
    case 'idle':
    case 'interrupted':
    case 'came_to_nothing':
      return '';
  }
}

import type { SessionState } from '#application/session-state.ts';
import { useMessages } from '../components/MessagesContext.tsx';
import type { Messages } from '../messages/messages.ts';
import { commitmentName, giveErrorSentence, overFacts, refusalSentence, remoteSentence } from '../messages/sentences.ts';

/** Says aloud how giving went, or asking, for those who do not see it. */
export function Announcer({ state, said }: { readonly state: SessionState; readonly said: string }) {
  const messages = useMessages();
  return (
    <output className="unseen" aria-live="polite">
      {said === '' ? announcement(messages, state) : said}
    </output>
  );
}

function announcement(messages: Messages, state: SessionState): string {
  const { giving, standing } = state;
  switch (giving.phase) {
    case 'working':
      return messages.t(giving.step === 'undo' ? 'moment.working.undo' : 'announce.working');
    case 'given':
      return messages.t(giving.handOver.isReplyInserted ? 'announce.given' : 'moment.given', {
        what: standing === null ? '' : commitmentName(messages, standing),
      });
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

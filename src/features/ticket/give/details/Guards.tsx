import type { OwnReply } from '#ports/intent-store.ts';
import { useSuggestedReply } from '../../reply/details/use-suggested-reply.tsx';
import { replyLanguage } from '../../on-demand/reply-language.ts';
import { WhichReplyNotice } from '../../reply/details/WhichReply.tsx';
import { isReplyOld, replyBasis } from '../../session/authority.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { useGoingOn } from '#ui/controls/use-going-on.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { guardSentence, guardsBelow } from './guard-sentences.ts';

interface Props {
  readonly state: ShownMoment;
  readonly session: Pick<TicketSession, 'choose' | 'withSuggestion'>;
}

/** What speaks against giving what is planned, beside the button that would. */
export function Guards({ state, session }: Props) {
  const sentences = useSentences();
  return (
    <>
      {guardsBelow(state).map((guard) => (
        <Notice key={guard.name} type="warning">
          {guardSentence(sentences, guard, state)}
        </Notice>
      ))}
      {state.choice.reply !== null && isReplyOld(state) && <OldReply own={state.choice.reply} state={state} session={session} />}
    </>
  );
}

/** The agent wrote a reply, and gives something else by now: they say which of the two goes to the customer. */
function OldReply({ own, state, session }: Props & { readonly own: OwnReply }) {
  const right = useSuggestedReply(state, session);
  // From what is given whoever goes on comes to the amount, and to the button that gives.
  const notice = useGoingOn<HTMLDivElement>((element) => element.closest('.verdict')?.querySelector<HTMLElement>('.lead') ?? null);
  return (
    <div ref={notice}>
      <WhichReplyNotice
        right={right ?? ''}
        own={own.text}
        language={replyLanguage(state)}
        onChoose={(which) => {
          session.choose({ reply: which === 'own' ? { ...own, basis: replyBasis(state) } : null });
        }}
      />
    </div>
  );
}

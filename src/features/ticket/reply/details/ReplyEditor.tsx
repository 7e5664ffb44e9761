import { useRef, useState } from 'react';
import { discouragedPhrases } from '#domain/policy/discouraged-phrases.ts';
import { isMadeRight, replyBasis } from '../../session/authority.ts';
import type { ShownSuggestion } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { replyLanguage } from '../../on-demand/reply-language.ts';
import { useSuggestedReply } from './use-suggested-reply.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';

interface Props {
  readonly state: ShownSuggestion;
  readonly session: Pick<TicketSession, 'choose' | 'withSuggestion'>;
}

/** A reply longer than this is a letter: the editor of the ticket is the place for it. */
const REPLY_LENGTH_AT_MOST = 4000;

/** What the reply will say. It can be changed here, and once more in the editor. */
export function ReplyEditor({ state, session }: Props) {
  const sentences = useSentences();
  const area = useRef<HTMLTextAreaElement>(null);
  const { choice } = state;
  const suggested = useSuggestedReply(state, session);
  const text = choice.reply?.text ?? suggested;
  const isBusy = state.giving.phase === 'working';
  return (
    <div className="stack">
      <TextAreaField
        label={sentences.t('reply_edit.label')}
        value={text ?? ''}
        maxLength={REPLY_LENGTH_AT_MOST}
        hint={
          suggested === '' && choice.reply === null
            ? sentences.t('suggestion.reply_none')
            : sentences.t('reply_edit.hint', { example: '{{ticket.requester.first_name}}' })
        }
        rows={[4, 14]}
        isReadOnly={isBusy || text === null}
        language={replyLanguage(state)}
        area={area}
        onType={(typed) => {
          session.choose({ reply: { text: typed, basis: replyBasis(state) } });
        }}
      />
      {discouragedPhrases(text ?? '').map((fault) => (
        <Notice key={fault} type="warning">
          {sentences.t(`reply_edit.${fault}`)}
        </Notice>
      ))}
      {choice.reply !== null && (
        <div>
          <PressButton
            size="small"
            isBasic
            isHeld={isBusy}
            onClick={() => {
              session.choose({ reply: null });
              // The button is gone then: whoever goes on finds the words that it brought back.
              area.current?.focus();
            }}
          >
            {sentences.t('reply_edit.reset')}
          </PressButton>
        </div>
      )}
      {!isMadeRight(state) && state.asking.phase !== 'known' && <OfferChoices key={replyBasis(state)} session={session} isBusy={isBusy} />}
    </div>
  );
}

/** Puts the ways to the customer before anything is given. */
function OfferChoices({ session, isBusy }: Pick<Props, 'session'> & { readonly isBusy: boolean }) {
  const sentences = useSentences();
  const [outcome, setOutcome] = useState<'offered' | 'offer_failed' | 'offer_note' | null>(null);
  return (
    <div className="stack stack-tight">
      <div>
        <PressButton
          size="small"
          isHeld={isBusy}
          onClick={() => {
            void (async () => {
              const offered = await session.withSuggestion((flow) => flow.offerChoices());
              setOutcome(offered ?? 'offer_failed');
            })();
          }}
        >
          {sentences.t('reply_edit.offer')}
        </PressButton>
      </div>
      <p className="quiet" aria-live="polite">
        {sentences.t(`reply_edit.${outcome ?? 'offer_hint'}`)}
      </p>
    </div>
  );
}

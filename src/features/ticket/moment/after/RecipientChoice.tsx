import { Button } from '@zendeskgarden/react-buttons';
import type { Recipient } from '#ports/gesture-executor.ts';
import type { Giving } from '../../session/session-state.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { recipientSentence } from './giving-sentences.ts';

interface Props {
  readonly giving: Extract<Giving, { readonly phase: 'recipient' }>;
  readonly state: Pick<ShownMoment, 'plan'>;
  readonly session: TicketSession;
}

/** Who the customer is at the provider, where nobody can tell for certain: the agent says so, or gives it by hand. */
export function RecipientChoice({ giving, state, session }: Props) {
  const sentences = useSentences();
  const { found } = giving;
  return (
    <Notice type="warning">
      <div className="stack stack-tight">
        <span>{recipientSentence(sentences, giving)}</span>
        {!found.ok && <FaultDetails fault={found.error} />}
        {found.ok &&
          found.value.map((recipient) => (
            <OneRecipient key={recipient.id} recipient={recipient} currency={state.plan.amount.currency} session={session} />
          ))}
        <div className="row">
          {!found.ok && (
            <Button size="small" onClick={() => void session.makeItRight()}>
              {sentences.t('moment.try_again')}
            </Button>
          )}
          <Button size="small" onClick={() => void session.makeItRight({ byHand: true })}>
            {sentences.t('moment.by_hand')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

function OneRecipient({
  recipient,
  currency,
  session,
}: {
  readonly recipient: Recipient;
  readonly currency: string;
  readonly session: TicketSession;
}) {
  const sentences = useSentences();
  const { id, label, isVerified } = recipient;
  const isOther = recipient.currency !== null && recipient.currency !== currency;
  return (
    <div className="stack stack-tight">
      {isOther ? (
        <span dir="auto">{label}</span>
      ) : (
        <div className="row">
          <Button size="small" onClick={() => void session.makeItRight({ recipientId: id })}>
            <bdi>{sentences.t('moment.recipient.choose', { label })}</bdi>
          </Button>
        </div>
      )}
      {isOther && <span className="quiet">{sentences.t('moment.recipient.other_currency', { currency: recipient.currency ?? '' })}</span>}
      {!isVerified && <span className="quiet">{sentences.t('moment.recipient.unverified')}</span>}
    </div>
  );
}

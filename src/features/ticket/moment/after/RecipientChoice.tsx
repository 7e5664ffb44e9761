import { Button } from '@zendeskgarden/react-buttons';
import type { Currency } from '#domain/money/money.ts';
import type { Recipient } from '#ports/gesture-executor.ts';
import type { Giving } from '../../session/session-state.ts';
import { isInCurrency } from '../../session/recipient-currency.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { formatList } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { recipientSentence } from './giving-sentences.ts';

interface Props {
  readonly giving: Extract<Giving, { readonly phase: 'recipient' }>;
  readonly session: TicketSession;
}

/** Who the customer is at the provider, where nobody can tell for certain: the agent says so, or gives it by hand. */
export function RecipientChoice({ giving, session }: Props) {
  const sentences = useSentences();
  const { currency, found } = giving;
  const [inCurrency, others] = found.ok ? parted(found.value, currency) : [[], []];
  return (
    <Notice type="warning">
      <div className="stack stack-tight">
        <span>{recipientSentence(sentences, giving)}</span>
        {!found.ok && <FaultDetails fault={found.error} />}
        {inCurrency.map((recipient) => (
          <Choosable key={recipient.id} recipient={recipient} session={session} />
        ))}
        {others.map((recipient) => (
          <Other key={recipient.id} recipient={recipient} />
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

function parted(found: readonly Recipient[], currency: Currency): readonly [readonly Recipient[], readonly Recipient[]] {
  return [found.filter((one) => isInCurrency(one, currency)), found.filter((one) => !isInCurrency(one, currency))];
}

function Choosable({ recipient: { id, label, isVerified }, session }: Pick<Props, 'session'> & { readonly recipient: Recipient }) {
  const sentences = useSentences();
  return (
    <div className="stack stack-tight">
      <div className="row">
        <Button size="small" onClick={() => void session.makeItRight({ recipientId: id })}>
          <bdi>{sentences.t('moment.recipient.choose', { label })}</bdi>
        </Button>
      </div>
      {!isVerified && <span className="quiet">{sentences.t('moment.recipient.unverified')}</span>}
    </div>
  );
}

/** One that is kept in other currencies: shown, so that nobody looks for it. */
function Other({ recipient: { label, currencies } }: { readonly recipient: Recipient }) {
  const sentences = useSentences();
  return (
    <div>
      <div dir="auto">{label}</div>
      <div className="quiet">{sentences.t('moment.recipient.other_currency', { currency: formatList(sentences.locale, currencies) })}</div>
    </div>
  );
}

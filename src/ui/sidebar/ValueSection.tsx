import { Suspense } from 'react';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import { isPositive } from '#domain/money/money.ts';
import type { SessionState } from '#application/session-state.ts';
import { Disclosure } from '../components/Disclosure.tsx';
import { useMessages } from '../components/MessagesContext.tsx';
import { Region } from '../components/Region.tsx';
import { SectionBody } from '../components/SectionBody.tsx';
import { formatDay, formatList, formatMoney, formatMonth, formatPercent } from '../messages/formats.ts';
import type { MessageKey } from '../messages/messages.ts';
import { tierName } from '../messages/sentences.ts';
import { Provenance } from './late-controls.ts';

type Known = Extract<CustomerValue, { readonly kind: 'known' }>;

/** What the customer is worth, and where that comes from. */
export function ValueSection({ state, onRetry }: { readonly state: SessionState; readonly onRetry: () => void }) {
  const messages = useMessages();
  const title = messages.t('section.customer_value');
  return (
    <Region title={title}>
      <SectionBody title={title} section={state.value} heightPx={94} timeZone={state.timeZone} onRetry={onRetry}>
        {(value) => (
          <>
            {value.kind === 'known' ? (
              <KnownValue value={value} state={state} />
            ) : (
              <div>
                <p className="lead">{messages.t('value.unknown')}</p>
                <p className="quiet">{messages.t(unknownKey(value.provenance))}</p>
              </div>
            )}
            <Disclosure label={messages.t('value.how')}>
              <Suspense fallback={null}>
                <Provenance value={value} state={state} />
              </Suspense>
            </Disclosure>
          </>
        )}
      </SectionBody>
    </Region>
  );
}

function unknownKey({ source, rowsRejected }: CustomerValue['provenance']): MessageKey {
  if (rowsRejected === 0) return `value.unknown_why_${source}`;
  return source === 'user_fields' ? 'value.unknown_why_unreadable' : 'value.unknown_why_unreadable_rows';
}

function KnownValue({ value, state }: { readonly value: Known; readonly state: SessionState }) {
  const messages = useMessages();
  const { history } = value;
  const orders =
    history.firstOrderAtMs === null || value.isNew
      ? messages.t('value.orders', { count: history.orders })
      : messages.t('value.orders_since', {
          count: history.orders,
          since: formatMonth(messages, history.firstOrderAtMs, state.timeZone),
        });
  const last =
    history.lastOrderAtMs === null ? null : messages.t('value.last_order', { date: formatDay(messages, history.lastOrderAtMs, state) });
  return (
    <div>
      <div className="row">
        <p className="lead">{messages.t('value.so_far', { amount: formatMoney(messages, history.net) })}</p>
        {value.tier !== null && <span className="tag">{tierName(messages, value.tier.key)}</span>}
        {value.isNew && <span className="tag tag-good">{messages.t('value.new')}</span>}
        {!value.provenance.identity.isVerified && <span className="tag">{messages.t('value.unverified')}</span>}
      </div>
      <p>{[orders, last].filter((fact) => fact !== null).join(' · ')}</p>
      {value.provenance.isTestData && <p className="quiet">{messages.t('value.test_data')}</p>}
      {value.provenance.approximations.length > 0 && <p className="quiet">{messages.t('value.approximate')}</p>}
      {history.net.amountMinor < 0 && <p className="quiet">{messages.t('value.refunded_more')}</p>}
      {value.margin !== null && isPositive(value.margin) && state.settings.settings.marginPercent !== null && (
        <p className="quiet">
          {messages.t('value.margin', {
            amount: formatMoney(messages, value.margin),
            percent: formatPercent(messages, state.settings.settings.marginPercent),
          })}
        </p>
      )}
      <Currencies value={value} state={state} />
    </div>
  );
}

function Currencies({ value, state }: { readonly value: Known; readonly state: SessionState }) {
  const messages = useMessages();
  const { currency } = state.settings.settings;
  const others = value.others.map((other) => formatMoney(messages, other.net));
  return (
    <>
      {others.length > 0 && <p className="quiet">{messages.t('value.other_currencies', { amounts: formatList(messages, others) })}</p>}
      {value.history.net.currency !== currency && <p className="quiet">{messages.t('value.foreign_currency', { currency })}</p>}
    </>
  );
}

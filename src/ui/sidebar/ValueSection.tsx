import type { CustomerValue } from '#domain/value/customer-value.ts';
import { isPositive, money } from '#domain/money/money.ts';
import type { SessionState } from '#application/session-state.ts';
import { Disclosure } from '../components/Disclosure.tsx';
import { useMessages } from '../components/MessagesContext.tsx';
import { Region } from '../components/Region.tsx';
import { SectionBody } from '../components/SectionBody.tsx';
import { formatDay, formatList, formatMoney, formatMonth, formatPercent, formatTime } from '../messages/formats.ts';
import { tierName } from '../messages/sentences.ts';

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
                <p className="quiet">
                  {messages.t(`value.unknown_why_${value.provenance.rowsRejected > 0 ? 'unreadable' : value.provenance.source}`)}
                </p>
              </div>
            )}
            <Disclosure label={messages.t('value.how')}>
              <Provenance value={value} state={state} />
            </Disclosure>
          </>
        )}
      </SectionBody>
    </Region>
  );
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
      </div>
      <p>{[orders, last].filter((fact) => fact !== null).join(' · ')}</p>
      {!value.provenance.isComplete && <p className="quiet">{messages.t('value.how_incomplete')}</p>}
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

function Provenance({ value, state }: { readonly value: CustomerValue; readonly state: SessionState }) {
  const messages = useMessages();
  const { provenance } = value;
  const { currency } = state.settings.settings;
  const source = messages.t(`value.how_${provenance.source}`, {
    count: provenance.rowsRead ?? 0,
    time: formatTime(messages, provenance.readAtMs, state.timeZone),
  });
  return (
    <div className="stack stack-tight">
      <p className="quiet">{source}</p>
      {provenance.rowsRejected > 0 && <p className="quiet">{messages.t('value.how_rejected', { count: provenance.rowsRejected })}</p>}
      <p className="quiet">{messages.t('value.how_identity')}</p>
      {value.kind === 'known' && <p className="quiet">{messages.t('value.how_net')}</p>}
      {value.kind === 'known' && value.tier !== null && (
        <p className="quiet">
          {messages.t('value.how_tier', {
            tier: tierName(messages, value.tier.key),
            amount: formatMoney(messages, money(value.tier.atLeastMinor, currency)),
          })}
        </p>
      )}
    </div>
  );
}

import type { ComponentProps } from 'react';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import { isPositive } from '#domain/money/money.ts';
import type { SessionState } from '../session/session-state.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { Region } from '#ui/components/Region.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { formatDay, formatMoney, formatMonth, formatPercent } from '#ui/i18n/formats.ts';
import { tierName } from '#ui/i18n/sentences.ts';
import { Provenance, ValueDetail } from './lazy.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { SentenceKey } from '#ui/i18n/registry.ts';
import { OnDemand } from '#ui/components/OnDemand.tsx';

type Known = Extract<CustomerValue, { readonly kind: 'known' }>;

/** What the section usually takes, and what a projection adds. */
const HEIGHT_PX = 94;
const PROJECTED_PX = 106;

/** What the customer is worth, and where that comes from. */
export function ValueSection({ state, onRetry }: { readonly state: SessionState; readonly onRetry: () => void }) {
  const sentences = useSentences();
  const title = sentences.t('section.customer_value');
  return (
    <Region title={title}>
      <SectionBody
        title={title}
        section={state.value}
        heightPx={state.settings.settings.valueModel === null ? HEIGHT_PX : HEIGHT_PX + PROJECTED_PX}
        timeZone={state.timeZone}
        onRetry={onRetry}
      >
        {(value) => (
          <>
            {value.kind === 'known' ? (
              <KnownValue value={value} state={state} />
            ) : (
              <div>
                <p className="lead">{sentences.t('value.unknown')}</p>
                <p className="quiet">{sentences.t(unknownKey(value.provenance))}</p>
              </div>
            )}
            <Disclosure label={sentences.t('value.how')}>
              <OnDemand>
                <Provenance value={value} state={state} />
              </OnDemand>
            </Disclosure>
          </>
        )}
      </SectionBody>
    </Region>
  );
}

function unknownKey({ source, rowsRejected }: CustomerValue['provenance']): SentenceKey {
  if (rowsRejected === 0) return `value.unknown_why_${source}`;
  return source === 'user_fields' ? 'value.unknown_why_unreadable' : 'value.unknown_why_unreadable_rows';
}

function KnownValue({ value, state }: { readonly value: Known; readonly state: SessionState }) {
  const sentences = useSentences();
  const { history } = value;
  const orders =
    history.firstOrderAtMs === null || value.isNew
      ? sentences.t('value.orders', { count: history.orders })
      : sentences.t('value.orders_since', {
          count: history.orders,
          since: formatMonth(sentences.locale, history.firstOrderAtMs, state.timeZone),
        });
  const last =
    history.lastOrderAtMs === null
      ? null
      : sentences.t('value.last_order', { date: formatDay(sentences.locale, history.lastOrderAtMs, state) });
  return (
    <div>
      <div className="row">
        <p className="lead">
          {sentences.t('value.so_far', { amount: formatMoney(sentences.locale, history.net) })}
          <Detail part="amount" value={value} state={state} />
        </p>
        {value.projection === null && value.tier !== null && <span className="tag">{tierName(sentences, value.tier.key)}</span>}
        <Detail part="tier" value={value} state={state} />
        {value.isNew && <span className="tag tag-good">{sentences.t('value.new')}</span>}
        {!value.provenance.identity.isVerified && <span className="tag">{sentences.t('value.unverified')}</span>}
      </div>
      <p>{[orders, last].filter((fact) => fact !== null).join(' · ')}</p>
      <Detail part="outlook" value={value} state={state} />
      {value.provenance.approximations.length > 0 && <p className="quiet">{sentences.t('value.approximate')}</p>}
      {history.net.amountMinor < 0 && <p className="quiet">{sentences.t('value.refunded_more')}</p>}
      {value.margin !== null && isPositive(value.margin) && state.settings.settings.marginPercent !== null && (
        <p className="quiet">
          {sentences.t('value.margin', {
            amount: formatMoney(sentences.locale, value.margin),
            percent: formatPercent(sentences.locale, state.settings.settings.marginPercent),
          })}
        </p>
      )}
    </div>
  );
}

/** What is said of some customers only; where that cannot be loaded, the rest stays. */
function Detail(props: ComponentProps<typeof ValueDetail>) {
  const { value, state } = props;
  const isPlain =
    value.projection === null &&
    value.noProjection === null &&
    !value.provenance.isTestData &&
    value.others.length === 0 &&
    value.history.net.currency === state.settings.settings.currency;
  if (isPlain) return null;
  return (
    <OnDemand loading={null} failed={null}>
      <ValueDetail {...props} />
    </OnDemand>
  );
}

import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { ShownValue } from '../session/shown.ts';
import { Age } from '#ui/components/Age.tsx';
import { ExpandableLine } from '#ui/components/ExpandableLine.tsx';
import { Region } from '#ui/components/Region.tsx';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { formatDay, formatMoney } from '#ui/i18n/formats.ts';
import { tierName } from '#ui/i18n/sentences.ts';
import { Provenance, ValueDetail } from './lazy.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { SentenceKey } from '#ui/i18n/registry.ts';
import { OnDemand } from '#ui/components/OnDemand.tsx';

type Known = Extract<CustomerValue, { readonly kind: 'known' }>;

/** What the section takes, and what a model adds: of sales in one line, of margin so far and ahead in two. */
const HEIGHT_PX = 42;
const LINE_PX = 18;

/** What the customer is worth in one line and a smaller one; where that comes from is behind them. */
export function ValueSection({ state, onRetry }: { readonly state: ShownValue; readonly onRetry: () => void }) {
  const sentences = useSentences();
  const title = sentences.t('section.customer_value');
  return (
    <Region title={title}>
      <SectionBody
        title={title}
        section={state.value}
        saysAge
        heightPx={HEIGHT_PX + outlookLines(state) * LINE_PX}
        timeZone={state.timeZone}
        retryLabel={sentences.t('value.read_again')}
        onRetry={onRetry}
      >
        {(value) => (
          <>
            <ExpandableLine
              label={sentences.t('value.how')}
              rest={
                <OnDemand>
                  <Provenance value={value} state={state} />
                </OnDemand>
              }
            >
              {value.kind === 'known' ? (
                <KnownValue value={value} state={state} />
              ) : (
                <>
                  <p className="lead">{sentences.t('value.unknown')}</p>
                  <p className="quiet">{sentences.t(unknownKey(value.provenance))}</p>
                </>
              )}
            </ExpandableLine>
            <Age section={state.value} nowMs={state.nowMs} />
          </>
        )}
      </SectionBody>
    </Region>
  );
}

function outlookLines({ settings: { settings } }: ShownValue): number {
  if (settings.valueModel === null) return 0;
  return settings.valueModel.marginRate === 1 ? 1 : 2;
}

function unknownKey({ source, rowsRejected }: CustomerValue['provenance']): SentenceKey {
  if (rowsRejected === 0) return `value.unknown_why_${source}`;
  return source === 'user_fields' ? 'value.unknown_why_unreadable' : 'value.unknown_why_unreadable_rows';
}

function joined(facts: readonly (string | null)[]): string {
  return facts.filter((fact) => fact !== null).join(' · ');
}

function KnownValue({ value, state }: { readonly value: Known; readonly state: ShownValue }) {
  const sentences = useSentences();
  const { history } = value;
  const facts = [
    sentences.t('value.orders', { count: history.orders }),
    history.lastOrderAtMs === null
      ? null
      : sentences.t('value.last_order', { date: formatDay(sentences.locale, history.lastOrderAtMs, state) }),
    value.provenance.approximations.length > 0 ? sentences.t('value.not_exact_short') : null,
  ];
  return (
    <>
      <div className="row">
        <p className="lead">{sentences.t('value.so_far', { amount: formatMoney(sentences.locale, history.net) })}</p>
        <Tier value={value} state={state} />
        {value.isNew && <span className="tag tag-good">{sentences.t('value.new')}</span>}
        {!value.provenance.identity.isVerified && <span className="tag">{sentences.t('value.unverified')}</span>}
      </div>
      <p className="quiet">{joined(facts)}</p>
      {history.net.amountMinor < 0 && <p className="quiet">{sentences.t('value.refunded_more')}</p>}
      {hasDetail(value, state) && (
        <OnDemand loading={null} failed={null}>
          <ValueDetail part="outlook" value={value} state={state} />
        </OnDemand>
      )}
    </>
  );
}

/** A new customer has none yet that says anything. */
function Tier({ value, state }: { readonly value: Known; readonly state: ShownValue }) {
  const sentences = useSentences();
  if (value.isNew) return null;
  if (value.projection !== null) {
    return (
      <OnDemand loading={null} failed={null}>
        <ValueDetail part="tier" value={value} state={state} />
      </OnDemand>
    );
  }
  return value.tier === null ? null : <span className="tag">{tierName(sentences, value.tier.key)}</span>;
}

/** Whether there is anything of what is said of some customers only; where that cannot be loaded, the rest stays. */
function hasDetail(value: Known, state: ShownValue): boolean {
  return (
    value.projection !== null ||
    value.noProjection?.kind === 'model_too_old' ||
    value.provenance.isTestData ||
    value.others.length > 0 ||
    value.history.net.currency !== state.settings.settings.currency
  );
}

import { isPositive, money } from '#domain/money/money.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { EmailAddress, Identity, Provenance as Source } from '#domain/value/provenance.ts';
import type { ShownValue } from '../../session/shown.ts';
import { formatList, formatMoney, formatTime } from '#ui/i18n/formats.ts';
import { formatMonth, formatPercent } from '#ui/i18n/figure-formats.ts';
import { tierName } from '#ui/i18n/sentences.ts';
import { projectionSentences } from './projection-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';

type Known = Extract<CustomerValue, { readonly kind: 'known' }>;

interface Props {
  readonly value: CustomerValue;
  readonly state: ShownValue;
}

/** How a value is known: the source and its age, whose orders they are, what keeps the figures from being exact, and what a model adds. */
export function Provenance({ value, state }: Props) {
  const sentences = useSentences();
  return (
    <div className="stack stack-tight">
      {sentencesOf(sentences, value, state).map((sentence) => (
        <p key={sentence} className="quiet">
          {sentence}
        </p>
      ))}
    </div>
  );
}

function sentencesOf(sentences: Sentences, value: CustomerValue, state: ShownValue): readonly string[] {
  const { provenance } = value;
  return [
    ...(value.kind === 'known' ? historySentences(sentences, value, state) : []),
    sourceSentence(sentences, provenance, state),
    ...exactnessSentences(sentences, provenance),
    ...identitySentences(sentences, provenance.identity),
    ...(value.kind === 'known' && !provenance.identity.isVerified ? [sentences.t('value.how_unverified_effect')] : []),
    ...invoicedSentences(sentences, provenance),
    ...(value.kind === 'known' ? netSentences(sentences, value, state) : []),
    ...(value.kind === 'known' ? projectionSentences(sentences, value, state) : []),
  ];
}

/** Since when the customer buys, and how much of that is margin. */
function historySentences(sentences: Sentences, { history, margin }: Known, { settings, timeZone }: ShownValue): readonly string[] {
  const { orders, firstOrderAtMs } = history;
  const { marginPercent } = settings.settings;
  return [
    ...(firstOrderAtMs === null
      ? []
      : [sentences.t('value.orders_since', { count: orders, since: formatMonth(sentences.locale, firstOrderAtMs, timeZone) })]),
    ...(margin === null || marginPercent === null || !isPositive(margin)
      ? []
      : [
          sentences.t('value.margin', {
            amount: formatMoney(sentences.locale, margin),
            percent: formatPercent(sentences.locale, marginPercent),
          }),
        ]),
  ];
}

function sourceSentence(sentences: Sentences, provenance: Source, { timeZone }: ShownValue): string {
  return sentences.t(`value.how_${provenance.source}`, {
    count: provenance.rowsRead ?? 0,
    time: formatTime(sentences.locale, provenance.readAtMs, timeZone),
  });
}

function exactnessSentences(sentences: Sentences, { approximations, rowsRejected }: Source): readonly string[] {
  return [
    ...approximations.map((approximation) => sentences.t(`value.not_exact.${approximation}`)),
    ...(rowsRejected > 0 ? [sentences.t('value.how_rejected', { count: rowsRejected })] : []),
  ];
}

function identitySentences(sentences: Sentences, { by, addresses, accounts }: Identity): readonly string[] {
  if (by === 'zendesk_user') return [sentences.t('value.how_identity')];
  if (by === 'account_id') return [sentences.t('value.how_identity_account')];
  if (accounts === 0) return [sentences.t('value.how_identity_none')];
  const found = (isVerified: boolean): readonly string[] => {
    const some = addresses.filter((one) => one.isVerified === isVerified).map(({ address }: EmailAddress) => address);
    if (some.length === 0) return [];
    const key = isVerified ? 'value.how_identity_verified' : 'value.how_identity_unverified';
    return [sentences.t(key, { addresses: formatList(sentences.locale, some) })];
  };
  return [...found(true), ...found(false), ...(accounts > 1 ? [sentences.t('value.how_accounts', { count: accounts })] : [])];
}

function invoicedSentences(sentences: Sentences, { invoiced }: Source): readonly string[] {
  return invoiced.map(({ paid, payments }) =>
    sentences.t('value.how_invoiced', { count: payments, amount: formatMoney(sentences.locale, paid) }),
  );
}

/** What stands after refunds, and the policy's tier by it. */
function netSentences(sentences: Sentences, value: Known, { settings }: ShownValue): readonly string[] {
  const isNetKnown = !value.provenance.approximations.includes('source_totals');
  const net = isNetKnown ? [sentences.t('value.how_net')] : [];
  const { tier } = value;
  // Of a match that is not verified it is said that no tier counts.
  const isCounted = value.projection === null || value.provenance.identity.isVerified;
  if (tier === null || !isCounted) return net;
  const amount = formatMoney(sentences.locale, money(tier.atLeastMinor, settings.settings.currency));
  // With a projection the model's tier names the customer, and this one raises the suggestion.
  const { tiersBy } = settings.settings.policy;
  const ofProjection = value.projection === null ? 'value.how_tier' : 'value.how_tier_suggestion';
  const key = tiersBy === 'so_far' ? ofProjection : (`value.how_tier_${tiersBy}` as const);
  return [...net, sentences.t(key, { tier: tierName(sentences, tier.key), amount })];
}

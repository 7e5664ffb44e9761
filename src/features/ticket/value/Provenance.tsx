import { money } from '#domain/money/money.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { EmailAddress, Identity, Provenance as Source } from '#domain/value/provenance.ts';
import type { SessionState } from '../session/session-state.ts';
import { Late } from '#ui/components/Late.tsx';
import { useMessages } from '#ui/i18n/MessagesContext.tsx';
import { formatList, formatMoney, formatTime } from '#ui/i18n/formats.ts';
import { tierName } from '#ui/i18n/sentences.ts';
import { type Words, projectionSentences } from './projection-sentences.ts';

interface Props {
  readonly value: CustomerValue;
  readonly state: SessionState;
}

/** How a value is known: the source and its age, whose orders they are, what keeps the figures from being exact, and what a model adds. */
export function Provenance({ value, state }: Props) {
  const messages = useMessages();
  return (
    <Late>
      {(late) => (
        <div className="stack stack-tight">
          {sentencesOf({ messages, late }, value, state).map((sentence) => (
            <p key={sentence} className="quiet">
              {sentence}
            </p>
          ))}
        </div>
      )}
    </Late>
  );
}

function sentencesOf(words: Words, value: CustomerValue, state: SessionState): readonly string[] {
  const { provenance } = value;
  return [
    sourceSentence(words, provenance, state),
    ...exactnessSentences(words, provenance),
    ...identitySentences(words, provenance.identity),
    ...(value.kind === 'known' && !provenance.identity.isVerified ? [words.late.t('value.how_unverified_effect')] : []),
    ...invoicedSentences(words, provenance),
    ...(value.kind === 'known' ? netSentences(words, value, state) : []),
    ...(value.kind === 'known' ? projectionSentences(words, value, state) : []),
  ];
}

function sourceSentence({ messages, late }: Words, provenance: Source, { timeZone }: SessionState): string {
  return late.t(`value.how_${provenance.source}`, {
    count: provenance.rowsRead ?? 0,
    time: formatTime(messages, provenance.readAtMs, timeZone),
  });
}

function exactnessSentences({ late }: Words, { approximations, rowsRejected }: Source): readonly string[] {
  return [
    ...approximations.map((approximation) => late.t(`value.not_exact.${approximation}`)),
    ...(rowsRejected > 0 ? [late.t('value.how_rejected', { count: rowsRejected })] : []),
  ];
}

function identitySentences({ messages, late }: Words, { by, addresses, accounts }: Identity): readonly string[] {
  if (by === 'zendesk_user') return [late.t('value.how_identity')];
  if (by === 'account_id') return [late.t('value.how_identity_account')];
  if (accounts === 0) return [late.t('value.how_identity_none')];
  const found = (isVerified: boolean): readonly string[] => {
    const some = addresses.filter((one) => one.isVerified === isVerified).map(({ address }: EmailAddress) => address);
    if (some.length === 0) return [];
    const key = isVerified ? 'value.how_identity_verified' : 'value.how_identity_unverified';
    return [late.t(key, { addresses: formatList(messages, some) })];
  };
  return [...found(true), ...found(false), ...(accounts > 1 ? [late.t('value.how_accounts', { count: accounts })] : [])];
}

function invoicedSentences({ messages, late }: Words, { invoiced }: Source): readonly string[] {
  return invoiced.map(({ paid, payments }) => late.t('value.how_invoiced', { count: payments, amount: formatMoney(messages, paid) }));
}

type Known = Extract<CustomerValue, { readonly kind: 'known' }>;

/** What stands after refunds, and the policy's tier by it. */
function netSentences({ messages, late }: Words, value: Known, { settings }: SessionState): readonly string[] {
  const isNetKnown = !value.provenance.approximations.includes('source_totals');
  const net = isNetKnown ? [late.t('value.how_net')] : [];
  const { tier } = value;
  // Of a match that is not verified it is said that no tier counts.
  const isCounted = value.projection === null || value.provenance.identity.isVerified;
  if (tier === null || !isCounted) return net;
  const amount = formatMoney(messages, money(tier.atLeastMinor, settings.settings.currency));
  // With a projection the model's tier names the customer, and this one raises the suggestion.
  const key = value.projection === null ? 'value.how_tier' : 'value.how_tier_suggestion';
  return [...net, late.t(key, { tier: tierName(messages, tier.key), amount })];
}

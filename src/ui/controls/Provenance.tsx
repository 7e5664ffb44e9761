import { money } from '#domain/money/money.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { EmailAddress, Identity, Provenance as Known } from '#domain/value/provenance.ts';
import type { SessionState } from '#application/session-state.ts';
import { useMessages } from '../components/MessagesContext.tsx';
import { formatList, formatMoney, formatTime } from '../messages/formats.ts';
import type { Messages } from '../messages/messages.ts';
import { tierName } from '../messages/sentences.ts';

/** How a value is known: the source and its age, whose orders they are, and what keeps the figures from being exact. */
export function Provenance({ value, state }: { readonly value: CustomerValue; readonly state: SessionState }) {
  const messages = useMessages();
  const sentences = [
    sourceSentence(messages, value.provenance, state),
    ...exactnessSentences(messages, value.provenance),
    ...identitySentences(messages, value.provenance.identity),
    ...invoicedSentences(messages, value.provenance),
    ...valueSentences(messages, value, state),
  ];
  return (
    <div className="stack stack-tight">
      {sentences.map((sentence) => (
        <p key={sentence} className="quiet">
          {sentence}
        </p>
      ))}
    </div>
  );
}

function sourceSentence(messages: Messages, provenance: Known, { timeZone }: SessionState): string {
  return messages.t(`value.how_${provenance.source}`, {
    count: provenance.rowsRead ?? 0,
    time: formatTime(messages, provenance.readAtMs, timeZone),
  });
}

function exactnessSentences(messages: Messages, { approximations, rowsRejected }: Known): readonly string[] {
  return [
    ...approximations.map((approximation) => messages.t(`value.not_exact.${approximation}`)),
    ...(rowsRejected > 0 ? [messages.t('value.how_rejected', { count: rowsRejected })] : []),
  ];
}

function identitySentences(messages: Messages, { by, addresses, accounts }: Identity): readonly string[] {
  if (by === 'zendesk_user') return [messages.t('value.how_identity')];
  if (by === 'account_id') return [messages.t('value.how_identity_account')];
  if (accounts === 0) return [messages.t('value.how_identity_none')];
  const found = (isVerified: boolean): readonly string[] => {
    const some = addresses.filter((one) => one.isVerified === isVerified).map(({ address }: EmailAddress) => address);
    if (some.length === 0) return [];
    const key = isVerified ? 'value.how_identity_verified' : 'value.how_identity_unverified';
    return [messages.t(key, { addresses: formatList(messages, some) })];
  };
  return [...found(true), ...found(false), ...(accounts > 1 ? [messages.t('value.how_accounts', { count: accounts })] : [])];
}

function invoicedSentences(messages: Messages, { invoiced }: Known): readonly string[] {
  return invoiced.map(({ paid, payments }) => messages.t('value.how_invoiced', { count: payments, amount: formatMoney(messages, paid) }));
}

function valueSentences(messages: Messages, value: CustomerValue, { settings }: SessionState): readonly string[] {
  if (value.kind !== 'known') return [];
  const isNetKnown = !value.provenance.approximations.includes('source_totals');
  const { tier } = value;
  const net = isNetKnown ? [messages.t('value.how_net')] : [];
  if (tier === null) return net;
  const amount = formatMoney(messages, money(tier.atLeastMinor, settings.settings.currency));
  return [...net, messages.t('value.how_tier', { tier: tierName(messages, tier.key), amount })];
}

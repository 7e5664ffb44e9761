import type { AppFault, FaultSubject, Vendor } from '#ports/app-fault.ts';
import type { FaultMessages } from '../i18n/load-fault-messages.ts';

/** What happened, why, and what to do, for whatever was not done. */
export function faultSentence(messages: FaultMessages, fault: AppFault): string {
  const { t } = messages;
  const source = vendorOf(fault);
  const where = source === null ? 'fault' : 'fault.vendor';
  switch (fault.kind) {
    case 'not_set_up':
      return source === null ? notSetUp(messages, fault.what) : t('fault.vendor.not_set_up', { source });
    case 'refused_by_role':
      return t('fault.refused_by_role', { what: subject(messages, fault.what), action: t(`fault.action.${fault.action}`) });
    case 'refused_key':
      return t('fault.vendor.refused_key', { source: fault.what });
    case 'rate_limited':
      return t(`${where}.rate_limited`, { ...named(source), count: Math.max(1, Math.ceil(fault.retryAfterMs / 1000)) });
    case 'unavailable':
      return t(`${where}.unavailable`, { ...named(source), status: String(fault.status) });
    case 'rejected':
    case 'unreachable':
    case 'unreadable':
      return t(`${where}.${fault.kind}`, named(source));
    case 'missing':
    case 'signed_out':
    case 'raced':
    case 'chunk':
    case 'too_large':
    case 'too_much_to_read':
      return t(`fault.${fault.kind}`);
  }
}

/** Whoever beside Zendesk was asked; a name is the same in every language. */
function vendorOf(fault: AppFault): Vendor | null {
  if (fault.kind === 'chunk') return null;
  return fault.what === 'Stripe' || fault.what === 'Shopify' ? fault.what : null;
}

function named(source: Vendor | null): { readonly source?: Vendor } {
  return source === null ? {} : { source };
}

function notSetUp(messages: FaultMessages, what: FaultSubject): string {
  if (what === 'journal' || what === 'moments') return messages.t('fault.not_set_up.records');
  if (what === 'orders') return messages.t('fault.not_set_up.orders');
  return messages.t('fault.not_set_up.other', { what: subject(messages, what) });
}

function subject({ t }: FaultMessages, what: FaultSubject): string {
  return what === 'Stripe' || what === 'Shopify' ? what : t(`fault.what.${what}`);
}

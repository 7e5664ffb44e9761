import type { AppFault, FaultSubject, Vendor } from '#ports/app-fault.ts';
import type { Sentences } from '../i18n/registry.ts';
import { OBJECT_TITLES } from './object-titles.ts';

/** What Zendesk calls an address that a plan leaves out. An object that is not there is called otherwise. */
const NO_SUCH_ADDRESS = 'InvalidEndpoint';

/** What happened, why, and what to do, for whatever was not done. */
export function faultSentence(sentences: Sentences, fault: AppFault): string {
  const { t } = sentences;
  const source = vendorOf(fault);
  const where = source === null ? 'app_fault' : 'app_fault.vendor';
  switch (fault.kind) {
    case 'not_set_up':
      return source === null ? notSetUp(sentences, fault) : t('app_fault.vendor.not_set_up', { source });
    case 'refused_by_role':
      return t('app_fault.refused_by_role', { what: subject(sentences, fault.what), action: t(`app_fault.action.${fault.action}`) });
    case 'refused_key':
    case 'refused_by_proxy':
      return t(`app_fault.vendor.${fault.kind}`, { source: fault.what });
    case 'rate_limited':
      return t(`${where}.rate_limited`, { ...named(source), count: Math.max(1, Math.ceil(fault.retryAfterMs / 1000)) });
    case 'lacks_field':
      return t('app_fault.lacks_field', { object: OBJECT_TITLES[fault.what], count: fault.fields.length, fields: fault.fields.join(', ') });
    case 'lacks_option': {
      const { field, options } = fault;
      return t('app_fault.lacks_option', { object: OBJECT_TITLES[fault.what], field, count: options.length, options: options.join(', ') });
    }
    case 'unavailable':
      return t(`${where}.unavailable`, { ...named(source), status: String(fault.status) });
    case 'rejected':
    case 'unreachable':
    case 'unreadable':
      return t(`${where}.${fault.kind}`, named(source));
    case 'chunk':
      // Said at once, also where the rest of these sentences is what did not load.
      return t('section.not_loaded');
    case 'missing':
    case 'signed_out':
    case 'raced':
    case 'outdated':
    case 'too_large':
    case 'too_much_to_read':
    case 'not_listed':
    case 'others_hidden':
      return t(`app_fault.${fault.kind}`);
  }
}

/** Whoever beside Zendesk was asked; a name is the same in every language. */
function vendorOf(fault: AppFault): Vendor | null {
  if (fault.kind === 'chunk') return null;
  return isVendor(fault.what) ? fault.what : null;
}

function isVendor(what: FaultSubject): what is Vendor {
  return what === 'Stripe' || what === 'Shopify' || what === 'Webhook';
}

function named(source: Vendor | null): { readonly source?: Vendor } {
  return source === null ? {} : { source };
}

function notSetUp(sentences: Sentences, { what, code }: { readonly what: FaultSubject; readonly code?: string }): string {
  if (what === 'journal' || what === 'moments') {
    return sentences.t(code === NO_SUCH_ADDRESS ? 'app_fault.not_set_up.plan' : 'app_fault.not_set_up.records');
  }
  if (what === 'orders') return sentences.t('app_fault.not_set_up.orders');
  return sentences.t('app_fault.not_set_up.other', { what: subject(sentences, what) });
}

function subject({ t }: Sentences, what: FaultSubject): string {
  return isVendor(what) ? what : t(`app_fault.what.${what}`);
}

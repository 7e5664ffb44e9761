import type { TransportRequest } from '#adapters/shared/transport.ts';
import type { VendorFault } from '#sandbox/vendors/vendor-call.ts';
import type { WebhookMode } from '#sandbox/vendors/webhook.ts';
import type { VendorAccount } from '../../adapters/vendor-account.ts';

/** No request is under way for longer, even where its page sleeps for a day meanwhile: what has not arrived by then is lost. */
export const UNDER_WAY_MS = 60_000;

/** Whether a request would change what a vendor holds. */
export function isWrite({ method, body }: TransportRequest): boolean {
  const query = typeof body === 'object' && body !== null ? Reflect.get(body, 'query') : undefined;
  return method === 'POST' && (typeof query !== 'string' || query.trimStart().startsWith('mutation'));
}

/** Lets the vendors suffer from a fault while one request is answered, the company's own system as well. */
export function strike(account: VendorAccount, fault: VendorFault, request: TransportRequest): void {
  account.suffer({ vendors: fault });
  account.webhook.mode = fault === 'writes_down' && !isWrite(request) ? 'works' : WEBHOOK_MODES[fault];
}

const WEBHOOK_MODES: Readonly<Record<VendorFault, WebhookMode>> = {
  none: 'works',
  down: 'down',
  throttled: 'throttled',
  writes_down: 'down',
  lost_reply: 'loses_answers',
  key_expired: 'turns_away',
};

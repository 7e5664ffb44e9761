import type { ProbedProvider } from '#ports/provider-probe.ts';
import type { WebhookSettings } from '#ports/settings.ts';
import type { Transport } from '../shared/transport.ts';
import { webhookApi } from './client.ts';

/** Nobody's: a system by the contract has never heard of it, and says so. */
const NOBODY = 'make-it-right-probe';

/** Asks the company's own system what became of a gesture that there never was. */
export async function probeWebhook(transport: Transport, settings: WebhookSettings): Promise<ProbedProvider> {
  const answer = await webhookApi(transport, settings).find(NOBODY);
  const { host: label } = settings;
  if (!answer.ok) return { label, lacks: [], fault: answer.error };
  // Whoever says that it was issued would say so of any key.
  const isNone = answer.value.status === 'none';
  return { label, lacks: [], fault: isNone ? null : { kind: 'unreadable', what: 'Webhook', path: 'status' } };
}

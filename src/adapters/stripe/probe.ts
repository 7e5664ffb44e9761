import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { ProbedProvider } from '#ports/provider-probe.ts';
import type { ProbedSource } from '#ports/value-source-probe.ts';
import type { Transport } from '../shared/transport.ts';
import { stripeApi } from './client.ts';
import { stripeGivingApi } from './giving-client.ts';

/** Nobody's: Stripe says of a request for it only whether the key may make one, and that there is no such customer. */
const NOBODY = 'cus_makeitrightprobe';

const NOTHING = 'ch_makeitrightprobe';

/** Asks for one page of customers, and for what is to be written there: for nobody, and of a charge that there never was. */
export async function probeStripe(
  transport: Transport,
  { isCredit, isRefund }: { readonly isCredit: boolean; readonly isRefund: boolean },
): Promise<ProbedProvider> {
  const api = stripeGivingApi(transport);
  const asked = await lackedBy([
    () => api.customersByEmail('nobody@make-it-right.example'),
    ...(isCredit ? [() => api.adjustBalance(NOBODY, {}, NOBODY)] : []),
    ...(isRefund ? [() => api.chargesOf(NOBODY), () => api.refund({ charge: NOTHING }, NOTHING)] : []),
  ]);
  return { label: 'Stripe', lacks: asked.ok ? asked.value : [], fault: asked.ok ? null : asked.error };
}

/** Asks for what value is read from: customers, and the charges of nobody. */
export async function probeStripeReading(transport: Transport): Promise<Result<ProbedSource, AppFault>> {
  const api = stripeApi(transport);
  const asked = await lackedBy([() => api.customersByEmail('nobody@make-it-right.example'), () => api.chargesOf(NOBODY, null)]);
  return asked.ok ? ok({ needs: [], lacks: asked.value }) : asked;
}

/** What the key may not do of this, in Stripe's own words. */
async function lackedBy(asks: readonly (() => Promise<Result<unknown, AppFault>>)[]): Promise<Result<readonly string[], AppFault>> {
  const lacks: string[] = [];
  for (const ask of asks) {
    const answer = await ask();
    if (answer.ok || isRefusalOfSense(answer.error)) continue;
    const isPermission = answer.error.kind === 'refused_key' && answer.error.status === 403;
    if (!isPermission) return fail(answer.error);
    lacks.push(answer.error.detail ?? '');
  }
  return ok(lacks);
}

/** The key may ask so, and what was asked makes no sense. */
function isRefusalOfSense(fault: AppFault): boolean {
  return fault.kind === 'rejected';
}

import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { ProbedProvider } from '#ports/provider-probe.ts';
import type { Transport } from '../shared/transport.ts';
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
  const lacks: string[] = [];
  const asks: (() => Promise<Result<unknown, AppFault>>)[] = [
    () => api.customersByEmail('nobody@make-it-right.example'),
    ...(isCredit ? [() => api.adjustBalance(NOBODY, {}, NOBODY)] : []),
    ...(isRefund ? [() => api.chargesOf(NOBODY), () => api.refund({ charge: NOTHING }, NOTHING)] : []),
  ];
  for (const ask of asks) {
    const answer = await ask();
    if (answer.ok || isRefusalOfSense(answer.error)) continue;
    const isPermission = answer.error.kind === 'refused_key' && answer.error.status === 403;
    if (!isPermission) return { label: 'Stripe', lacks: [], fault: answer.error };
    lacks.push(answer.error.detail ?? '');
  }
  return { label: 'Stripe', lacks, fault: null };
}

/** The key may ask so, and what was asked makes no sense. */
function isRefusalOfSense(fault: AppFault): boolean {
  return fault.kind === 'rejected';
}

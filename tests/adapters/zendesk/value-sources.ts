import type { OpenTicket } from '#ports/workspace.ts';
import type { SandboxAccount } from './sandbox-account.ts';

/** A sandbox customer as the requester of an open ticket, with the user fields that their record holds and their verified address. */
export async function requesterOf(account: SandboxAccount, customerId: number): Promise<OpenTicket['requester']> {
  const { body } = await account.api.handle({ method: 'GET', path: `/api/v2/users/${customerId}`, headers: { 'X-Sandbox-User': 'agent' } });
  const emails = [{ address: account.api.state.world.customers.get(customerId)?.email ?? '', isVerified: true }];
  const { user } = body as { user: { name: string; locale: string; user_fields: Record<string, unknown> } };
  return { id: String(customerId), name: user.name, locale: user.locale, fields: user.user_fields, emails };
}

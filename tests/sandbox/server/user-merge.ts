import { accountUrl } from '../world/people.ts';
import { problem, type ControlCall } from './control-call.ts';
import { isRecord, ok, type Reply } from './http.ts';
import { keepTicket } from './ticket-control.ts';
import { customerJson } from './zendesk-json.ts';

/**
 * Merges one customer into another: tickets and addresses go over, and the number is no more. Records of custom objects keep it, and
 * what a shop has put into the fields of the one who remains is not added up.
 */
export function mergeUser({ context: { api }, params, body }: ControlCall): Reply {
  const { world, mergedUsers } = api.state;
  const from = world.customers.get(Number(params['user']));
  const into = world.customers.get(Number(isRecord(body) ? body['into'] : undefined));
  if (from === undefined) return problem(404, `There is no customer ${params['user']}.`);
  if (into === undefined) return problem(422, 'into must be the number of the customer who remains, such as 2000001.');
  if (from === into) return problem(422, 'A customer cannot be merged into themselves.');
  for (const [gone, remaining] of mergedUsers) if (remaining === from.id) mergedUsers.set(gone, into.id);
  mergedUsers.set(from.id, into.id);
  for (const id of world.ticketIdsByRequester.get(from.id) ?? []) {
    const ticket = world.tickets.get(id);
    if (ticket !== undefined) keepTicket(api, { ...ticket, requesterId: into.id });
  }
  world.customers.delete(from.id);
  const merged = { ...into, otherEmails: [...(into.otherEmails ?? []), from.email, ...(from.otherEmails ?? [])] };
  world.customers.set(into.id, merged);
  return ok({ user: customerJson(merged, { world, baseUrl: accountUrl }) });
}

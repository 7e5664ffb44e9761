import type { Reply } from '../server/http.ts';

const largestPage = 100;
const usualPage = 10;

/** A page of a list that is ordered newest first. */
export function list(url: URL, all: readonly { id: string }[]): Reply {
  const limit = Number(url.searchParams.get('limit') ?? usualPage);
  if (!Number.isInteger(limit) || limit < 1 || limit > largestPage)
    return error(400, { type: 'invalid_request_error', param: 'limit', message: 'This value must be between 1 and 100.' });
  const after = url.searchParams.get('starting_after');
  const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  if (after !== null && start === 0) return missing('starting_after', after);
  const data = all.slice(start, start + limit);
  return { status: 200, body: { object: 'list', url: url.pathname, has_more: start + limit < all.length, data } };
}

/** Nothing has such an id: 404 where the address names it, 400 where a parameter does. */
export function missing(param: string, id: string, status: 400 | 404 = 400): Reply {
  return error(status, { type: 'invalid_request_error', code: 'resource_missing', param, message: `No such ${param}: '${id}'` });
}

export function invalid(param: string, message: string, code = 'parameter_invalid'): Reply {
  return error(400, { type: 'invalid_request_error', code, param, message });
}

export function error(status: number, body: Record<string, string>): Reply {
  return { status, body: { error: body } };
}

const ofEveryList = ['limit', 'starting_after', 'expand[]', 'created[gt]', 'created[gte]', 'created[lt]', 'created[lte]'];

/** A parameter that the list does not have is refused. */
export function unknownParameter(url: URL, own: readonly string[]): Reply | null {
  const unknown = [...url.searchParams.keys()].find((name) => !ofEveryList.includes(name) && !own.includes(name));
  const odd = [...url.searchParams].find(([name, value]) => name.startsWith('created[') && !/^\d+$/.test(value));
  if (odd !== undefined) return invalid(odd[0], `Invalid integer: ${odd[1]}`);
  return unknown === undefined ? null : invalid(unknown, `Received unknown parameter: ${unknown}`, 'parameter_unknown');
}

/** Those made within `created[…]`, in whole seconds. */
export function createdWithin<T extends { created: number }>(url: URL, all: readonly T[]): T[] {
  const bound = (name: string, otherwise: number): number => Number(url.searchParams.get(`created[${name}]`) ?? otherwise);
  return all.filter(
    ({ created }) =>
      created >= bound('gte', -Infinity) &&
      created > bound('gt', -Infinity) &&
      created <= bound('lte', Infinity) &&
      created < bound('lt', Infinity),
  );
}

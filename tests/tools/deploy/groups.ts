import * as v from 'valibot';
import type { Account } from './account.ts';
import { Refused } from './refused.ts';

/** More groups than this no account has. */
const PAGES_AT_MOST = 50;

const id = v.pipe(v.union([v.number(), v.string()]), v.transform(String));
const page = v.object({
  groups: v.array(v.object({ id, name: v.string(), deleted: v.nullish(v.boolean(), false) })),
  meta: v.nullish(v.object({ has_more: v.boolean(), after_cursor: v.nullish(v.string()) })),
});

/** A group of agents. */
export interface Group {
  readonly id: string;
  readonly name: string;
}

export async function readGroups(account: Account): Promise<readonly Group[]> {
  const groups: Group[] = [];
  let after = '';
  for (let pages = 0; pages < PAGES_AT_MOST; pages++) {
    const path = `/api/v2/groups.json?page[size]=100${after === '' ? '' : `&page[after]=${encodeURIComponent(after)}`}`;
    const read = await account.call({ method: 'GET', path, answer: page });
    groups.push(...read.groups.filter(({ deleted }) => !deleted));
    if (read.meta?.has_more !== true) return groups;
    after = read.meta.after_cursor ?? '';
    if (after === '') break;
  }
  // A group that was not read must not be called one that is not there.
  throw new Refused('Zendesk says that the account has more groups than it lists, so that the leads cannot be told: try again.');
}

/** The groups that a setting names: those of its name, else the one of its number. */
export function groupsNamed(groups: readonly Group[], nameOrNumber: string): readonly Group[] {
  const wanted = nameOrNumber.trim();
  const named = groups.filter(({ name }) => name === wanted);
  return named.length > 0 ? named : groups.filter((group) => group.id === wanted);
}

/** What is wrong with a name that several groups bear. */
export function severalNamed(groups: readonly Group[]): string {
  return `Several groups are called "${groups[0]?.name}": ${groups.map(({ id: number }) => number).join(', ')}`;
}

export async function hasMembers(account: Account, { id: groupId }: Group): Promise<boolean> {
  const answer = v.object({ group_memberships: v.array(v.unknown()) });
  const path = `/api/v2/groups/${groupId}/memberships.json`;
  return (await account.call({ method: 'GET', path, answer })).group_memberships.length > 0;
}

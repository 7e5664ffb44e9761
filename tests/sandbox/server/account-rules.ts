import { leadsGroup } from '../world/people.ts';
import type { Person } from '../world/world.ts';
import type { Faults } from './faults.ts';
import { isRecord } from './http.ts';
import { planOf, plans, type PlanKey } from './plans.ts';

/**
 * The roles that record access can be set for. Zendesk's users have the roles `agent` and `admin`; a light agent is an agent with
 * `role_type` 1, and a lead an agent in the leads' group, who follows `agent` where nothing is said of `lead`.
 */
export const accessRoles = ['agent', 'lead', 'light', 'admin'] as const;
export type AccessRole = (typeof accessRoles)[number];

export function roleOf({ role, isLight, groups }: Person): AccessRole {
  if (role === 'admin') return 'admin';
  if (isLight === true) return 'light';
  return groups.some(({ id }) => id === leadsGroup.id) ? 'lead' : 'agent';
}

/**
 * The roles of the account's own: what Zendesk's own roles may do with records nobody can change, so that whoever may do more or less
 * is in one of these. The app framework gives its number as the person's role.
 */
export const customRoles = [
  { role: 'light', id: 360000000401, roleType: 1, name: 'Light agent' },
  { role: 'agent', id: 360000000402, roleType: 0, name: 'Restricted agent' },
  { role: 'lead', id: 360000000403, roleType: 0, name: 'Restricted lead' },
] as const satisfies readonly { role: AccessRole; id: number; roleType: number; name: string }[];
export type CustomRole = (typeof customRoles)[number];

/** The role of the account's own that somebody is in; null where it is one of Zendesk's. */
export function customRoleOf(person: Person, { recordAccess }: Pick<AccountRules, 'recordAccess'>): CustomRole | null {
  const role = roleOf(person);
  const { read, create, update, delete: mayDelete } = recordAccess[role];
  if (role !== 'light' && read === 'all' && create && update && mayDelete) return null;
  return customRoles.find((one) => one.role === role) ?? null;
}

/** What a role may do with records, as its description names that. */
export function scopesOf({ read, create, update, delete: mayDelete }: RoleAccess): string[] {
  return [
    ...(read === 'none' ? [] : ['read']),
    ...(create ? ['create'] : []),
    ...(update ? ['update'] : []),
    ...(mayDelete ? ['delete'] : []),
  ];
}

/** What a role may do with the records of custom objects. Reading `own` shows, without a word about it, only what one has created. */
export interface RoleAccess {
  read: 'all' | 'own' | 'none';
  create: boolean;
  update: boolean;
  delete: boolean;
}

const fullAccess: RoleAccess = { read: 'all', create: true, update: true, delete: true };
const viewOnly: RoleAccess = { read: 'all', create: false, update: false, delete: false };

/** What an account may be like, apart from trouble that passes: the laxest that Zendesk allows where nothing is set. */
export interface AccountRules {
  recordAccess: Record<AccessRole, RoleAccess>;
  /** Requests that one person's app may make in a minute; 0 for no limit. Zendesk allows 100. */
  requestsPerAppMinute: number;
  /** Each record comes into lists after a time of its own, at most the faults' `listLagMs`: a later one may be seen before an earlier. */
  perRecordListLag: boolean;
  /** False: what the object has no field or option for is passed over instead of refused. */
  refuseUnknownOptions: boolean;
  /** Null: everything is there, and the faults alone limit requests. */
  plan: PlanKey | null;
  /** The app's objects could not be made: the app is there and disabled. */
  installFails: boolean;
  /** What is answered about a user who was merged into another: the one who remains, or 404. */
  mergedUsers: 'remaining' | 'missing';
  sendsDate: boolean;
  /** Pages of records that say there is more, and not where. */
  hasMoreWithoutCursor: boolean;
  /** Where tickets that are asked for with their metrics have them: in a list beside the tickets, in each ticket, or nowhere. */
  metricSets: 'list' | 'ticket' | 'absent';
  /** Whether tickets that are asked for by their ids come out of the archive, too. */
  showsManyArchived: boolean;
}

function defaultRules(): AccountRules {
  return {
    recordAccess: { agent: fullAccess, lead: fullAccess, light: viewOnly, admin: fullAccess },
    requestsPerAppMinute: 0,
    perRecordListLag: false,
    refuseUnknownOptions: true,
    plan: null,
    installFails: false,
    mergedUsers: 'remaining',
    sendsDate: true,
    hasMoreWithoutCursor: false,
    metricSets: 'list',
    showsManyArchived: false,
  };
}

type Given = AccountRules & { uniqueExternalId: boolean };

const isFlag = (value: unknown): string | null => (typeof value === 'boolean' ? null : 'true or false');

/** What a key wants that is not given it; null where it is. */
const rules: Record<keyof Given, (value: unknown) => string | null> = {
  recordAccess: accessComplaint,
  requestsPerAppMinute: (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? null : 'a whole number, 0 for no limit',
  uniqueExternalId: isFlag,
  perRecordListLag: isFlag,
  refuseUnknownOptions: isFlag,
  plan: (value) => (value === null || planOf(value) !== null ? null : `null or one of ${Object.keys(plans).join(', ')}`),
  installFails: isFlag,
  mergedUsers: (value) => (value === 'remaining' || value === 'missing' ? null : '"remaining" or "missing"'),
  sendsDate: isFlag,
  hasMoreWithoutCursor: isFlag,
  metricSets: (value) => (value === 'list' || value === 'ticket' || value === 'absent' ? null : '"list", "ticket" or "absent"'),
  showsManyArchived: isFlag,
};

function isRuleName(name: string): name is keyof Given {
  return Object.hasOwn(rules, name);
}

const accessExample = '{"agent": {"read": "own", "create": true, "update": false, "delete": false}}';
const reads: readonly unknown[] = ['all', 'own', 'none'];
const writes: readonly string[] = ['create', 'update', 'delete'];

function accessComplaint(value: unknown): string | null {
  if (!isRecord(value)) return `an object by role such as ${accessExample}`;
  for (const [role, access] of Object.entries(value)) {
    if (!accessRoles.some((known) => known === role)) return `keyed by ${accessRoles.join(', ')}, not by "${role}"`;
    if (!isRecord(access)) return `an object by role such as ${accessExample}`;
    for (const [action, allowed] of Object.entries(access)) {
      if (action === 'read' ? !reads.includes(allowed) : !writes.includes(action) || typeof allowed !== 'boolean')
        return `made of read ("all", "own" or "none") and create, update and delete (true or false), which ${role}.${action} is not`;
    }
    if (role === 'admin' && (access['read'] ?? 'all') !== 'all') return 'without limits on admins: in Zendesk they see every record';
    if (role === 'admin' && writes.some((action) => access[action] === false))
      return 'without limits on admins: in Zendesk they may do everything';
    if (access['read'] === 'none' && writes.some((action) => access[action] === true))
      return `such that a role that writes also reads, which ${role} does not: Zendesk refuses that`;
  }
  return null;
}

/** Whoever may not read may do nothing else. */
function roleAccess(given: unknown, preset: RoleAccess): RoleAccess {
  if (!isRecord(given)) return preset;
  const base = given['read'] === 'none' ? viewOnly : preset;
  return { ...base, ...given };
}

function accessByRole(given: Record<string, unknown>): AccountRules['recordAccess'] {
  const agent = roleAccess(given['agent'], fullAccess);
  return { agent, lead: roleAccess(given['lead'], agent), light: roleAccess(given['light'], viewOnly), admin: fullAccess };
}

/** The account's own ways, which its admins and its plan decide. */
export class Account {
  rules = defaultRules();
  readonly #faults: Faults;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /** The rules, with what the faults say of external ids. */
  show(): Given {
    return { ...this.rules, uniqueExternalId: this.#faults.settings.duplicateExternalId === 'reject' };
  }

  /** Takes the rules given in the place of those there were, key by key; a sentence where something in them is wrong, and then nothing changes. */
  change(given: unknown): string | null {
    if (!isRecord(given)) return 'The body must be a JSON object of what the account is like.';
    for (const [name, value] of Object.entries(given)) {
      if (!isRuleName(name)) return `There is no "${name}" of an account; there are ${Object.keys(rules).join(', ')}.`;
      const wanted = rules[name](value);
      if (wanted !== null) return `${name} must be ${wanted}.`;
    }
    const { uniqueExternalId, recordAccess, plan, ...others } = given;
    if (typeof uniqueExternalId === 'boolean') this.#faults.change({ duplicateExternalId: uniqueExternalId ? 'reject' : 'allow' });
    this.rules = {
      ...this.rules,
      ...others,
      ...(isRecord(recordAccess) ? { recordAccess: accessByRole(recordAccess) } : {}),
      ...(plan === undefined ? {} : { plan: planOf(plan) }),
    };
    return null;
  }
}

import * as v from 'valibot';
import type { Allowed, RecordPermissions, RolePermissions } from '#ports/record-permissions.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { idSchema } from './field-values.ts';
import { JOURNAL_KEY, MOMENT_KEY } from './object-keys.ts';
import type { ZendeskRequest } from './request.ts';
import { VIEWING_ROLE_TYPES } from './viewing-roles.ts';

const READ = { what: 'roles', method: 'GET' } as const;
const END_USER = 'end-user';
const OBJECT_KEYS = { journal: JOURNAL_KEY, moments: MOMENT_KEY } as const;

const actionSchema = v.pipe(
  v.object({ allowed: v.boolean(), rule_id: v.nullish(idSchema, null) }),
  v.transform(({ allowed, rule_id: ruleId }): Allowed => (allowed ? (ruleId === null ? 'all' : 'some') : 'none')),
);
const policySchema = v.object({
  id: v.string(),
  role_name: v.nullish(v.string(), ''),
  records: v.object({ read: actionSchema, create: actionSchema, update: actionSchema, delete: actionSchema }),
});
const policiesAnswer = v.object({ policies: v.array(policySchema) });
const rolesAnswer = v.object({ custom_roles: v.array(v.object({ id: idSchema, role_type: v.nullish(v.number(), null) })) });

type Policy = v.InferOutput<typeof policySchema>;

export function createRecordPermissions(request: ZendeskRequest): RecordPermissions {
  async function policiesOf(owner: RolePermissions['of']): Promise<Result<readonly Policy[], AppFault>> {
    const path = `/api/v2/custom_objects/${OBJECT_KEYS[owner]}/permission_policies`;
    const found = await request({ ...READ, path, answer: policiesAnswer, isOfAccount: true });
    return found.ok ? ok(found.value.policies) : found;
  }

  return {
    async read() {
      const [journal, moments, viewers] = await Promise.all([policiesOf('journal'), policiesOf('moments'), viewingRoles(request)]);
      if (!viewers.ok) return viewers;
      if (!journal.ok) return journal;
      if (!moments.ok) return moments;
      const all = [
        ...journal.value.map((policy) => ({ of: 'journal' as const, policy })),
        ...moments.value.map((policy) => ({ of: 'moments' as const, policy })),
      ];
      const ofEndUsers = all.filter(({ policy }) => policy.id === END_USER);
      return ok({
        roles: all.filter(({ policy }) => policy.id !== END_USER && !viewers.value.has(policy.id)).map(rolePermissions),
        openToEndUsers: ofEndUsers.filter(({ policy }) => isOpen(policy)).map((one) => one.of),
      });
    },
  };
}

/** The policies of the roles that may look and do nothing else, whatever a policy says. */
async function viewingRoles(request: ZendeskRequest): Promise<Result<ReadonlySet<string>, AppFault>> {
  const found = await request({ ...READ, path: '/api/v2/custom_roles', answer: rolesAnswer, isOfAccount: false });
  if (!found.ok) return found;
  const viewing = found.value.custom_roles.filter((role) => VIEWING_ROLE_TYPES.includes(role.role_type));
  return ok(new Set(viewing.map(({ id }) => `custom-role-${id}`)));
}

function rolePermissions({ of: owner, policy }: { readonly of: RolePermissions['of']; readonly policy: Policy }): RolePermissions {
  const { read, create, update } = policy.records;
  return { role: policy.role_name === '' ? policy.id : policy.role_name, of: owner, may: { read, create, update } };
}

function isOpen({ records }: Policy): boolean {
  return Object.values(records).some((allowed) => allowed !== 'none');
}
